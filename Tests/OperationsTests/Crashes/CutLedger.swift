internal import Market
internal import Synchronization

/// What clients sent and what they were told, over all lives of a house.
final class CutLedger: Sendable {
    /// An order under its own key, and how far it is known to have come.
    struct Entry: Sendable {
        let key: String
        let listing: String
        let quantity: Int
        /// Known once it was answered.
        var order: OrderID?
        var wasCancelSent = false
        var wasCancelled = false
        var wasAccepted = false
    }

    private let state = Mutex<[Entry]>([])

    var entries: [Entry] { state.withLock { $0 } }

    /// Notes an order before it is sent; answers its number.
    func add(listing: String, quantity: Int) -> (number: Int, entry: Entry) {
        state.withLock { entries in
            let entry = Entry(key: "don-\(entries.count)", listing: listing, quantity: quantity)
            entries.append(entry)
            return (entries.count - 1, entry)
        }
    }

    func change(_ number: Int, _ change: (inout Entry) -> Void) {
        state.withLock { change(&$0[number]) }
    }

    /// An answered order that nobody has begun to cancel, by chance.
    func someOrder(_ draw: Int) -> (number: Int, order: OrderID)? {
        state.withLock { entries in
            guard !entries.isEmpty else { return nil }
            let number = draw % entries.count
            let entry = entries[number]
            guard let order = entry.order, !entry.wasCancelSent else { return nil }
            return (number, order)
        }
    }
}
