internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// Stars are derived from certificates at the asked moment.
@Suite struct StarTests {
    private static let id = ListingID("ls_1")

    private func stars(_ desks: DeskHouse) async throws -> [Int?] {
        try await desks.listings.page(ListingSearch(limit: 10)).items
            .map { $0.certificate?.claim.star }
    }

    private func starred(_ star: Int, _ desks: DeskHouse) async throws -> [String] {
        var search = ListingSearch(limit: 10)
        search.filter.star = star
        return try await desks.listings.page(search).items.map(\.listing.id.text)
    }

    @Test func `a star lapses by itself at midnight in Viet Nam`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await desks.add(MarketSamples.certificate())
            let end = CoverageSamples.day("2028-08-15").startUTCMilliseconds
            desks.clock.set(end - 1)
            #expect(try await stars(desks) == [4])
            #expect(try await starred(4, desks) == ["ls_1"])
            let view = try await desks.listings.find(Self.id, for: nil)
            #expect(view.certificateEnd == CoverageSamples.day("2028-08-15"))
            desks.clock.set(end)
            #expect(try await stars(desks) == [nil])
            #expect(try await starred(4, desks) == [])
            #expect(try await desks.listings.find(Self.id, for: nil).certificate == nil)
        }
    }

    @Test func `the star filter means the star that is shown`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            try await desks.add(
                MarketSamples.certificate("ct_1") { $0.star = 3 },
                MarketSamples.certificate("ct_2") {
                    ($0.star, $0.decisionDay) = (5, CoverageSamples.day("2026-01-01"))
                },
                MarketSamples.certificate("ct_3", of: "ls_2", state: .claimed) { $0.star = 5 })
            #expect(try await starred(5, desks) == ["ls_1"])
            #expect(try await starred(3, desks) == [])
        }
    }

    @Test func `a page is true until the next midnight in Viet Nam`() async throws {
        try await DeskHouse.with { desks in
            let page = try await desks.listings.page(ListingSearch(limit: 10))
            #expect(page.trueUntil == CoverageSamples.day("2026-10-08").startUTCMilliseconds)
        }
    }

    @Test func `a page made while midnight passes is not true beyond it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let midnight = CoverageSamples.day("2026-10-08").startUTCMilliseconds
            let looks = Mutex(0)
            // The clock stands before midnight for a first look, and after it from then on.
            let clockwork = Clockwork(
                now: {
                    looks.withLock { count in
                        count += 1
                        return count == 1 ? midnight - 1 : midnight
                    }
                }, ids: IDMaker(now: { 0 }))
            let house = House(
                store: desks.store, clockwork: clockwork, atlas: desks.house.atlas)
            let page = try await ListingDesk(house: house).page(ListingSearch(limit: 10))
            #expect(page.trueUntil == midnight)
        }
    }
}
