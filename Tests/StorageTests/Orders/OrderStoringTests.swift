internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Orders with their parcels, and what couriers see of them.
@Suite struct OrderStoringTests {
    @Test func `an order comes back whole, in its order`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            let order = MarketSamples.order(
                "or_1", [MarketSamples.line("ls_2", 3), MarketSamples.line("ls_1", 2, at: 1_000)],
                parcels: [
                    MarketSamples.parcel("pk_2", of: "pr_2", freight: 31_000),
                    MarketSamples.parcel("pk_1", courier: "b"),
                ])
            try await store.add(order)
            #expect(try await store.read { try $0.order(OrderID("or_1")) } == order)
            #expect(
                try await store.read { try $0.lineNames(of: OrderID("or_1")) } == ["ls_2", "ls_1"])
            #expect(try await store.read { try $0.order(OrderID("or_2")) } == nil)
        }
    }

    @Test func `an order changes only its state`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing())
            try await store.add(MarketSamples.order())
            try await store.write { try $0.set(.cancelled, of: OrderID("or_1")) }
            var expected = MarketSamples.order()
            expected.state = .cancelled
            #expect(try await store.read { try $0.order(OrderID("or_1")) } == expected)
        }
    }

    @Test func `a slip tells a courier from whom, to whom and what`() async throws {
        try await StoreSamples.with { store in
            try await store.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await store.add(
                MarketSamples.order(
                    "or_1", [MarketSamples.line("ls_1", 2), MarketSamples.line("ls_2", 5)],
                    parcels: [MarketSamples.parcel("pk_1"), MarketSamples.parcel("pk_2")]))
            let slip = try #require(try await store.read { try $0.slip(of: ParcelID("pk_2")) })
            #expect(slip.parcel == MarketSamples.parcel("pk_2"))
            #expect(slip.order == OrderID("or_1") && slip.buyer == MarketSamples.buyer())
            #expect(slip.producerName == MarketSamples.profile().name)
            #expect(slip.producerPhone == "+84912345678")
            #expect(slip.contents.map(\.name) == ["ls_2"] && slip.contents.map(\.quantity) == [5])
        }
    }

    @Test func `each courier's feed is counted apart and read from a position`() async throws {
        try await StoreSamples.with { store in
            try await store.addParcels(3, courier: "a")
            try await store.add(
                MarketSamples.order("or_x", parcels: [MarketSamples.parcel("pk_x", courier: "b")]))
            try await store.write { session in
                try session.appendToFeed(
                    of: CoverageSamples.courier("a"), .cancelled, ParcelID("pk_002"), at: 9)
            }
            func feed(_ courier: String, after: Int, limit: Int = 9) async throws -> [String] {
                try await store.read { session in
                    try session.feed(
                        of: CoverageSamples.courier(courier), after: after, limit: limit
                    ).map { "\($0.position) \($0.kind.rawValue) \($0.parcel.text)" }
                }
            }
            #expect(
                try await feed("a", after: 0) == [
                    "1 assigned pk_001", "2 assigned pk_002", "3 assigned pk_003",
                    "4 cancelled pk_002",
                ])
            #expect(try await feed("a", after: 1, limit: 1) == ["2 assigned pk_002"])
            #expect(try await feed("a", after: 4) == [])
            #expect(try await feed("b", after: 0) == ["1 assigned pk_x"])
        }
    }
}
