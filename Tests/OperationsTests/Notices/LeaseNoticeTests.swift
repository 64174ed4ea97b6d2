internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A producer hears that listings will pause themselves, and that they have; each day once.
@Suite struct LeaseNoticeTests {
    private static let today = MarketSamples.today

    private func listing(_ id: String, _ days: Int?, of producer: String = "pr_1") -> Listing {
        var listing = MarketSamples.listing(id, of: producer) { $0.name = "Hàng \(id)" }
        listing.freshUntil = days.map(Self.today.advanced(by:))
        return listing
    }

    private func told(_ desks: DeskHouse) async throws -> [QueuedNotice] {
        try await NoticeDesk(house: desks.house).tellOfLeases()
        return try await desks.store.read {
            try $0.notices(in: nil, before: nil, limit: 100).reversed()
        }
    }

    @Test func `three days before and on the day itself, however often it is looked at`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(listing("ls_1", 5), listing("ls_2", 5), listing("ls_3", nil))
            var count: [Int] = []
            for day in 0...20 {
                desks.clock.set(Self.today.advanced(by: day).startUTCMilliseconds)
                for _ in 0..<2 { count.append(try await told(desks).count) }
            }
            // Nothing on the days 0 and 1, one letter from day 2 on, a second from day 5 on.
            #expect(
                count == Array(repeating: 0, count: 4) + Array(repeating: 1, count: 6)
                    + Array(repeating: 2, count: 32))
            let letters = try await told(desks)
            #expect(letters.map(\.kind) == ["leases_ending", "leases_ended"])
            for letter in letters {
                #expect(letter.recipient == "toi@lyson.example" && letter.subject == "pr_1")
                #expect(letter.letter.body.contains("- Hàng ls_1\n- Hàng ls_2"))
                #expect(!letter.letter.body.contains("ls_3"))
            }
        }
    }

    @Test func `who confirms in time hears no more`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(listing("ls_1", 3))
            #expect(try await told(desks).map(\.kind) == ["leases_ending"])
            _ = try await desks.listings.confirm(
                ListingID("ls_1"), by: DeskHouse.producer, once: .free, render: Answer.of)
            desks.clock.set(Self.today.advanced(by: 10).startUTCMilliseconds)
            #expect(try await told(desks).count == 1)
        }
    }

    @Test func `nothing is said of what ended long ago, is not on sale, or of a suspended one`()
        async throws
    {
        try await DeskHouse.with { desks in
            var paused = listing("ls_2", 2)
            paused.state = .paused
            try await desks.add(listing("ls_1", -8), paused, listing("ls_3", 2, of: "pr_2"))
            try await desks.store.write { session in
                var producer = try #require(try session.producer(ProducerID("pr_2")))
                producer.state = .suspended
                try session.update(producer, at: MarketSamples.now)
            }
            #expect(try await told(desks).isEmpty)
        }
    }

    @Test func `with a short lease nobody is written to each day`() async throws {
        try await DeskHouse.with { desks in
            try await desks.store.write { session in
                try session.set(StoreSession.ReviewSetting.freshDays, to: "2")
            }
            try await desks.add(listing("ls_1", 2))
            #expect(try await told(desks).isEmpty)
            desks.clock.set(Self.today.advanced(by: 1).startUTCMilliseconds)
            #expect(try await told(desks).map(\.kind) == ["leases_ending"])
        }
    }
}
