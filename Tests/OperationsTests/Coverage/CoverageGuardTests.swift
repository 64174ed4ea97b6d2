internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What undoing and importing must not break behind the back of others.
@Suite struct CoverageGuardTests {
    private static let courier = CoverageSamples.courier("a")

    private func bring(
        _ desks: DeskHouse, _ tables: CoverageTables, of code: String = "a",
        name: String? = nil, isSample: Bool = false
    ) async throws -> String {
        desks.clock.advance(seconds: 60)
        let document = tables.document(of: code)
        let profile = CourierProfile(
            code: document.courier.code, name: name ?? document.courier.name, isSample: isSample)
        let difference = try await desks.coverage.replace(
            with: CoverageDocument(courier: profile, tables: document.tables), source: "thử",
            dryRun: false, by: DeskHouse.admin)
        return try #require(difference.importID)
    }

    private func undo(_ desks: DeskHouse, _ id: String) async throws {
        _ = try await desks.coverage.reverse(id, of: Self.courier, by: DeskHouse.admin)
    }

    private func profile(_ desks: DeskHouse) async throws -> CourierProfile? {
        try await desks.store.read { try $0.couriers().first { $0.code == Self.courier } }
    }

    @Test func `undoing gives the courier its name and its mark as a sample back`() async throws {
        try await DeskHouse.with { desks async throws in
            let before = try await profile(desks)
            let first = try await bring(
                desks, CoverageSamples.openTables(), name: "Tên mới", isSample: true)
            let between = try await profile(desks)
            #expect(between?.name == "Tên mới" && between?.isSample == true)
            let second = try await bring(desks, CoverageSamples.openTables(), name: "Tên nữa")
            try await undo(desks, second)
            #expect(try await profile(desks) == between)
            try await undo(desks, first)
            #expect(try await profile(desks) == before)
        }
    }

    @Test func `an id that another courier took meanwhile is named`() async throws {
        try await DeskHouse.with { desks async throws in
            var fewer = CoverageSamples.openTables()
            fewer.lanes = [CoverageSamples.lane("l-new")]
            let id = try await bring(desks, fewer)
            var others = CoverageTables.twoCouriers()
            others.lanes = [CoverageSamples.lane("l-a", courier: "b")]
            _ = try await bring(desks, others, of: "b")
            let rows = try await desks.coverage.export(Self.courier)
            await #expect(
                throws: CoverageFailure.rowTaken("l-a", by: CoverageSamples.courier("b"))
            ) {
                try await undo(desks, id)
            }
            #expect(try await desks.coverage.export(Self.courier) == rows)
        }
    }

    private func suspendLane(_ desks: DeskHouse, days: Int) async throws -> RowID {
        let end = desks.house.clockwork.today.advanced(by: days)
        let draft = SuspensionDraft(
            lane: CoverageSamples.row("l-a"), to: end, reason: .storm, source: "đài")
        let answer = try await desks.suspensions.open(
            draft, by: DeskHouse.admin, once: .free, render: Answer.of)
        return CoverageSamples.row(answer.text)
    }

    @Test func `a lane that an open suspension names cannot be left out`() async throws {
        try await DeskHouse.with { desks async throws in
            let suspension = try await suspendLane(desks, days: 3)
            var fewer = CoverageSamples.openTables()
            fewer.lanes = [CoverageSamples.lane("l-new")]
            let error = await #expect(throws: CoverageFailure.self) {
                try await bring(desks, fewer)
            }
            guard case .refused(let problems)? = error else { return }
            #expect(problems.map(\.code) == [.stillNamed] && problems[0].row == suspension)
            desks.clock.advance(seconds: 4 * 86_400)
            _ = try await bring(desks, fewer)
        }
    }

    @Test func `undoing does not take away what a suspension names either`() async throws {
        try await DeskHouse.with { desks async throws in
            var other = CoverageSamples.openTables()
            other.lanes = [CoverageSamples.lane("l-new")]
            _ = try await bring(desks, other)
            let id = try await bring(desks, CoverageSamples.openTables())
            let suspension = try await suspendLane(desks, days: 3)
            await #expect(throws: CoverageFailure.stillNamed(by: suspension)) {
                try await undo(desks, id)
            }
            try await desks.lift(suspension.text)
            try await undo(desks, id)
        }
    }

    @Test func `a suspension of another courier's file counts too`() async throws {
        var tables = CoverageTables.twoCouriers()
        tables.suspensions = [
            CoverageSamples.suspension("x-b") { $0.lane = CoverageSamples.row("l-a") }
        ]
        try await DeskHouse.with(.twoCouriers()) { desks async throws in
            let cells = tables.suspensions.map(\.cells)
            let document = tables.document(of: "b")
            _ = try await desks.coverage.replace(
                with: CoverageDocument(
                    courier: document.courier,
                    tables: document.tables.merging([.suspensions: cells]) { $1 }),
                source: "", dryRun: false, by: DeskHouse.admin)
            var fewer = CoverageSamples.openTables()
            fewer.lanes = [CoverageSamples.lane("l-new")]
            await #expect(throws: CoverageFailure.self) { try await bring(desks, fewer) }
        }
    }
}
