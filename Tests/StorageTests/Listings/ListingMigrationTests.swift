internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Listings of the third release as the fourth reads them.
@Suite struct ListingMigrationTests {
    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second, .third], on: connection)
            for (id, state, sample) in [
                ("ls_1", "approved", ""), ("ls_2", "draft", ""), ("ls_3", "approved", "price_vnd"),
            ] {
                try connection.execute(
                    sql: """
                        INSERT INTO listing (id, producer_id, version, feed_version, name,
                            product_set, pack, net_quantity, net_unit, packed_weight_g, length_cm,
                            width_cm, height_cm, price_vnd, goods, ships_by_courier, description,
                            stock, state, sample_fields, updated_at)
                        VALUES (?, 'pr_1', 3, 7, 'Rượu sim', 15, 'chai', 500, 'ml', 900, 30, 10,
                            10, 90000, 'alcohol', 1, '', 4, ?, ?, 99)
                        """, arguments: [id, state, sample])
            }
        }
        try file.close()
    }

    @Test func `they say nothing more, have no lease, and get one from the first round`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            let read = { (id: String) in
                try await store.read { try $0.listing(ListingID(id)) }
            }
            let before = try #require(try await read("ls_1"))
            #expect(before.offer.details == ProductDetails() && before.photos.isEmpty)
            #expect(before.freshUntil == nil && before.version == 3)
            let until = MarketSamples.today.advanced(by: 30)
            let given = try await store.write { try $0.giveLeases(until: until, limit: 9) }
            #expect(given == 1)
            #expect(try await read("ls_1")?.freshUntil == until)
            #expect(try await read("ls_2")?.freshUntil == nil)
            #expect(try await read("ls_3")?.freshUntil == nil)
            #expect(try await store.write { try $0.giveLeases(until: until, limit: 9) } == 0)
            try await store.close()
        }
    }
}
