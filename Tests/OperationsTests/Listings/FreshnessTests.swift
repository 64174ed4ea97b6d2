internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What nobody confirms pauses itself, and comes back with one call.
@Suite struct FreshnessTests {
    private static let id = ListingID("ls_1")
    private static let day: Int64 = 86_400

    private func confirm(_ desks: DeskHouse) async throws {
        _ = try await desks.listings.confirm(
            Self.id, by: DeskHouse.producer, once: .free, render: Answer.of)
    }

    private func isLive(_ desks: DeskHouse) async throws -> Bool {
        let page = try await desks.listings.page(ListingSearch(limit: 9))
        let isFound = (try? await desks.listings.find(Self.id, for: nil)) != nil
        #expect(isFound == (page.items.count == 1))
        return isFound
    }

    @Test func `thirty days after an approval it pauses itself, and a confirmation brings it back`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .submitted))
            _ = try await desks.listings.review(
                Self.id,
                ReviewDecision(verdict: .approve, note: "", confirmsCertificates: false),
                by: DeskHouse.officer, once: .free, render: Answer.of)
            desks.clock.advance(seconds: 29 * Self.day)
            #expect(try await isLive(desks))
            #expect(try await desks.listings.find(Self.id, for: nil).freshDaysLeft == 1)
            desks.clock.advance(seconds: Self.day)
            #expect(try await !isLive(desks))
            let own = try await desks.listings.find(Self.id, for: DeskHouse.producer)
            #expect(own.listing.state == .approved && own.hold == .stale)
            #expect(own.freshDaysLeft == 0)
            try await confirm(desks)
            #expect(try await isLive(desks))
            #expect(try await desks.listing()?.version == 2)
        }
    }

    @Test func `it ends at midnight of Viet Nam, not an hour before or after`() async throws {
        try await DeskHouse.with { desks in
            var listing = MarketSamples.listing()
            listing.freshUntil = MarketSamples.today.advanced(by: 1)
            try await desks.add(listing)
            let midnight = MarketSamples.today.advanced(by: 1).startUTCMilliseconds
            desks.clock.set(midnight - 1)
            #expect(try await isLive(desks))
            desks.clock.set(midnight)
            #expect(try await !isLive(desks))
        }
    }

    @Test func `a count of stock and a lower price confirm as well; shipping facts do not`()
        async throws
    {
        try await DeskHouse.with { desks in
            var listing = MarketSamples.listing()
            listing.freshUntil = MarketSamples.today.advanced(by: 2)
            try await desks.add(listing)
            let full = MarketSamples.today.advanced(by: 30)
            try await desks.edit(Self.id, from: 1) { $0.lengthCm = 30 }
            #expect(try await desks.listing()?.freshUntil == listing.freshUntil)
            try await desks.edit(Self.id, from: 2) { $0.price = Money(vnd: 100_000) }
            #expect(try await desks.listing()?.freshUntil == full)
            desks.clock.advance(seconds: 5 * Self.day)
            _ = try await desks.listings.setStock(
                3, of: Self.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(try await desks.listing()?.freshUntil == full.advanced(by: 5))
        }
    }

    @Test func `one call confirms all that is published of a producer, and nobody else's`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", state: .paused),
                MarketSamples.listing("ls_3", state: .draft),
                MarketSamples.listing("ls_4", of: "pr_2"))
            func all(_ caller: Caller) async throws -> String {
                try await desks.listings.confirmAll(
                    of: ProducerID("pr_1"), by: caller, once: .free,
                    render: { Answer(status: 200, body: Array("\($0) \($1.text)".utf8)) }
                ).text
            }
            #expect(try await all(DeskHouse.producer) == "2 2026-11-06")
            #expect(try await desks.listing("ls_2")?.freshUntil != nil)
            for id in ["ls_3", "ls_4"] {
                #expect(try await desks.listing(id)?.freshUntil == nil)
            }
            let other = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            await #expect(throws: AccessError.outOfScope) { _ = try await all(other) }
        }
    }

    @Test(arguments: ListingState.allCases.filter { !$0.isPublished })
    func `what no officer approved has nothing to confirm`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            await #expect(throws: ListingError.notPublished(state)) { try await confirm(desks) }
        }
    }

    @Test func `partners hear of it once when the day turns`() async throws {
        try await DeskHouse.with { desks in
            var listing = MarketSamples.listing()
            listing.freshUntil = MarketSamples.today.advanced(by: 1)
            try await desks.add(listing)
            #expect(try await desks.listings.turnDays() == 0)
            desks.clock.advance(seconds: 3 * Self.day)
            #expect(try await desks.listings.turnDays() == 1)
            #expect(try await desks.listing()?.feedVersion == 2)
            #expect(try await desks.listings.turnDays() == 0)
            try await confirm(desks)
            #expect(try await desks.listing()?.feedVersion == 3)
            try await confirm(desks)
            #expect(try await desks.listing()?.feedVersion == 3)
        }
    }

    @Test func `what an earlier program left without a lease gets a whole one; samples none`()
        async throws
    {
        try await DeskHouse.with { desks in
            var sample = MarketSamples.listing("ls_2")
            sample.sampleFields = ["stock"]
            try await desks.add(MarketSamples.listing(), sample)
            try await desks.listings.turnDays()
            #expect(try await desks.listing()?.freshUntil == MarketSamples.today.advanced(by: 30))
            #expect(try await desks.listing("ls_2")?.freshUntil == nil)
        }
    }

    @Test func `its producer is told seven days ahead, soonest first`() async throws {
        try await DeskHouse.with { desks in
            for (id, days) in [("ls_1", 7), ("ls_2", 8), ("ls_3", 0), ("ls_4", 1)] {
                var listing = MarketSamples.listing(id)
                listing.freshUntil = MarketSamples.today.advanced(by: days)
                try await desks.add(listing)
            }
            let tasks = try await desks.listings.leaseTasks(
                of: ProducerID("pr_1"), by: DeskHouse.producer)
            #expect(tasks.map(\.listing.text) == ["ls_3", "ls_4", "ls_1"])
            #expect(tasks.map(\.daysLeft) == [0, 1, 7])
        }
    }

    @Test func `an order of what has paused itself is refused`() async throws {
        try await DeskHouse.with { desks in
            var listing = MarketSamples.listing()
            listing.freshUntil = MarketSamples.today
            try await desks.add(listing)
            await #expect(throws: OrderError.self) { try await desks.place() }
            #expect(try await desks.listing()?.stock == 10)
            try await confirm(desks)
            try await desks.place()
        }
    }
}
