internal import Reach
internal import Synchronization

/// Tells of many parcels whether they reach one commune on one day.
///
/// The ways from each origin are worked out once, however many listings leave from there.
final class ReachSieve: Sendable {
    private let snapshot: ReachSnapshot
    private let destination: CommuneCode
    private let day: Day
    private let gates = Mutex<[CommuneCode: ReachGate]>([:])

    init(_ snapshot: ReachSnapshot, to destination: CommuneCode, on day: Day) {
        self.snapshot = snapshot
        self.destination = destination
        self.day = day
    }

    /// Whether the parcel reaches the commune; a place that is not on the list reaches nothing.
    func serves(_ parcel: Parcel, from origin: CommuneCode) -> Bool {
        let gate: ReachGate? = gates.withLock { gates in
            if let known = gates[origin] { return known }
            let passages = try? snapshot.passages(from: origin, to: destination, on: day)
            let gate = passages.map { ReachGate($0) }
            gates[origin] = gate
            return gate
        }
        return gate?.serves(parcel) ?? false
    }
}
