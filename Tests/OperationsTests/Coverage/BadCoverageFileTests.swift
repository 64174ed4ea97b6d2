internal import Market
@testable internal import Operations
internal import Reach
internal import Sheets
internal import TestSupport
import Testing

/// A bad file is refused by table, row and column, and nothing changes.
@Suite struct BadCoverageFileTests {
    private static let courier = CoverageSamples.courier("a")

    @Test func `more than thirty kinds of bad files are refused where they are wrong`()
        async throws
    {
        #expect(BadCoverageFile.all.count >= 30)
        try await DeskHouse.with(.twoCouriers()) { desks async throws in
            let before = try await desks.coverage.export(Self.courier)
            let count = try await desks.coverage.imports(of: Self.courier, before: nil, limit: 9)
                .count
            for bad in BadCoverageFile.all {
                let found = try await problems(of: bad, desks, dryRun: false)
                #expect(found.contains(bad.found), "\(bad.testDescription): \(found)")
                #expect(try await problems(of: bad, desks, dryRun: true) == found)
            }
            #expect(try await desks.coverage.export(Self.courier) == before)
            let after = try await desks.coverage.imports(of: Self.courier, before: nil, limit: 9)
            #expect(after.count == count)
        }
    }

    @Test func `a problem says what is wrong in both languages`() async throws {
        try await DeskHouse.with(.twoCouriers()) { desks async throws in
            for bad in BadCoverageFile.all {
                for problem in try await refused(bad, desks, dryRun: true) {
                    #expect(problem.message.vietnamese != problem.message.english)
                    #expect(problem.message.english.hasSuffix("."), "\(problem.message.english)")
                }
            }
        }
    }

    private func problems(
        of bad: BadCoverageFile, _ desks: DeskHouse, dryRun: Bool
    ) async throws -> [String] {
        try await refused(bad, desks, dryRun: dryRun).map {
            "\($0.line ?? 0) \($0.column) \($0.code.rawValue)"
        }
    }

    private func refused(
        _ bad: BadCoverageFile, _ desks: DeskHouse, dryRun: Bool
    ) async throws -> [CoverageProblem] {
        var bytes = Array(
            try await desks.coverage.exportText(Self.courier, bad.table).utf8)
        if let damage = bad.damage {
            bytes = damage(bytes)
        } else {
            let columns = CoverageHeader.columns(of: bad.table)
            bytes += Array(CSVText.text([columns.map { bad.row[$0] ?? "" }]).utf8)
        }
        do {
            let draft = try await desks.coverage.draft(
                of: Self.courier, bad.table, file: bytes)
            _ = try await desks.coverage.bring(
                draft, source: "thử", dryRun: dryRun, by: DeskHouse.admin)
        } catch CoverageFailure.refused(let problems) {
            return problems
        }
        Issue.record("taken in: \(bad.testDescription)")
        return []
    }
}
