internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Reports that the second release kept belong to their parcels afterwards.
@Suite struct ReportMovingTests {
    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second], on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO parcel (id, order_id, number, producer_id, origin, destination,
                        weight_g, courier, service, freight_vnd, lead_min_days, lead_max_days,
                        evidence, collect_vnd, handover)
                    VALUES ('pk_1', 'or_1', 0, 'pr_1', '21548', '00004', 320, 'a', 'std', 20000,
                        2, 3, 'l-a', 0, 'waiting')
                    """)
            try connection.execute(
                sql: """
                    INSERT INTO parcel_report (parcel_id, dedup_key, number, raw_status, meaning,
                        flags, at, heard_at, is_confirmed)
                    VALUES ('pk_1', 'k2', 2, 'DA_GIAO', 'delivered', '', 7, 8, 1),
                        ('pk_1', 'k1', 1, 'LAY', 'picked_up', 'delayed', 5, 6, 0)
                    """)
        }
        try file.close()
    }

    @Test func `they come along in their order, named by the courier, and are caught up with`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            let kept = try await store.read { try $0.reports(of: ParcelID("pk_1")) }
            #expect(kept.map(\.report.rawStatus) == ["LAY", "DA_GIAO"])
            #expect(kept.map(\.courier?.text) == ["a", "a"])
            #expect(kept.map(\.isConfirmed) == [false, true])
            #expect(kept.first?.report.flags == [.delayed])
            // It went by its courier's API, so its producer has nothing left to do.
            let moved = try await store.read { try $0.turns(of: ParcelID("pk_1")) }
            #expect(moved?.parcel.packing.state == .packed)
            let caughtUp = try await store.write { try $0.catchUpJourneys(limit: 9, at: 9) }
            #expect(caughtUp == 1)
            try await store.close()
        }
    }
}
