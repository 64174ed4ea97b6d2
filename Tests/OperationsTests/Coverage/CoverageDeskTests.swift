internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A courier's coverage comes in whole or not at all.
@Suite struct CoverageDeskTests {
    private static let courier = CoverageSamples.courier("a")

    private func replace(
        _ desks: DeskHouse, with document: CoverageDocument, dryRun: Bool = false
    ) async throws -> CoverageDifference {
        try await desks.coverage.replace(
            with: document, source: "thử", dryRun: dryRun, by: DeskHouse.admin)
    }

    private func problems(
        _ desks: DeskHouse, _ document: CoverageDocument
    ) async throws -> [String] {
        let error = await #expect(throws: CoverageFailure.self) {
            try await replace(desks, with: document)
        }
        guard case .refused(let problems) = error else { return ["\(String(describing: error))"] }
        return problems.map {
            "\($0.table.rawValue) \($0.row?.text ?? "-") \($0.column) \($0.code.rawValue)"
        }
    }

    /// Lý Sơn is served as long as nothing closes it.
    private func isServed(_ desks: DeskHouse) throws -> Bool {
        try desks.house.atlas.sheet.reach.answer(
            CoverageSamples.parcel(), from: CoverageSamples.commune("21025"),
            to: CoverageSamples.commune("21548"), on: MarketSamples.today
        ).status == .served
    }

    private func closed() -> CoverageTables {
        var tables = CoverageSamples.openTables()
        tables.placeRules.append(
            CoverageSamples.rule("p-island", "commune:21548") { $0.delivery = false })
        return tables
    }

    @Test func `what is exported and imported again is the same, and changes nothing`() async throws
    {
        var tables = closed()
        tables.suspensions = [
            CoverageSamples.suspension("x-1") {
                $0.courier = Self.courier
                $0.place = .country
            }
        ]
        try await DeskHouse.with(tables) { desks in
            let exported = try await desks.coverage.export(Self.courier)
            let difference = try await replace(desks, with: exported)
            #expect(difference.added + difference.changed + difference.ended == [])
            #expect(difference.rowCount == 5)
            #expect(try await desks.coverage.export(Self.courier) == exported)
        }
    }

    @Test func `an import says what it adds, changes and ends, and reach knows at once`()
        async throws
    {
        try await DeskHouse.with { desks in
            #expect(try isServed(desks))
            let before = desks.house.generation
            var tables = closed()
            tables.lanes = [
                CoverageSamples.lane(prices: "1000:21000"),
                CoverageSamples.lane("l-2", from: "same_province"),
            ]
            let first = try await replace(desks, with: tables.document(of: "a"))
            #expect(first.added == ["lanes l-2", "place_rules p-island"])
            #expect(first.changed == ["lanes l-a"] && first.ended == [])
            #expect(try !isServed(desks))
            #expect(desks.house.generation != before)
            let second = try await replace(
                desks, with: CoverageSamples.openTables().document(of: "a"))
            #expect(second.ended == ["lanes l-2", "place_rules p-island"])
            #expect(try isServed(desks))
        }
    }

    @Test func `a dry run says the same and changes nothing`() async throws {
        try await DeskHouse.with { desks in
            let before = try await desks.coverage.export(Self.courier)
            let generation = desks.house.generation
            let document = closed().document(of: "a")
            let dry = try await replace(desks, with: document, dryRun: true)
            #expect(dry.added == ["place_rules p-island"])
            #expect(try await desks.coverage.export(Self.courier) == before)
            #expect(try isServed(desks) && desks.house.generation == generation)
            var run = try await replace(desks, with: document)
            #expect(run.importID != nil && dry.importID == nil)
            run.importID = nil
            #expect(run == dry)
        }
    }

    @Test func `one bad row refuses the whole file, named by table, row and column`() async throws {
        try await DeskHouse.with { desks in
            let before = try await desks.coverage.export(Self.courier)
            var document = closed().document(of: "a").tables
            document[.lanes]?[0]["price_steps"] = "dear"
            document[.services]?[0]["max_weight_g"] = "-3 kg"
            let named = try await problems(
                desks, CoverageDocument(courier: before.courier, tables: document))
            #expect(
                named == [
                    "services s-a-std max_weight_g UNREADABLE", "lanes l-a price_steps UNREADABLE",
                ])
            #expect(try await desks.coverage.export(Self.courier) == before)
            #expect(try isServed(desks))
        }
    }

    @Test func `rows that read well but do not fit together are refused, in a dry run too`()
        async throws
    {
        try await DeskHouse.with { desks in
            let before = try await desks.coverage.export(Self.courier)
            var tables = closed()
            tables.placeRules.append(
                CoverageSamples.rule("p-nowhere", "commune:99999") { $0.delivery = true })
            let document = tables.document(of: "a")
            #expect(
                try await problems(desks, document) == [
                    "place_rules p-nowhere place UNKNOWN_COMMUNE"
                ])
            await #expect(throws: CoverageFailure.self) {
                try await replace(desks, with: document, dryRun: true)
            }
            #expect(try await desks.coverage.export(Self.courier) == before)
        }
    }

    @Test func `an id that comes twice is named`() async throws {
        try await DeskHouse.with { desks async throws in
            var tables = CoverageSamples.openTables()
            tables.lanes.append(CoverageSamples.lane(from: "same_province"))
            #expect(
                try await problems(desks, tables.document(of: "a")) == ["lanes l-a id DUPLICATE_ID"]
            )
        }
    }

    @Test func `a row of another courier is refused`() async throws {
        try await DeskHouse.with { desks async throws in
            var document = CoverageSamples.openTables().document(of: "a").tables
            document[.lanes]?[0]["courier"] = "b"
            let courier = CourierProfile(code: Self.courier, name: "A", isSample: false)
            #expect(
                try await problems(desks, CoverageDocument(courier: courier, tables: document)) == [
                    "lanes l-a courier OTHER_COURIER"
                ])
        }
    }

    @Test func `a courier that nobody brought has nothing to export`() async throws {
        try await DeskHouse.with { desks in
            _ = try await desks.coverage.export(Self.courier)
            let unknown = CoverageSamples.courier("zz")
            await #expect(throws: CoverageFailure.unknownCourier(unknown)) {
                try await desks.coverage.export(unknown)
            }
        }
    }

    @Test func `another courier's rows stay as they are`() async throws {
        try await DeskHouse.with(.twoCouriers()) { desks in
            let before = try await desks.coverage.export(CoverageSamples.courier("b"))
            _ = try await replace(desks, with: closed().document(of: "a"))
            #expect(try await desks.coverage.export(CoverageSamples.courier("b")) == before)
        }
    }
}
