internal import Foundation
internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// A database of the second release, in which people stood in clear.
@Suite struct MovingTests {
    private static let orders = 450

    /// Writes the file as the second release left it: orders, answers, calls, attempts.
    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try Migration.run([.first, .second], on: connection)
            try connection.inTransaction {
                for number in 1...orders { try insert(number, on: connection) }
                return .commit
            }
            // What was deleted long ago stands in the free pages of the file.
            try connection.execute(sql: "DELETE FROM idempotency WHERE key = 'gone'")
        }
        try file.close()
    }

    private static func insert(_ number: Int, on connection: Database) throws {
        let body = Data("{\"name\":\"Nguyễn Thị Mẫu\",\"phone\":\"+84987654321\"}".utf8)
        try connection.execute(
            sql: """
                INSERT INTO customer_order (id, storefront, placed_at, state, buyer_name,
                    buyer_phone, buyer_street, buyer_commune, payment, note)
                VALUES (?, 'ky_1', ?, 'placed', 'Nguyễn Thị Mẫu', '+84987654321',
                    '12 phố Đội Cấn', '00004', 'cod', 'Gọi trước')
                """, arguments: ["or_\(1_000 + number)", number])
        try connection.execute(
            sql: """
                INSERT INTO idempotency (key_id, key, request_hash, status, body, at)
                VALUES ('ky_1', ?, x'00', 201, ?, ?)
                """, arguments: [number == 9 ? "gone" : "k\(number)", body, number])
        try connection.execute(
            sql: """
                INSERT INTO courier_hook (id, partner, digest, body, heard_at, times, state, note)
                VALUES (?, 'ghn', ?, ?, ?, 1, 'handled', '')
                """,
            arguments: [
                "ch_\(1_000 + number)", Data(Digest.sha256(Array("\(number)".utf8))), body, number,
            ])
        try connection.execute(
            sql: """
                INSERT INTO shipment_attempt (id, parcel_id, job_number, partner, ask, at,
                    duration_ms, outcome, answer)
                VALUES (?, 'pk_1', 1, 'ghn', 'create', ?, 1, 'done', ?)
                """,
            arguments: ["sa_\(1_000 + number)", number, String(decoding: body, as: UTF8.self)])
    }

    @Test func `the first start seals all of it, and nothing of it is in any file afterwards`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            #expect(try !ClearText.found(ClearText.buyer, in: folder).isEmpty)
            let store = try Store(path: path)
            #expect(try ClearText.found(ClearText.buyer, in: folder) == [])
            try await store.read { session throws in
                let receiver = try session.receiver(of: OrderID("or_1450"))
                #expect(receiver.name == "Nguyễn Thị Mẫu" && receiver.phone == "+84987654321")
                #expect(receiver.street == "12 phố Đội Cấn" && receiver.note == "Gọi trước")
                #expect(
                    try session.orderCount(ofPhone: "0987654321", since: 0) == Self.orders)
                let answer = try session.rememberedAnswer(key: "k450", of: "ky_1")
                #expect(answer?.body.starts(with: Array("{\"name\":\"Ng".utf8)) == true)
                let attempts = try session.attempts(of: ParcelID("pk_1"), limit: 1_000)
                #expect(attempts.count == Self.orders)
                #expect(attempts.allSatisfy { $0.answer.contains("Nguyễn Thị Mẫu") })
            }
            try await store.close()
        }
    }

    @Test func `a move that was broken off goes on at the next start`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            try await Store(path: path).close()
            // As if it had died between two batches: some rows are clear again, nothing is done.
            let store = try Store(path: path)
            try await store.write { session in
                try session.sql.execute("DELETE FROM setting WHERE name = 'personal.moved'", [])
                try session.sql.execute("DELETE FROM receiver WHERE order_id > 'or_1200'", [])
                try session.sql.execute(
                    """
                    UPDATE customer_order SET buyer_name = 'Nguyễn Thị Mẫu', buyer_phone =
                        '+84987654321', buyer_street = '12 phố Đội Cấn', note = 'Gọi trước'
                    WHERE id > 'or_1200'
                    """, [])
            }
            try await store.close()
            let again = try Store(path: path)
            #expect(
                try await again.read { try $0.orderCount(ofPhone: "0987654321", since: 0) }
                    == Self.orders)
            #expect(try ClearText.found(ClearText.buyer, in: folder) == [])
            try await again.close()
        }
    }
}
