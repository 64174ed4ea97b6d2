internal import Reach
internal import Synchronization

/// Tells of many parcels whether they reach one commune on one day.
///
/// The ways from each origin are worked out once, however many listings leave from there.
final class ReachSieve: Sendable {
    private let snapshot: ReachSnapshot
    private let destination: CommuneCode
    private let day: Day
    private let ways = Mutex<[CommuneCode: ReachPassages]>([:])

    init(_ snapshot: ReachSnapshot, to destination: CommuneCode, on day: Day) {
        self.snapshot = snapshot
        self.destination = destination
        self.day = day
    }

    /// Whether the parcel reaches the commune; a place that is not on the list reaches nothing.
    func serves(_ parcel: Parcel, from origin: CommuneCode) -> Bool {
        let passages: ReachPassages? = ways.withLock { ways in
            if let known = ways[origin] { return known }
            let passages = try? snapshot.passages(from: origin, to: destination, on: day)
            ways[origin] = passages
            return passages
        }
        return passages?.status(of: parcel) == .served
    }
}
