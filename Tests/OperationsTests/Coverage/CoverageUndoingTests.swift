internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// An import is kept with who, when and what, and can be taken back, the newest first.
@Suite struct CoverageUndoingTests {
    private static let courier = CoverageSamples.courier("a")

    private func bring(_ desks: DeskHouse, _ tables: CoverageTables) async throws -> String {
        desks.clock.advance(seconds: 60)
        let difference = try await desks.coverage.replace(
            with: tables.document(of: "a"), source: "bảng giá", dryRun: false,
            by: DeskHouse.officer)
        return try #require(difference.importID)
    }

    private func second() -> CoverageTables {
        var tables = CoverageSamples.openTables()
        tables.lanes = [CoverageSamples.lane(prices: "1000:21000")]
        tables.placeRules.append(
            CoverageSamples.rule("p-island", "commune:21548") { $0.delivery = false })
        return tables
    }

    private func third() -> CoverageTables {
        var tables = CoverageSamples.openTables()
        tables.lanes = [CoverageSamples.lane("l-new")]
        return tables
    }

    @Test func `imports are undone down the stack, each to exactly the rows before it`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            let first = try await desks.coverage.export(Self.courier)
            let one = try await bring(desks, second())
            let between = try await desks.coverage.export(Self.courier)
            let two = try await bring(desks, third())
            await #expect(throws: CoverageFailure.notNewest(newest: two)) {
                try await desks.coverage.reverse(one, of: Self.courier, by: DeskHouse.admin)
            }
            let undone = try await desks.coverage.reverse(
                two, of: Self.courier, by: DeskHouse.admin)
            #expect(undone.reversedBy == DeskHouse.admin.keyID && undone.reversedAt != nil)
            #expect(try await desks.coverage.export(Self.courier) == between)
            _ = try await desks.coverage.reverse(one, of: Self.courier, by: DeskHouse.admin)
            #expect(try await desks.coverage.export(Self.courier) == first)
            await #expect(throws: CoverageFailure.alreadyUndone) {
                try await desks.coverage.reverse(one, of: Self.courier, by: DeskHouse.admin)
            }
        }
    }

    @Test func `reach knows at once what was undone`() async throws {
        try await DeskHouse.with { desks async throws in
            let question = (CoverageSamples.commune("21025"), CoverageSamples.commune("21548"))
            func status() throws -> ReachStatus {
                try desks.house.atlas.sheet.reach.status(
                    of: CoverageSamples.parcel(), from: question.0, to: question.1,
                    on: MarketSamples.today)
            }
            let id = try await bring(desks, second())
            #expect(try status() == .notServed)
            _ = try await desks.coverage.reverse(id, of: Self.courier, by: DeskHouse.admin)
            #expect(try status() == .served)
        }
    }

    @Test func `an import says who, when, what file, and every row before and after`() async throws
    {
        try await DeskHouse.with { desks async throws in
            let id = try await bring(desks, second())
            let listed = try await desks.coverage.imports(of: Self.courier, before: nil, limit: 9)
            #expect(listed.map(\.id).first == id && listed.count == 2)
            let entry = listed[0]
            #expect(entry.keyID == DeskHouse.officer.keyID && entry.source == "bảng giá")
            #expect(entry.at == desks.clock.now && entry.fileHash.utf8.count == 64)
            #expect((entry.added, entry.changed, entry.ended, entry.rowCount) == (1, 1, 0, 4))
            let found = try await desks.coverage.find(
                id, of: Self.courier, after: ("", ""), limit: 10)
            #expect(found.changes.map(\.id) == ["l-a", "p-island"])
            #expect(try found.changes[0].before?.cells["price_steps"] == "1000:20000;+500:5000")
            #expect(try found.changes[0].after?.cells["price_steps"] == "1000:21000")
            #expect(found.changes[1].before == nil)
            let rest = try await desks.coverage.find(
                id, of: Self.courier, after: ("lanes", "l-a"), limit: 10)
            #expect(rest.changes.map(\.id) == ["p-island"])
        }
    }

    @Test func `an import of another courier or none is not found`() async throws {
        try await DeskHouse.with(.twoCouriers()) { desks async throws in
            let id = try await bring(desks, second())
            await #expect(throws: CoverageFailure.unknownImport(id)) {
                try await desks.coverage.reverse(
                    id, of: CoverageSamples.courier("b"), by: DeskHouse.admin)
            }
        }
    }

    @Test func `importing and undoing leave opened suspensions alone`() async throws {
        try await DeskHouse.with { desks async throws in
            _ = try await desks.suspend(to: "commune:21548", days: 3)
            let opened = try await desks.store.read { try $0.openedSuspensions() }
            let id = try await bring(desks, third())
            _ = try await desks.coverage.reverse(id, of: Self.courier, by: DeskHouse.admin)
            #expect(opened.count == 1)
            #expect(try await desks.store.read { try $0.openedSuspensions() } == opened)
            #expect(desks.house.atlas.sheet.reach.coverage.suspensions.count == 1)
        }
    }
}
