internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Orders that are worked out before their transactions.
@Suite struct ReadyOrderTests {
    /// What may happen between the working out and the transaction.
    enum Change: CaseIterable {
        case price
        case pause
        case suspension
        case setting
        case soldOut
        case partner

        func make(in desks: DeskHouse) async throws {
            try await desks.store.write { session throws in
                switch self {
                case .price:
                    try session.update(MarketSamples.listing { $0.price = Money(vnd: 1_000) })
                case .pause: try session.update(MarketSamples.listing(state: .paused))
                case .suspension:
                    try session.update(MarketSamples.producer(state: .suspended), at: 1)
                case .setting: try session.set("certificate.lapse", to: "paused")
                case .soldOut:
                    _ = try session.reserve(9, of: ListingID("ls_1"), at: 1)
                case .partner:
                    guard let code = PartnerCode("cong-ty") else { return }
                    var partner = Partner(
                        code: code, name: "", kind: "ghn", url: "", secret: Secret(""),
                        createdAt: 1)
                    partner.carries = CoverageSamples.courier("a")
                    _ = try session.insert(partner)
                }
            }
        }
    }

    /// A house that has taken one order, so that it knows the words of the ways there are.
    private func with(
        _ orderRules: OrderRules = OrderRules(), _ body: (DeskHouse) async throws -> Void
    ) async throws {
        try await DeskHouse.with(orderRules: orderRules) { desks async throws in
            try await desks.add(MarketSamples.listing(stock: 12))
            try await desks.place(MarketSamples.draft([MarketSamples.line("ls_1", 2)]))
            try await body(desks)
        }
    }

    private func ready(
        _ desks: DeskHouse, _ lines: [OrderLine] = [MarketSamples.line("ls_1", 2)],
        once: Once = .free, by caller: Caller = DeskHouse.storefront
    ) throws -> ReadyOrder? {
        let house = desks.house
        let draft = try MarketSamples.draft(lines).checked(in: house.atlas.sheet.places)
        let maker = OrderMaker(house: house, sheet: house.atlas.sheet, now: desks.clock.now)
        return try OrderReadying(
            house: house, maker: maker, caller: caller, once: once, render: Answer.of
        ).ready(draft)
    }

    /// Whether the quick way took it.
    private func take(_ ready: ReadyOrder, in desks: DeskHouse) async throws -> Bool {
        let house = desks.house
        return try await desks.store.write(
            quickly: { try ready.take(in: $0, house).map { _ in true } }, orElse: { _ in false })
    }

    @Test func `nothing has changed, so it is taken as it was worked out`() async throws {
        try await with { desks async throws in
            let ready = try #require(try ready(desks, once: .keyed("k")))
            #expect(try await take(ready, in: desks))
            let order = try await desks.order(ready.order.id)
            #expect(order == ready.order)
            #expect(try await desks.listing()?.stock == 8)
            #expect(try await desks.history(of: order.id.text) == ["order_placed"])
            #expect(try await desks.feed().last?.hasSuffix(order.parcels[0].id.text) == true)
            let parcel = order.parcels[0]
            let (turn, notices) = try await desks.store.read {
                (
                    try $0.assignment(of: parcel.id),
                    try $0.notices(in: .waiting, before: nil, limit: 10)
                )
            }
            #expect(turn == desks.house.firstTurn(of: parcel, at: order.placedAt))
            #expect(notices.contains { $0.subject == parcel.id.text })
        }
    }

    @Test func `the same request sent again gets the answer that was made ready`() async throws {
        try await with { desks async throws in
            let ready = try #require(try ready(desks, once: .keyed("k")))
            #expect(try await take(ready, in: desks))
            let again = try await desks.orders.place(
                MarketSamples.draft(), by: DeskHouse.storefront, once: .keyed("k"),
                render: Answer.of)
            #expect(again.isReplay && again.body == ready.answer.body)
            #expect(try await desks.listing()?.stock == 8)
        }
    }

    @Test(arguments: Change.allCases)
    func `what has changed since is found, and nothing is written`(
        _ change: Change
    ) async throws {
        try await with { desks async throws in
            let ready = try #require(try ready(desks))
            try await change.make(in: desks)
            let stock = try await desks.listing()?.stock
            #expect(try await !take(ready, in: desks))
            #expect(try await desks.listing()?.stock == stock)
            let kept = try await desks.store.read { try $0.order(ready.order.id) }
            #expect(kept == nil)
        }
    }

    @Test(arguments: Change.allCases)
    func `after a change an order is taken or refused by what is so now`(
        _ change: Change
    ) async throws {
        try await with { desks async throws in
            #expect(try ready(desks) != nil)
            try await change.make(in: desks)
            let draft = MarketSamples.draft([MarketSamples.line("ls_1", 2)])
            switch change {
            case .price, .pause, .suspension, .soldOut:
                await #expect(throws: OrderError.self) { try await desks.place(draft) }
            case .setting, .partner:
                // The listing never had a star to lose, and the partner's parcels are shipments.
                let order = try await desks.order(try await desks.place(draft))
                #expect(order.parcels.count == 1)
            }
        }
    }

    @Test func `stock that others took or gave back does not matter while there is enough`()
        async throws
    {
        try await with { desks async throws in
            let ready = try #require(try ready(desks))
            try await desks.store.write { session throws in
                #expect(try session.reserve(8, of: ListingID("ls_1"), at: 1))
            }
            #expect(try await take(ready, in: desks))
            #expect(try await desks.listing()?.stock == 0)
        }
    }

    @Test func `the limits hold for orders that were made ready`() async throws {
        var rules = OrderRules()
        (rules.perKeyPerMinute, rules.perPhonePerDay) = (2, 3)
        try await with(rules) { desks async throws in
            let first = try #require(try ready(desks))
            let second = try #require(try ready(desks))
            #expect(try await take(first, in: desks))
            // The key has placed its two orders of this minute.
            #expect(try await !take(second, in: desks))
            desks.clock.advance(seconds: 60)
            let third = try #require(try ready(desks))
            #expect(try await take(third, in: desks))
            // And the telephone number its three of this day.
            let fourth = try #require(try ready(desks))
            #expect(try await !take(fourth, in: desks))
        }
    }

    @Test func `people's orders are worked out where their looks are noted`() async throws {
        try await with { desks async throws in
            #expect(try ready(desks, by: DeskHouse.admin) == nil)
            #expect(try ready(desks, [MarketSamples.line("ls_1", 1, at: 1)]) == nil)
            #expect(try ready(desks, [MarketSamples.line("ls_9")]) == nil)
        }
    }
}
