internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Moves of producers in a file that an earlier release wrote.
@Suite struct CommuneMoveStoringTests {
    private static func writeOldFile(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { connection in
            try Migration.run(Migration.all.filter { $0.number <= 4 }, on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO province VALUES ('51', 'Quảng Ngãi', 'tỉnh');
                    INSERT INTO commune VALUES
                        ('21548', 'Lý Sơn', 'đặc khu', '51', '15.38', '109.1', 20000, NULL);
                    INSERT INTO producer (id, version, name, legal_form, commune_code, state,
                        sample_fields, updated_at)
                    VALUES ('pr_1', 7, 'Tỏi', 'household', '21548', 'active', '', 1);
                    """)
        }
        try queue.close()
    }

    private static func move(_ id: String, address: String? = nil) -> CommuneMove {
        CommuneMove(
            id: id, producer: ProducerID("pr_1"), from: CoverageSamples.commune("21548"),
            to: CoverageSamples.commune("21484"), address: address, askedBy: "ky_1", askedAt: 5)
    }

    @Test func `a producer of before asks, one wish at a time, and the end is kept`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.writeOldFile(path)
            let store = try Store(path: path)
            let id = ProducerID("pr_1")
            #expect(try await store.read { try $0.waitingMove(of: id) } == nil)
            try await store.write { try $0.insert(Self.move("mv_1", address: "Thôn Mới")) }
            let waiting = try await store.read { try $0.waitingMove(of: id) }
            #expect(waiting == Self.move("mv_1", address: "Thôn Mới"))
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.insert(Self.move("mv_2")) }
            }
            let ended = Self.move("mv_1", address: "Thôn Mới").settled(
                .rejected, CommuneMove.Decision(by: "ky_2", at: 9, note: "Thiếu giấy"))
            try await store.write { session in
                try session.update(ended)
                try session.insert(Self.move("mv_2"))
            }
            #expect(try await store.read { try $0.communeMove("mv_1") } == ended)
            let left = try await store.read {
                try $0.communeMoves(in: .waiting, after: "", limit: 9).map(\.id)
            }
            #expect(left == ["mv_2"])
            try await store.close()
        }
    }
}
