internal import Foundation
internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// A file of the third release is opened with what stood in it.
@Suite struct ProducerMigrationTests {
    @Test func `producers, keys and history of before mean what they meant`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.writeOldFile(path)
            let store = try Store(path: path)
            let producer = try await store.read { try $0.producer(ProducerID("pr_1")) }
            let found = try #require(producer)
            #expect(found.profile.name == "Tỏi" && found.version == 7)
            #expect(found.closures.isEmpty && found.identity == .unverified)
            #expect(found.isOpen(on: MarketSamples.today) && found.mergedInto == nil)
            // What changed before is not known: an edit from an older version is refused.
            #expect(!found.fieldAges.reaches(back: 6) && found.fieldAges.reaches(back: 7))
            let key = try await store.read { try $0.key(id: "ky_1") }
            #expect(key?.member == nil && key?.scope == .producer(ProducerID("pr_1")))
            let lines = try await store.read { try $0.history(of: "pr_1", limit: 9) }
            #expect(lines.map(\.act) == ["producer_registered"])
            #expect(lines.allSatisfy { $0.forProducer == nil && $0.reason == nil })
            try await store.close()
        }
    }

    private static func writeOldFile(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { connection in
            let released = Migration.all.filter { $0.number <= 3 }
            try Migration.run(released, on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO province VALUES ('51', 'Quảng Ngãi', 'tỉnh');
                    INSERT INTO commune VALUES
                        ('21548', 'Lý Sơn', 'đặc khu', '51', '15.38', '109.1', 20000, NULL);
                    INSERT INTO producer VALUES ('pr_1', NULL, 7, 'Tỏi', 'household', '1', NULL,
                        NULL, NULL, '21548', NULL, NULL, 'active', '', 1);
                    INSERT INTO access_key VALUES
                        ('ky_1', zeroblob(32), 'producer', 'pr_1', 'cũ', 1, NULL);
                    INSERT INTO history VALUES
                        ('hs_1', 'pr_1', 'producer_registered', 'ky_1', '', 1);
                    """)
        }
        try queue.close()
    }
}
