package import Reach
internal import Market
internal import Storage

/// For an integration that reads by cursor and takes no leases.
extension CourierDesk {
    /// Entries that one transaction settles.
    private static let entriesAtOnce = 500

    /// The courier has stored everything up to the cursor: its parcels are taken over, so that no
    /// lease gives them out and people see that their data has arrived. Answers how many there
    /// were; saying it again answers 0.
    ///
    /// How far a courier has come is kept, so that each entry is looked at once.
    package func acknowledge(upTo cursor: String, of courier: CourierCode) async throws -> Int {
        let position = try await house.feedSeal().open(cursor, for: courier)
        var count = 0
        while true {
            let step = try await house.store.write { session in
                try Self.step(to: position, of: courier, in: session)
            }
            count += step.taken
            if step.isLast { return count }
        }
    }

    private static func step(
        to position: Int, of courier: CourierCode, in session: StoreSession
    ) throws -> (taken: Int, isLast: Bool) {
        let name = "courier_feed_acknowledged \(courier.text)"
        let bounds = try session.feedBounds(of: courier)
        if position > bounds.last { throw CursorError.expired }
        let begin = max(try session.counter(name), bounds.swept)
        let entries = try session.feed(of: courier, after: begin, limit: entriesAtOnce)
            .filter { $0.position <= position }
        guard let last = entries.last else { return (0, true) }
        var taken = 0
        for entry in entries where entry.kind == .assigned {
            if try session.takeOver(entry.parcel, by: courier) { taken += 1 }
        }
        try session.raise(counter: name, to: last.position)
        return (taken, last.position >= position)
    }
}
