internal import Foundation
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What `verify` finds.
@Suite struct VerifyingTests {
    struct Plant: Sendable, CustomStringConvertible {
        let description: String
        let sql: String
    }

    static let plants = [
        Plant(
            description: "a courier's feed skips a position: a",
            sql: """
                UPDATE courier_feed SET position = 9 WHERE parcel_id = 'pk_002';
                UPDATE counter SET value = 9 WHERE name = 'courier_feed a'
                """),
        Plant(
            description: "a feed is behind its counter: courier_feed a",
            sql: "UPDATE counter SET value = 7 WHERE name = 'courier_feed a'"),
        Plant(
            description: "a parcel is not in the feed of its courier: pk_001",
            sql: "UPDATE parcel SET courier = 'b' WHERE id = 'pk_001'"),
        Plant(
            description: "an order has no lines or no parcel: or_001",
            sql: "DELETE FROM order_line WHERE order_id = 'or_001'"),
        Plant(
            description: "an order line is in no parcel of its order: or_001",
            sql: "UPDATE order_line SET parcel_id = 'pk_002' WHERE order_id = 'or_001'"),
        Plant(
            description: "a leased parcel has no open lease: pk_001",
            sql: "UPDATE parcel SET handover = 'leased', lease_id = 'le_9' WHERE id = 'pk_001'"),
        Plant(
            description: "an order has no receiver: or_001",
            sql: "DELETE FROM receiver WHERE order_id = 'or_001'"),
        Plant(
            description: "an order names its buyer in clear: or_001",
            sql: "UPDATE customer_order SET note = 'x' WHERE id = 'or_001'"),
        Plant(
            description: "a receiver is sealed with a key that nobody knows: or_001",
            sql: "UPDATE receiver SET key_id = 'pk_x' WHERE order_id = 'or_001'"),
        Plant(
            description: "the packs of an order line are not all in its parcels: or_001",
            sql: "UPDATE parcel_line SET quantity = 2 WHERE parcel_id = 'pk_001'"),
        Plant(
            description: "an order goes on though all its parcels were given up: or_002",
            sql: "UPDATE parcel SET handover = 'cancelled' WHERE id = 'pk_002'"),
    ]

    @Test(arguments: plants)
    func `a contradiction that was planted is named, and only it`(_ plant: Plant) async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(2)
            #expect(try Store.problems(inFileAt: folder.file("vuonxa.sqlite")) == [])
            try await store.write { session in
                for statement in plant.sql.split(separator: ";") {
                    try session.sql.execute(String(statement), [])
                }
            }
            let problems = try Store.problems(inFileAt: folder.file("vuonxa.sqlite"))
            #expect(problems == [plant.description])
        }
    }

    @Test func `a copy of a contradiction gets no name`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(1)
            _ = try await store.write { session in
                try session.sql.execute(Self.plants[6].sql, [])
            }
            let path = folder.file("copy.sqlite")
            #expect(throws: StoreError.damaged([Self.plants[6].description])) {
                try store.backup(to: path)
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    /// A closed database file of many pages.
    private func file(in folder: StoreFolder) async throws -> URL {
        let path = folder.file("vuonxa.sqlite")
        let store = try Store(path: path)
        try await store.write { session in
            for number in 0..<2_000 {
                try session.set("s\(number)", to: String(repeating: "x", count: 90))
            }
        }
        try await store.close()
        #expect(try Store.problems(inFileAt: path) == [])
        return URL(fileURLWithPath: path)
    }

    /// By hundredths of the file; the first page holds its header.
    @Test(arguments: [0, 25, 50, 75])
    func `a damaged page is reported`(_ place: Int) async throws {
        try await StoreFolder.with { folder in
            let url = try await file(in: folder)
            var bytes = try Data(contentsOf: url)
            let offset = bytes.count * place / 100 / 4_096 * 4_096
            for index in offset..<offset + 2_048 { bytes[index] = 0xA5 }
            try bytes.write(to: url)
            #expect(try !Store.problems(inFileAt: url.path).isEmpty)
        }
    }

    @Test func `a file cut short is reported`() async throws {
        try await StoreFolder.with { folder in
            let url = try await file(in: folder)
            let bytes = try Data(contentsOf: url)
            try bytes.prefix(bytes.count / 2).write(to: url)
            #expect(try !Store.problems(inFileAt: url.path).isEmpty)
        }
    }

    @Test func `a row that points at nothing is reported`() async throws {
        try await StoreSamples.with { store, folder in
            let path = folder.file("vuonxa.sqlite")
            try await store.add(MarketSamples.listing())
            // Foreign keys hold in every store of ours, so this one forgets one for a while.
            try await rewrite("REFERENCES product_set (number)", as: "", in: store)
            let forgetful = try Store(path: path)
            _ = try await forgetful.write { session in
                try session.sql.execute("DELETE FROM product_set WHERE number = 4", [])
            }
            try await rewrite(
                "product_set INTEGER NOT NULL",
                as: "product_set INTEGER NOT NULL REFERENCES product_set (number)", in: forgetful)
            try await forgetful.close()
            let problems = try Store.problems(inFileAt: path)
            #expect(problems.count == 1 && problems[0].hasPrefix("foreign key"))
        }
    }

    /// Changes the stored words of the table of listings; later connections obey them.
    private func rewrite(_ words: String, as others: String, in store: Store) async throws {
        try await store.write { session in
            try session.sql.execute("PRAGMA writable_schema = ON", [])
            try session.sql.execute(
                """
                UPDATE sqlite_master SET sql = replace(sql, $1, $2)
                WHERE name = 'listing' AND type = 'table'
                """,
                [.text(words), .text(others)])
            try session.sql.execute("PRAGMA writable_schema = OFF", [])
        }
    }
}
