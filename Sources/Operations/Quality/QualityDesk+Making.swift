internal import Market
internal import Reach
internal import Storage

extension QualityDesk {
    /// Listings whose facts are read at once; as many stay in memory with all that goes with them.
    private static let pageSize = 500

    /// The report of an area today; one that was made a moment ago, of the same state, is given
    /// again, so that its pages fit together.
    func report(of area: QualityArea) async throws -> QualityReport {
        let question = QualityShelf.Question(
            area: area, day: house.clockwork.today, generation: house.generation)
        if let kept = shelf.report(question, at: house.clockwork.now()) { return kept }
        return try await reports.pass {
            // Who waited may find what the one before has made.
            if let kept = shelf.report(question, at: house.clockwork.now()) { return kept }
            let report = try await make(area, on: question.day)
            shelf.keep(report, question, at: house.clockwork.now())
            return report
        }
    }

    /// Goes through the area's listings page by page and keeps a line and 32 bytes of each.
    func make(_ area: QualityArea, on day: Day) async throws -> QualityReport {
        let sheet = house.atlas.sheet
        return try await house.store.read { session in
            var gathering = QualityGathering(
                sheet: sheet, day: day, policy: try session.certificatePolicy())
            var lines: [QualityLine] = []
            var digests = Self.head(day)
            var last: StoreSession.QualityPosition?
            while true {
                let page = try session.listingsToJudge(
                    in: area, after: last, limit: Self.pageSize)
                for facts in try gathering.facts(of: page, in: session) {
                    lines.append(QualityLine(facts.listing, .of(facts)))
                    digests += facts.digest
                }
                guard page.count == Self.pageSize, let end = page.last else { break }
                last = .init(end)
            }
            return QualityReport(
                day: day, area: area, sha256: Digest.sha256(digests), lines: lines,
                producers: gathering.producers)
        }
    }

    /// What holds for every listing, so that a report of none has a hash too.
    private static func head(_ day: Day) -> [UInt8] {
        Array("vuonxa quality \(QualityRules.current.version) \(day.text)\n".utf8)
    }
}
