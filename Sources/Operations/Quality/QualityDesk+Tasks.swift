package import Market
internal import Reach
internal import Storage

/// What of a producer's data is worth mending first.
extension QualityDesk {
    /// A listing with the one thing whose mending gains its score most.
    package struct QualityTask: Hashable, Sendable {
        package let listing: ListingID
        package let name: String
        package let finding: QualityFinding
        /// Since when it is so as far as anybody knows, in UTC milliseconds: its last change.
        package let at: Int64
    }

    /// So few are told at once, or nobody mends any.
    static let mostTasks = 3
    /// What gains less is in the report of quality and is nobody's task.
    private static let leastGain = QualityPoints(2)
    private static let pageSize = 500

    /// Of equal ones the older listing's comes first, so that the list does not turn about.
    private static func isDearer(_ one: QualityTask, than other: QualityTask) -> Bool {
        (other.finding.lost, one.listing.text) < (one.finding.lost, other.listing.text)
    }

    /// The dearest findings of a producer's listings, one of each listing, the dearest first; each
    /// is gone as soon as what it says is mended.
    package func tasks(of id: ProducerID, by caller: Caller) async throws -> [QualityTask] {
        let (sheet, today) = (house.atlas.sheet, house.clockwork.today)
        return try await house.store.read { session in
            guard let producer = try session.producer(id) else {
                throw ProducerDesk.Failure.notFound(id)
            }
            guard
                caller.isKnown(to: id) || ProducerDesk.oversees(caller, producer, sheet.places)
            else { throw AccessError.outOfScope }
            var gathering = QualityGathering(
                sheet: sheet, day: today, policy: try session.certificatePolicy())
            var dearest: [QualityTask] = []
            var last: StoreSession.QualityPosition?
            while true {
                let page = try session.listingsToJudge(
                    in: .producer(id), after: last, limit: Self.pageSize)
                for facts in try gathering.facts(of: page, in: session) {
                    guard let best = QualityScore.of(facts).best, best.lost >= Self.leastGain
                    else { continue }
                    let listing = facts.listing
                    dearest.append(
                        QualityTask(
                            listing: listing.id, name: listing.offer.name, finding: best,
                            at: listing.updatedAt))
                }
                dearest = Array(dearest.sorted(by: Self.isDearer).prefix(Self.mostTasks))
                guard page.count == Self.pageSize, let end = page.last else { return dearest }
                last = .init(end)
            }
        }
    }
}
