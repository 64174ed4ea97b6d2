internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What programs that were ended left behind goes, and what is needed stays.
@Suite struct CoverageTidyingTests {
    private static let courier = CoverageSamples.courier("a")

    private func stage(_ desks: DeskHouse, _ id: String) async throws {
        let row = CoverageRow(table: .lanes, id: "l-x", cells: ["id": "l-x"])
        let changes = CoverageChange.changes(from: [], to: [row])
        let entry = PlaceCodeEntry.unmatched(
            CourierPlaceLine(code: "1", name: "Xã", parentName: "Tỉnh"))
        try await desks.store.write { session in
            try session.stage(changes, of: id)
            try session.stage(
                [StoredPlaceCode(entry: entry)], of: id.replacing("ci_", with: "pl_"),
                courier: Self.courier, system: .new)
        }
    }

    @Test func `what lay ready for hours goes, what was laid down just now stays`() async throws {
        try await DeskHouse.with { desks async throws in
            let old = desks.house.clockwork.ids.make("ci")
            try await stage(desks, old)
            desks.clock.advance(seconds: 7 * 3_600)
            let new = desks.house.clockwork.ids.make("ci")
            try await stage(desks, new)
            let imports = try await desks.coverage.imports(of: Self.courier, before: nil, limit: 9)
            try await desks.coverage.tidy()
            let counts = try await desks.store.read { session in
                try [old, new, imports[0].id].map { try session.stagedCount(of: $0) }
            }
            #expect(counts == [0, 1, 3])
            let lists = try await desks.store.write { session in
                try [old, new].map { id in
                    try session.enforcePlaceCodes(
                        of: id.replacing("ci_", with: "pl_"), count: 1, courier: Self.courier,
                        system: .new)
                }
            }
            #expect(lists == [false, true])
        }
    }

    @Test func `suspensions are forgotten two years after their end and not before`() async throws {
        try await DeskHouse.with { desks async throws in
            let id = try await desks.suspend(to: "commune:21548", days: 3)
            desks.clock.advance(seconds: Int64(CoverageDesk.suspensionDays + 3) * 86_400)
            try await desks.coverage.tidy()
            #expect(try await desks.suspensions.find(id).state == .ended)
            desks.clock.advance(seconds: 86_400)
            try await desks.coverage.tidy()
            await #expect(throws: SuspensionDesk.Failure.unknown(id)) {
                try await desks.suspensions.find(id)
            }
        }
    }

    @Test func `a long list of places comes in whole, and leaves nothing beside it`() async throws {
        try await DeskHouse.with { desks async throws in
            let lines = (1...4_500).map {
                CourierPlaceLine(code: "\($0)", name: "Xã \($0)", parentName: "Quảng Ngãi")
            }
            let desk = PlaceCodeDesk(house: desks.house)
            for _ in 1...2 {
                let report = try await desk.replace(
                    lines, of: Self.courier, .new, dryRun: false, by: DeskHouse.admin)
                #expect(report.lines == 4_500 && report.unmatched == 4_500)
            }
            let page = try await desk.page(
                PlaceCodeQuery(courier: Self.courier, system: .new, after: "4499", limit: 10_000))
            #expect(page.first?.code.entry.line.code == "45")
            #expect(
                try await desks.history(of: "a").filter { $0 == "place_codes_imported" }.count == 2)
        }
    }
}
