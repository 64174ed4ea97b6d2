import Market
import NIOCore
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// A page made of kept cards says the same as one of which nothing was kept.
@Suite struct KeptCardTests {
    private static let seed: UInt64 = 20_261_123

    /// What a house that has kept nothing answers to the same query.
    private func fresh(_ rig: WebRig, _ query: String) async throws -> JSONValue {
        let known = rig.desks.house
        let house = House(store: known.store, clockwork: known.clockwork, atlas: known.atlas)
        let desks = Desks(house: house, partnerRules: PartnerRules(allowsPlainLoopback: true))
        var search = Query(query[...])
        let found = try await desks.listings.find(try FindingReading.search(&search))
        let writing = ListingWriting(places: desks.reach.places)
        let cards = try await desks.listings.views(of: found.hits).map { writing.card($0) }
        let (body, _) = FindingWriting.page(found, cards: cards)
        return try JSONBody.value(Array(body.readableBytesView), depth: 16)
    }

    /// One change of anything that a card shows, or that lets a listing be seen at all.
    private func change(_ rig: WebRig, _ dice: inout CoverageDice) async throws {
        let store = rig.desks.house.store
        let number = Int.random(in: 0..<8, using: &dice)
        let id = ListingID("ls_\(10 + number)")
        let today = rig.desks.house.clockwork.today
        let days = Int.random(in: -1...3, using: &dice)
        let kind = Int.random(in: 0..<8, using: &dice)
        try await store.write { session in
            guard var listing = try session.listing(id),
                var producer = try session.producer(listing.producer)
            else { return }
            switch kind {
            case 0: _ = try session.reserve(1, of: id, at: 9)
            case 1: listing.offer.price = Money(vnd: Int64(50_000 + number * 1_000 + days))
            case 2: listing.freshUntil = today.advanced(by: days)
            case 3: listing.state = listing.state == .approved ? .paused : .approved
            case 4: producer.profile.name = "Tổ hợp tác \(number) \(days)"
            case 5:
                producer.closures = [
                    Closure(
                        id: "cl_1", from: today.advanced(by: days),
                        until: today.advanced(by: days + 1), reason: .harvestOver)
                ]
            default:
                guard var certificate = try session.certificates(of: id).first else { return }
                certificate.state =
                    certificate.state == .confirmed
                    ? .revoked(from: today.advanced(by: days)) : .confirmed
                try session.update(certificate)
            }
            if kind == 4 || kind == 5 {
                try session.update(producer, at: 9)
            } else if kind < 4, kind > 0 {
                try session.update(listing)
            }
        }
    }

    @Test func `whatever is written and however the days go, no kept card outlives its truth`()
        async throws
    {
        try await WebRig.run { rig in
            var dice = CoverageDice(seed: Self.seed)
            try await rig.desks.house.store.write { session in
                for number in 10..<18 {
                    let owner = number.isMultiple(of: 2) ? "pr_1" : "pr_2"
                    try session.insert(MarketSamples.listing("ls_\(number)", of: owner))
                    _ = try session.insert(
                        MarketSamples.certificate("ct_\(number)", of: "ls_\(number)"))
                }
            }
            var shown = 0
            for turn in 0..<120 {
                try await change(rig, &dice)
                if Int.random(in: 0..<6, using: &dice) == 0 {
                    rig.clock.advance(seconds: 13 * 3_600)
                }
                // Another query each time: it is the cards that must be true, not the pages.
                let price = 10_000_000 + turn
                let words = turn.isMultiple(of: 3) ? "&q=toi&deliver_to=21484&facets=stars" : ""
                let query = "price_max=\(price)\(words)"
                let page = try await rig.probe.get("/v1/listings?\(query)").json
                let wanted = try await fresh(rig, query)
                for (name, expected) in [
                    ("items", wanted["items"]), ("facets", wanted["facets"]),
                ] as [(String, JSONValue)] {
                    let shown: JSONValue = page[name]
                    #expect(shown == expected, "\(name), turn \(turn), seed \(Self.seed)")
                }
                if case .list(let items) = page["items"] as JSONValue { shown += items.count }
            }
            #expect(shown > 100, "seed \(Self.seed)")
        }
    }

    @Test func `two pages with other bytes have other tags, and the same bytes the same`()
        async throws
    {
        try await WebRig.run { rig in
            try await rig.desks.house.store.write { session in
                try session.insert(MarketSamples.listing("ls_2"))
            }
            func tag(_ query: String) async throws -> String {
                try #require(try await rig.probe.get("/v1/listings?\(query)").header("ETag"))
            }
            let both = try await tag("limit=2")
            #expect(try await tag("limit=3") == both)
            #expect(try await tag("limit=1") != both)
            #expect(try await tag("producer=pr_2") != both)
            #expect(try await tag("limit=2&facets=set") != both)
            _ = try await rig.desks.house.store.write {
                try $0.reserve(1, of: ListingID("ls_2"), at: 9)
            }
            #expect(try await tag("limit=4") != both)
        }
    }
}
