internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A producer closes for some days; its listings stay as they are and come back by themselves.
@Suite struct ClosureDeskTests {
    private static let id = ProducerID("pr_1")
    private static func day(_ offset: Int) -> Day { MarketSamples.today.advanced(by: offset) }

    private static let season = Closure(from: day(1), until: day(3), reason: .harvestOver)
    private static let suspension = Closure(
        from: day(0), until: nil, reason: .foodSafety, legalGround: "Công văn 12")

    private func close(
        _ closure: Closure = season, by caller: Caller = DeskHouse.producer, in desks: DeskHouse
    ) async throws {
        _ = try await desks.closures.close(
            Self.id, closure, by: caller, once: .free, render: Answer.of)
    }

    /// Nine o'clock of the day so many days from today.
    private func go(to offset: Int, _ desks: DeskHouse) {
        desks.clock.set(MarketSamples.now + Int64(offset) * 86_400_000)
    }

    private func isShown(_ desks: DeskHouse) async throws -> Bool {
        (try? await desks.listings.find(ListingID("ls_1"), for: nil)) != nil
    }

    @Test func `listings are out of pages from first to last day, and nothing of them changes`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let before = try await desks.listing()
            try await close(in: desks)
            var shown: [Bool] = []
            for offset in 0...4 {
                go(to: offset, desks)
                let page = try await desks.listings.page(ListingSearch(limit: 10))
                shown.append(!page.items.isEmpty)
                // Who has its address still reads it, and when the season opens.
                #expect(try await isShown(desks))
            }
            #expect(shown == [true, false, false, true, true])
            let after = try await desks.listing()
            #expect(after?.state == before?.state && after?.version == before?.version)
        }
    }

    @Test func `partners hear at the midnights at which it turns, once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(), MarketSamples.listing("ls_2", of: "pr_2"))
            try await desks.closures.tellOfTurns()
            try await close(in: desks)
            let announced = try #require(try await desks.listing()).feedVersion
            var heard: [Int] = []
            for offset in 0...4 {
                go(to: offset, desks)
                try await desks.closures.tellOfTurns()
                try await desks.closures.tellOfTurns()
                heard.append(try #require(try await desks.listing()).feedVersion - announced)
            }
            #expect(heard == [0, 1, 1, 2, 2])
            #expect(try await desks.listing("ls_2")?.feedVersion == 1)
        }
    }

    @Test func `a server that was off over both midnights tells it too`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.closures.tellOfTurns()
            try await close(in: desks)
            let announced = try #require(try await desks.listing()).feedVersion
            go(to: 9, desks)
            #expect(try await desks.closures.tellOfTurns() == 1)
            #expect(try await desks.listing()?.feedVersion == announced + 1)
        }
    }

    @Test func `a season is its people's, a suspension its officers'`() async throws {
        try await DeskHouse.with { desks async throws in
            func may(_ closure: Closure, _ caller: Caller) async throws -> Bool {
                do {
                    try await close(closure, by: caller, in: desks)
                } catch AccessError.outOfScope {
                    return false
                }
                let found = try await desks.producers.find(Self.id, for: DeskHouse.admin)
                for made in found.producer.closures {
                    _ = try await desks.closures.lift(made.id, of: Self.id, by: DeskHouse.admin)
                }
                return true
            }
            let viewer = Caller(
                keyID: "ky_m", role: .producer, scope: .producer(Self.id), member: .viewer)
            let helper = Caller(
                keyID: "ky_h", role: .helper, scope: .everything,
                mandates: [Samples.mandate([.listings])])
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            let table: [(Caller, season: Bool, suspension: Bool)] = [
                (DeskHouse.producer, true, false), (viewer, false, false), (helper, true, false),
                (DeskHouse.officer, true, true), (DeskHouse.admin, true, true),
                (MarketSamples.caller(.officer, elsewhere), false, false),
                (MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))), false, false),
                (DeskHouse.storefront, false, false),
            ]
            for row in table {
                #expect(try await may(Self.season, row.0) == row.season)
                #expect(try await may(Self.suspension, row.0) == row.suspension)
            }
        }
    }

    @Test func `a producer cannot lift what an officer laid on it`() async throws {
        try await DeskHouse.with { desks async throws in
            try await desks.add(MarketSamples.listing())
            try await close(Self.suspension, by: DeskHouse.officer, in: desks)
            let id = try #require(
                try await desks.producers.find(Self.id, for: nil).producer.closures.first?.id)
            await #expect(throws: AccessError.outOfScope) {
                try await desks.closures.lift(id, of: Self.id, by: DeskHouse.producer)
            }
            #expect(try await !isShown(desks))
            _ = try await desks.closures.lift(id, of: Self.id, by: DeskHouse.officer)
            #expect(try await isShown(desks))
            let reasons = try await desks.producers.history(
                of: Self.id, before: nil, limit: 9, by: DeskHouse.officer
            ).map { "\($0.act) \($0.reason ?? "")" }
            #expect(
                reasons == [
                    "suspension_lifted food_safety", "suspension_announced food_safety",
                ])
        }
    }
}
