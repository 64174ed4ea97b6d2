internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Imports lay their changes down first, come in force whole, and go back whole.
@Suite struct CoverageHistoryTests {
    private static let courier = CoverageSamples.courier("a")

    private func row(_ id: String, _ price: String) -> CoverageRow {
        CoverageRow(
            table: .lanes, id: id,
            cells: CoverageSamples.lane(id, prices: "1000:\(price)").cells)
    }

    private func entry(_ id: String) -> CoverageImport {
        CoverageImport(
            id: id, courier: Self.courier, fileHash: "00", keyID: "ky", source: "thử",
            rowCount: 2, at: 1)
    }

    private func rows(_ store: Store) async throws -> [CoverageRow] {
        try await store.read { try $0.coverageRows(of: Self.courier) }
    }

    private func with(_ body: (Store) async throws -> Void) async throws {
        try await StoreSamples.with { store in
            try await store.write {
                try $0.upsert(CourierProfile(code: Self.courier, name: "A", isSample: false))
                try $0.replaceCoverage([row("l-1", "1"), row("l-2", "2")], by: entry("ci_1"))
            }
            try await body(store)
        }
    }

    @Test func `changes that were laid down are not seen before they are put in force`()
        async throws
    {
        try await with { store in
            let before = try await rows(store)
            let after = [row("l-2", "22"), row("l-3", "3")]
            let changes = CoverageChange.changes(from: before, to: after)
            try await store.write { try $0.stage(changes, of: "ci_2") }
            #expect(try await rows(store) == before)
            try await store.write { try $0.enforce(entry("ci_2")) }
            #expect(try await rows(store) == after)
            let undone = try await store.write { session in
                try session.reverse(entry("ci_2"), by: "ky", at: 9)
                return try session.newestImport(of: Self.courier)?.id
            }
            #expect(try await rows(store) == before && undone == "ci_1")
        }
    }

    @Test func `changes are what differs, whatever the order of the rows`() async throws {
        let old = [row("l-1", "1"), row("l-2", "2"), row("l-3", "3")]
        let new = [row("l-4", "4"), row("l-3", "3"), row("l-2", "22")]
        let changes = CoverageChange.changes(from: old, to: new)
        #expect(changes.map(\.id) == ["l-1", "l-2", "l-4"])
        #expect(changes.map { $0.before == nil } == [false, false, true])
        #expect(changes.map { $0.after == nil } == [true, false, false])
        #expect(CoverageChange.changes(from: new, to: new.reversed()).isEmpty)
    }

    @Test func `a row id is one across couriers`() async throws {
        try await with { store in
            let other = CoverageSamples.courier("b")
            let found = try await store.read {
                try $0.rowsElsewhere(withIDs: ["l-9", "l-1"], than: other)
            }
            #expect(found.map(\.id) == ["l-1"] && found.map(\.courier) == [Self.courier])
            await #expect(throws: (any Error).self) {
                try await store.write {
                    try $0.upsert(CourierProfile(code: other, name: "B", isSample: false))
                    let entry = CoverageImport(
                        id: "ci_9", courier: other, fileHash: "", keyID: "", source: "",
                        rowCount: 1, at: 1)
                    _ = try $0.replaceCoverage([row("l-1", "1")], by: entry)
                }
            }
        }
    }

    @Test func `cells come back as they went in, also as the first release wrote them`() throws {
        let cells = ["source": "bão \"12\", \\ và\ttab", "id": "x", "reason": "đ/ê"]
        #expect(try CellText.decode(CellText.encode(cells)) == cells)
        let first = #"{"cod":"","id":"p-1","place":"country"}"#
        #expect(try CellText.packed(first) == #"{"id":"p-1","place":"country"}"#)
        #expect(try CellText.decode("{}") == [:])
        for broken in ["", "{", "[]", #"{"a":1}"#, #"{"a":"b""#, "null"] {
            #expect(throws: StoreError.self) { try CellText.decode(broken) }
        }
    }

    @Test func `many rows are read page by page and none is lost`() async throws {
        try await with { store in
            let many = (1000..<6_600).map { row("l-\($0)", "5") }
            try await store.write { _ = try $0.replaceCoverage(many, by: entry("ci_2")) }
            #expect(try await rows(store) == many.sorted { $0.id < $1.id })
        }
    }
}
