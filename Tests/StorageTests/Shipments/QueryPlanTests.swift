internal import GRDB
internal import Market
@testable internal import Storage
internal import TestSupport
import Testing

/// Reads that grow with the years take their index.
@Suite struct QueryPlanTests {
    private static func plan(_ statement: String) async throws -> String {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try await Store(path: path).close()
            let file = try DatabaseQueue(path: path)
            defer { try? file.close() }
            return try await file.read { connection in
                let lines = try Row.fetchAll(
                    connection, sql: "EXPLAIN QUERY PLAN \(statement)")
                return lines.map { $0["detail"] as String }.joined(separator: "\n")
            }
        }
    }

    @Test func `a producer's parcels are read by their index, merged entries too`() async throws {
        let plan = try await Self.plan(
            """
            SELECT * FROM parcel WHERE producer_id IN
                (SELECT 'pr_1' UNION ALL SELECT id FROM producer WHERE merged_into = 'pr_1')
                AND packing = 'to_pack' AND id > '' ORDER BY id LIMIT 10
            """)
        #expect(plan.contains("SEARCH parcel USING INDEX parcel_by_producer"), "\(plan)")
        #expect(!plan.contains("SCAN parcel\n"), "\(plan)")
    }

    @Test(arguments: KeptHook.State.allCases)
    func `calls of one partner in one state are read in order, without the others`(
        _ state: KeptHook.State
    ) async throws {
        let plan = try await Self.plan(
            """
            SELECT * FROM courier_hook WHERE partner = 'ghn' AND state = '\(state.rawValue)'
                AND ('' = '' OR id < '') ORDER BY id DESC LIMIT 10
            """)
        #expect(plan.contains("USING INDEX courier_hook_by_state"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test func `failed calls are found for a replay without reading those that were handled`()
        async throws
    {
        let plan = try await Self.plan(
            """
            SELECT id FROM courier_hook WHERE partner = 'ghn'
                AND state IN ('unreadable', 'failed') AND heard_at >= 5 ORDER BY id LIMIT 10
            """)
        #expect(plan.contains("courier_hook_by_state (partner=? AND state=?)"), "\(plan)")
    }
}
