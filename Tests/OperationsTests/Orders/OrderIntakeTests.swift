internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// An order is taken whole or not at all.
@Suite struct OrderIntakeTests {
    /// What an order may leave behind, to compare before and after a refusal.
    private func traces(_ desks: DeskHouse) async throws -> [String] {
        let listings = [try await desks.listing("ls_1"), try await desks.listing("ls_2")]
        let stocks = listings.map { "\($0?.stock ?? -1) \($0?.feedVersion ?? -1)" }
        return stocks + (try await desks.feed("a")) + (try await desks.feed("b"))
    }

    private func refused(
        _ desks: DeskHouse, _ draft: OrderDraft, _ expected: OrderError
    ) async throws {
        let before = try await traces(desks)
        await #expect(throws: expected) { try await desks.place(draft) }
        #expect(try await traces(desks) == before)
    }

    @Test func `an order reserves its stock, gets a parcel and enters the courier's feed`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place(MarketSamples.draft([MarketSamples.line("ls_1", 3)]))
            let order = try await desks.order(id)
            let parcel = try #require(order.parcels.first)
            #expect(order.state == .placed && order.placedAt == MarketSamples.now)
            #expect(order.buyer.phone == "+84987654321")
            #expect(order.total == Money(vnd: 3 * 125_000 + 20_000))
            #expect(parcel.weightGrams == 3 * 320 && parcel.courier.text == "a")
            #expect(parcel.origin.digits == "21548" && parcel.destination.digits == "00004")
            #expect(parcel.collect == .zero && parcel.evidence.contains("l-a"))
            #expect(try await desks.listing()?.stock == 7)
            #expect(try await desks.feed() == ["1 assigned \(parcel.id.text)"])
            let view = try await desks.orders.find(id, by: DeskHouse.storefront)
            #expect(view.names == ["Tỏi Lý Sơn"])
        }
    }

    @Test func `an unknown listing is refused by its line`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let lines = [MarketSamples.line("ls_1"), MarketSamples.line("ls_9")]
            try await refused(
                desks, MarketSamples.draft(lines), .listingNotFound(line: 1, ListingID("ls_9")))
        }
    }

    @Test(arguments: ListingState.allCases.filter { $0 != .approved })
    func `what is not live is not sold`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await refused(desks, MarketSamples.draft(), .notLive(line: 0, ListingID("ls_1")))
        }
    }

    @Test func `too little stock says how many are left, and takes nothing of the rest`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", stock: 2))
            let lines = [MarketSamples.line("ls_1", 4), MarketSamples.line("ls_2", 3)]
            try await refused(
                desks, MarketSamples.draft(lines),
                .outOfStock(line: 1, ListingID("ls_2"), left: 2))
        }
    }

    @Test func `another price than the buyer saw is refused with the one of now`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing { $0.price = Money(vnd: 130_000) })
            try await refused(
                desks, MarketSamples.draft(),
                .priceChanged(line: 0, ListingID("ls_1"), now: Money(vnd: 130_000)))
        }
    }

    @Test func `a draft that is wrong in itself is refused by its fields`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let draft = MarketSamples.draft { $0.buyer.commune = CoverageSamples.commune("99999") }
            let refused = await #expect(throws: FieldProblems.self) {
                try await desks.place(draft)
            }
            #expect(refused?.all.map(\.field) == ["buyer.commune_code"])
        }
    }

    @Test func `each producer's lines travel in one parcel`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"),
                MarketSamples.listing("ls_3"))
            let lines = ["ls_1", "ls_2", "ls_3"].map { MarketSamples.line($0) }
            let order = try await desks.order(try await desks.place(MarketSamples.draft(lines)))
            #expect(order.parcels.map(\.producer.text) == ["pr_1", "pr_2"])
            #expect(order.parcels.map(\.origin.digits) == ["21548", "21484"])
            #expect(order.parcels.map(\.weightGrams) == [640, 320])
            let page = try await desks.couriers.feed(
                of: CoverageSamples.courier("a"), cursor: nil, limit: 9, waitSeconds: 0)
            #expect(page.items.map { $0.slip.contents.count } == [2, 1])
        }
    }

    @Test func `one parcel that cannot go refuses the whole order`() async throws {
        var tables = CoverageSamples.openTables()
        tables.placeRules.append(
            CoverageSamples.rule("p-ba-to", "commune:21484") { $0.pickup = false })
        try await DeskHouse.with(tables) { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            let lines = ["ls_1", "ls_2"].map { MarketSamples.line($0) }
            let before = try await traces(desks)
            let error = await #expect(throws: OrderError.self) {
                try await desks.place(MarketSamples.draft(lines))
            }
            guard case .unreachable(let lines, let producer, let answer) = error else {
                Issue.record("refused otherwise: \(String(describing: error))")
                return
            }
            #expect(producer.text == "pr_2" && lines == [1])
            #expect(answer.reasons.map(\.code) == [.noPickupAtOrigin])
            #expect(answer.reasons.map(\.row?.text) == ["p-ba-to"])
            #expect(try await traces(desks) == before)
        }
    }

    @Test func `many buyers at once are sold what there is, and each sale is one parcel`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 25))
            let sold = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<40 { group.addTask { (try? await desks.place()) != nil } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(sold == 25)
            #expect(try await desks.listing()?.stock == 0)
            #expect(try await desks.feed().count == 25)
        }
    }

    @Test func `only its own storefront and admins read an order`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            _ = try await desks.orders.find(id, by: DeskHouse.storefront)
            let other = Caller(keyID: "ky_other", role: .storefront, scope: .everything)
            for caller in [other, DeskHouse.officer, DeskHouse.producer] {
                await #expect(throws: OrderError.notFound(id)) {
                    try await desks.orders.find(id, by: caller)
                }
            }
        }
    }
}
