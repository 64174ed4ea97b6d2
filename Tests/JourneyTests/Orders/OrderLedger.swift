import Synchronization
import TestSupport

/// What clients sent and what they were told, over all lives of the server.
final class OrderLedger: Sendable {
    /// An order that was sent, and its answer where one arrived.
    struct Entry: Sendable {
        let form: OrderForm
        var answer: [UInt8]?
        var wasCancelSent = false
        var wasCancelled = false
    }

    /// What a courier said of a parcel and was told to be kept.
    enum Fact: String, Sendable {
        case acknowledged
        case accepted
        case pickedUp = "picked_up"
    }

    private struct State {
        var entries: [Entry] = []
        var acknowledged = 0
        var facts: [String: Set<Fact>] = [:]
    }

    private let state = Mutex(State())

    var entries: [Entry] { state.withLock { $0.entries } }

    /// Notes an order before it is sent; the answer is its number.
    func add(_ make: (_ key: String) -> OrderForm) -> (number: Int, form: OrderForm) {
        state.withLock { state in
            let form = make("don-\(state.entries.count)")
            state.entries.append(Entry(form: form))
            return (state.entries.count - 1, form)
        }
    }

    /// Notes an answer; answers how many there are by now.
    func acknowledge(_ number: Int, with answer: [UInt8]) -> Int {
        state.withLock { state in
            state.entries[number].answer = answer
            state.acknowledged += 1
            return state.acknowledged
        }
    }

    func change(_ number: Int, _ change: (inout Entry) -> Void) {
        state.withLock { change(&$0.entries[number]) }
    }

    func note(_ fact: Fact, of parcels: [String]) {
        state.withLock { state in
            for parcel in parcels { state.facts[parcel, default: []].insert(fact) }
        }
    }

    /// What couriers said of each parcel.
    var facts: [String: Set<Fact>] { state.withLock { $0.facts } }

    /// How many answers have arrived.
    var acknowledged: Int { state.withLock { $0.acknowledged } }

    /// Packs that all orders together took of a listing and did not give back.
    func quantity(of goods: Goods) -> Int {
        entries.filter { !$0.wasCancelled }.flatMap(\.form.lines).filter { $0.goods.id == goods.id }
            .reduce(0) { $0 + $1.quantity }
    }
}
