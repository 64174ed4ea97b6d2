internal import Foundation
internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What stands in the file of people, and what the session says of it.
@Suite struct SealingTests {
    @Test func `a receiver is read back whole and is in no file in clear`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(1)
            let (order, slip, seen) = try await store.read { session in
                (
                    try session.order(OrderID("or_001")), try session.slip(of: ParcelID("pk_001")),
                    session.ordersSeen
                )
            }
            #expect(order?.buyer == MarketSamples.buyer() && order?.note == "Gọi trước")
            #expect(slip?.buyer == MarketSamples.buyer())
            #expect(seen == [OrderID("or_001")])
            #expect(try ClearText.found(ClearText.buyer, in: folder) == [])
            try store.backup(to: folder.file("copy.sqlite"))
            #expect(try ClearText.found(ClearText.buyer, in: folder) == [])
            // The search itself finds what is there.
            #expect(try ClearText.found(["or_001"], in: folder) == ["or_001"])
        }
    }

    @Test func `answers, couriers' calls and their answers are sealed too`() async throws {
        try await StoreSamples.with { store, folder in
            let body = Array("{\"name\":\"Nguyễn Thị Mẫu\",\"phone\":\"0987654321\"}".utf8)
            let ghn = PartnerSamples.partner("ghn")
            let hook = KeptHook(
                id: "ch_1", partner: ghn.code, digest: Digest.sha256(body), contentType: nil,
                body: body, heardAt: 1)
            let attempt = ShipmentAttempt(
                id: "sa_1", parcel: ParcelID("pk_001"), jobNumber: 1, partner: ghn.code,
                ask: "create", at: 1, durationMilliseconds: 1, status: 200, outcome: "done",
                answer: String(decoding: body, as: UTF8.self))
            try await store.addParcels(1)
            try await store.write { session in
                _ = try session.insert(ghn)
                try session.openShipment(of: ParcelID("pk_001"), at: ghn.code, now: 1)
                try session.remember(
                    RememberedAnswer(
                        requestHash: [1], status: 201, etag: nil, location: nil, body: body),
                    key: "k", of: "ky_1", at: 1)
                try session.keep(hook)
                try session.append(attempt)
            }
            try await store.read { session throws in
                #expect(try session.rememberedAnswer(key: "k", of: "ky_1")?.body == body)
                #expect(try session.waitingHooks(of: ghn.code, limit: 9).map(\.body) == [body])
                #expect(
                    try session.attempts(of: ParcelID("pk_001"), limit: 9).map(\.answer)
                        == [attempt.answer])
            }
            #expect(try ClearText.found(ClearText.buyer, in: folder) == [])
        }
    }

    @Test func `a sealed row that was put beside another order does not open`() async throws {
        try await StoreSamples.with { store, _ in
            try await store.addParcels(2)
            try await store.write { session in
                _ = try session.sql.execute(
                    """
                    UPDATE receiver SET sealed =
                        (SELECT sealed FROM receiver WHERE order_id = 'or_002')
                    WHERE order_id = 'or_001'
                    """, [])
            }
            await #expect(throws: StoreError.unreadable("sealed")) {
                _ = try await store.read { try $0.order(OrderID("or_001")) }
            }
        }
    }

    @Test func `orders are counted by the number, however it is written`() async throws {
        try await StoreSamples.with { store, _ in
            try await store.addParcels(3)
            try await store.read { session throws in
                for phone in ["0987 654 321", "+84987654321", "84.987.654.321"] {
                    #expect(try session.orderCount(ofPhone: phone, since: 0) == 3)
                }
                #expect(
                    try session.orderCount(
                        ofPhone: "0987654321", since: MarketSamples.now + 1) == 0)
                #expect(try session.orderCount(ofPhone: "0987654322", since: 0) == 0)
            }
        }
    }

    @Test func `an erased receiver is empty, uncounted and gone from the file`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.addParcels(2)
            let sealed = try await store.write { session in
                let sealed = try session.sql.first(
                    "SELECT sealed FROM receiver WHERE order_id = 'or_001'")?.bytes("sealed")
                try session.eraseReceiver(of: OrderID("or_001"), at: 5)
                try session.eraseReceiver(of: OrderID("or_001"), at: 6)
                return Data(sealed ?? [])
            }
            try await store.emptyLog()
            try await store.read { session throws in
                let order = try session.order(OrderID("or_001"))
                #expect(order?.buyer.isErased == true && order?.note == "")
                #expect(order?.buyer.commune == MarketSamples.buyer().commune)
                #expect(try session.slip(of: ParcelID("pk_001"))?.buyer.isErased == true)
                #expect(try session.orderCount(ofPhone: "0987654321", since: 0) == 1)
                #expect(try session.order(OrderID("or_002"))?.buyer == MarketSamples.buyer())
            }
            let file = try Data(contentsOf: URL(fileURLWithPath: folder.file("vuonxa.sqlite")))
            #expect(sealed.count > 28 && file.range(of: sealed) == nil)
            #expect(try Store.problems(inFileAt: folder.file("vuonxa.sqlite")) == [])
        }
    }
}
