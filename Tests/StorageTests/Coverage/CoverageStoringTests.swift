internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Coverage rows as text, courier by courier.
@Suite struct CoverageStoringTests {
    private func rows(_ courier: String, lanes: Int) -> [CoverageRow] {
        let service = CoverageSamples.service("s-\(courier)", courier: courier)
        let lanes = (0..<lanes).map { CoverageSamples.lane("l-\(courier)-\($0)", courier: courier) }
        return lanes.map { CoverageRow(table: .lanes, id: $0.id.text, cells: $0.cells) }
            + [CoverageRow(table: .services, id: service.id.text, cells: service.cells)]
    }

    private func entry(_ id: String, _ courier: String) -> CoverageImport {
        CoverageImport(
            id: id, courier: CoverageSamples.courier(courier), fileHash: "", keyID: "ky_1",
            source: "thử", rowCount: 1, at: 1)
    }

    private func seed(_ store: Store) async throws {
        try await store.write { session in
            for code in ["a", "b"] {
                let courier = CoverageSamples.courier(code)
                try session.upsert(CourierProfile(code: courier, name: "Bưu cục", isSample: true))
                try session.replaceCoverage(rows(code, lanes: 2), by: entry("ci_\(code)", code))
            }
        }
    }

    @Test func `a courier's rows are replaced whole and no other's`() async throws {
        try await StoreSamples.with { store in
            try await seed(store)
            let fewer = rows("a", lanes: 1)
            _ = try await store.write { try $0.replaceCoverage(fewer, by: entry("ci_2", "a")) }
            try await store.read { session throws in
                #expect(try session.coverageRows(of: CoverageSamples.courier("a")) == fewer)
                #expect(
                    try session.coverageRows(of: CoverageSamples.courier("b"))
                        == rows("b", lanes: 2))
            }
        }
    }

    @Test func `the tables are those that the rows tell`() async throws {
        try await StoreSamples.with { store in
            try await seed(store)
            let day = CoverageSamples.day("2027-02-06")
            try await store.write { try $0.replaceHolidays([day: "Tết"]) }
            let tables = try await store.read { try $0.coverageTables() }
            #expect(tables.services.map(\.id.text) == ["s-a", "s-b"])
            #expect(tables.lanes.map(\.id.text) == ["l-a-0", "l-a-1", "l-b-0", "l-b-1"])
            #expect(tables.lanes[0] == CoverageSamples.lane("l-a-0"))
            #expect(tables.couriers.values.sorted() == ["Bưu cục", "Bưu cục"])
            #expect(tables.holidays == [day] && tables.codeList == "2026-04-30")
        }
    }

    @Test func `coverage of a courier that nobody named cannot be stored`() async throws {
        try await StoreSamples.with { store in
            await #expect(throws: (any Error).self) {
                try await store.write {
                    try $0.replaceCoverage(rows("c", lanes: 1), by: entry("ci_3", "c"))
                }
            }
        }
    }

    @Test func `holidays are replaced whole`() async throws {
        try await StoreSamples.with { store in
            let (first, second) = (
                CoverageSamples.day("2027-01-01"), CoverageSamples.day("2027-04-30")
            )
            try await store.write { try $0.replaceHolidays([first: "Tết Dương lịch"]) }
            try await store.write { try $0.replaceHolidays([second: "Ngày Chiến thắng"]) }
            #expect(try await store.read { try $0.holidays() } == [second: "Ngày Chiến thắng"])
        }
    }
}
