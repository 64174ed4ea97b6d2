internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Everything that is wrong with an order is told at once.
@Suite struct OrderRefusalTests {
    private func refusal(_ desks: DeskHouse, _ draft: OrderDraft) async -> OrderError? {
        do {
            _ = try await desks.place(draft)
            return nil
        } catch {
            return error as? OrderError
        }
    }

    @Test func `each line says what is wrong with it, and the order leaves nothing behind`()
        async throws
    {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 10_000
        try await DeskHouse.with(tables) { desks in
            try await desks.add(
                MarketSamples.listing("ls_1", state: .paused),
                MarketSamples.listing("ls_2") { $0.price = Money(vnd: 9_000) },
                MarketSamples.listing("ls_3", stock: 2),
                MarketSamples.listing("ls_4", of: "pr_2") { $0.packedWeightGrams = 10_001 },
                MarketSamples.listing("ls_5"))
            let lines =
                [MarketSamples.line("ls_9")]
                + (1...5).map { MarketSamples.line("ls_\($0)", 3) }
            let error = await refusal(desks, MarketSamples.draft(lines))
            guard case .several(let all) = error, all.count == 5,
                case .tooHeavy(line: 4, _, _) = all[4]
            else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(
                all.dropLast() == [
                    .listingNotFound(line: 0, ListingID("ls_9")),
                    .notLive(line: 1, ListingID("ls_1")),
                    .priceChanged(line: 2, ListingID("ls_2"), now: Money(vnd: 9_000)),
                    .outOfStock(line: 3, ListingID("ls_3"), left: 2),
                ])
            #expect(try await desks.listing("ls_5")?.stock == 10)
            #expect(try await desks.feed() == [])
        }
    }

    @Test func `one line may be wrong in several ways`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing(stock: 1) { $0.price = Money(vnd: 126_000) })
            let error = await refusal(
                desks, MarketSamples.draft([MarketSamples.line("ls_1", 2)]))
            #expect(
                error
                    == .several([
                        .priceChanged(line: 0, ListingID("ls_1"), now: Money(vnd: 126_000)),
                        .outOfStock(line: 0, ListingID("ls_1"), left: 1),
                    ]))
        }
    }

    @Test func `parcels are not planned for a producer of whom a line is refused already`()
        async throws
    {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 10_000
        try await DeskHouse.with(tables) { desks in
            try await desks.add(
                MarketSamples.listing("ls_1", stock: 1),
                MarketSamples.listing("ls_2") { $0.packedWeightGrams = 10_001 })
            let lines = (1...2).map { MarketSamples.line("ls_\($0)", 2) }
            #expect(
                await refusal(desks, MarketSamples.draft(lines))
                    == .outOfStock(line: 0, ListingID("ls_1"), left: 1))
        }
    }

    @Test func `a line that fills several parcels is in each of them`() async throws {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 1_000
        try await DeskHouse.with(tables) { desks in
            try await desks.add(MarketSamples.listing())
            let draft = MarketSamples.draft([MarketSamples.line("ls_1", 7)]) { $0.payment = .cod }
            let id = try await desks.place(draft)
            let view = try await desks.orders.find(id, by: DeskHouse.storefront)
            let parcels = view.order.parcels
            #expect(parcels.map(\.weightGrams) == [960, 960, 320])
            #expect(
                parcels.map { view.contents[$0.id] }
                    == [3, 3, 1].map {
                        [ParcelContent(line: 0, quantity: $0)]
                    })
            #expect(parcels.map(\.collect.vnd) == [395_000, 395_000, 145_000])
            #expect(view.order.total == Money(vnd: parcels.reduce(0) { $0 + $1.collect.vnd }))
            let page = try await desks.couriers.feed(
                of: CoverageSamples.courier("a"), cursor: nil, limit: 9, waitSeconds: 0)
            #expect(page.items.map { $0.slip.contents.map(\.quantity) } == [[3], [3], [1]])
        }
    }

    @Test func `the shop's name, not its key, owns an order, and the order has a page`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let shop = KeyScope.storefront("lyson.vn")
            let old = Caller(keyID: "ky_old", role: .storefront, scope: shop)
            let new = Caller(keyID: "ky_new", role: .storefront, scope: shop)
            let id = try await desks.place(by: old)
            #expect(try await desks.orders.find(id, by: new).order.storefront == "lyson.vn")
            await #expect(throws: OrderError.notFound(id)) {
                try await desks.orders.find(id, by: DeskHouse.storefront)
            }
            let token = try #require(try await desks.order(id).tracking)
            #expect(token.utf8.count == 22)
            #expect(try await desks.store.read { try $0.order(tracking: token)?.id } == id)
            #expect(try await desks.store.read { try $0.order(tracking: "x") } == nil)
        }
    }

    @Test func `the answer of the moment stays when the table is replaced`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let parcel = try await desks.order(try await desks.place()).parcels[0]
            let kept = try await desks.store.read { try $0.explanation(of: parcel.id) }
            let text = String(decoding: try #require(kept), as: UTF8.self)
            #expect(text.contains(#""row":"l-a","for":"price""#))
            #expect(text.contains(#""source":"mẫu thử""#) && text.contains("1000:20000"))
            var tables = CoverageSamples.openTables()
            tables.lanes[0].priceSteps = PriceSteps(cell: "30000:99000")
            _ = try await desks.coverage.replace(
                with: tables.document(of: "a"), source: "mới", dryRun: false, by: DeskHouse.admin)
            #expect(try await desks.store.read { try $0.explanation(of: parcel.id) } == kept)
            let second = try await desks.order(try await desks.place()).parcels[0]
            #expect(second.explanation != parcel.explanation)
            #expect(second.freight == Money(vnd: 99_000))
            let third = try await desks.order(try await desks.place()).parcels[0]
            #expect(third.explanation == second.explanation)
        }
    }
}
