internal import GRDB
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// Parcels in parts, what became of them, and those that were there before.
@Suite struct OrderPartsTests {
    /// The file as the second release left it: one order of two lines in three kinds of parcel.
    private static func write(to path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = false
        let file = try DatabaseQueue(path: path, configuration: configuration)
        try file.writeWithoutTransaction { connection in
            try Migration.run([.first, .second], on: connection)
            try connection.execute(
                sql: """
                    INSERT INTO customer_order VALUES ('or_1', 'ky_1', 5, 'placed', 'Mẫu',
                        '+84987654321', '12 Đội Cấn', '00004', 'cod', '');
                    INSERT INTO order_line VALUES ('or_1', 0, 'ls_1', 'pk_1', 'Tỏi', 3, 125000);
                    INSERT INTO order_line VALUES ('or_1', 1, 'ls_2', 'pk_2', 'Nén', 4, 90000);
                    """)
            for (number, handover) in ["waiting", "acknowledged", "cancelled"].enumerated() {
                try connection.execute(
                    sql: """
                        INSERT INTO parcel (id, order_id, number, producer_id, origin,
                            destination, weight_g, courier, service, freight_vnd, lead_min_days,
                            lead_max_days, evidence, collect_vnd, handover)
                        VALUES (?, 'or_1', ?, 'pr_1', '21548', '00004', 960, 'a', 'std', 20000,
                            2, 3, 'l-a', 395000, ?)
                        """, arguments: ["pk_\(number + 1)", number, handover])
            }
        }
        try file.close()
    }

    @Test func `parcels from before hold the lines that they held`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            try Self.write(to: path)
            let store = try Store(path: path)
            try await store.read { session throws in
                let order = try #require(try session.order(OrderID("or_1")))
                #expect(order.wish == .cheapest && order.tracking == nil)
                #expect(order.parcels.map(\.packing.state) == [.toPack, .packed, .released])
                #expect(order.parcels.map(\.packing.packBy) == [nil, nil, nil])
                #expect(
                    try session.contents(of: order.id) == [
                        ParcelID("pk_1"): [ParcelContent(line: 0, quantity: 3)],
                        ParcelID("pk_2"): [ParcelContent(line: 1, quantity: 4)],
                    ])
                // Nobody set a time for these, so none of them is ever late.
                #expect(try session.unpackedParcels(packBy: .max, limit: 9) == [])
            }
            try await store.close()
        }
    }

    @Test func `a parcel is given up once, with the reason that came first`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(1)
            let (id, now) = (ParcelID("pk_001"), Int64(77))
            try await store.write { session throws in
                let first = CancelReason(.noCourier, note: "không ai nhận")
                #expect(try session.cancel(id, because: first, at: now))
                #expect(try !session.cancel(id, because: CancelReason(.other), at: now + 1))
                #expect(try session.cancelIfEmpty(OrderID("or_001")))
                #expect(try !session.cancelIfEmpty(OrderID("or_001")))
                let parcel = try #require(try session.owner(of: id)?.parcel)
                #expect(parcel.cancelled == Cancelled(at: now, reason: first))
                #expect(parcel.packing.state == .released)
            }
        }
    }

    @Test func `a line in several parcels comes back from each`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing(stock: 0))
            let order = MarketSamples.order(
                "or_1", [MarketSamples.line("ls_1", 5)],
                parcels: [MarketSamples.parcel("pk_1"), MarketSamples.parcel("pk_2")])
            let contents = [3, 2].map { [ParcelContent(line: 0, quantity: $0)] }
            try await store.write {
                try $0.insert(order, names: ["Tỏi"], contents: contents)
            }
            #expect(
                try await store.read { try $0.contents(of: order.id) } == [
                    ParcelID("pk_1"): contents[0], ParcelID("pk_2"): contents[1],
                ])
            try await store.write { try $0.restock(contentsOf: ParcelID("pk_2"), at: 9) }
            #expect(try await store.stock() == 2)
            try await store.write { try $0.restock(contentsOf: ParcelID("pk_1"), at: 9) }
            #expect(try await store.stock() == 5)
        }
    }

    @Test func `orders of a minute are counted by key, and a new minute begins anew`()
        async throws
    {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                #expect(try session.countOrder(of: "ky_1", inMinute: 7) == 1)
                #expect(try session.countOrder(of: "ky_1", inMinute: 7) == 2)
                #expect(try session.countOrder(of: "ky_2", inMinute: 7) == 1)
                #expect(try session.countOrder(of: "ky_1", inMinute: 8) == 1)
            }
        }
    }
}
