internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What is found is what is committed, at the very next look.
@Suite struct FindingTests {
    private func found(
        _ desks: DeskHouse, _ text: String? = nil,
        _ change: (inout ListingSearch) -> Void = { _ in }
    ) async throws -> [String] {
        var search = ListingSearch(limit: 100)
        search.text = text
        change(&search)
        return try await desks.listings.page(search).items.map(\.listing.id.text)
    }

    @Test func `an edit of name, producer or story is found at once, and the old words no more`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            #expect(try await found(desks, "tỏi lý sơn") == ["ls_1", "ls_2"])
            try await desks.store.write { session in
                var story = MarketSamples.listing("ls_2") { offer in
                    offer.name = "Hành tím"
                    offer.description = ""
                }
                story.offer.details.story = "Bà Sáu trồng từ năm 1975."
                try session.update(story)
            }
            #expect(try await found(desks, "tỏi cát") == ["ls_1"])
            #expect(try await found(desks, "hành bà sáu 1975") == ["ls_2"])
            try await desks.store.write { session in
                try session.update(
                    MarketSamples.producer { $0.name = "Tổ hợp tác Gió Biển" }, at: 5)
            }
            #expect(try await found(desks, "gió biển") == ["ls_1", "ls_2"])
            #expect(try await found(desks, "hợp tác xã") == [])
            #expect(try await found(desks, "đặc khu") == ["ls_1", "ls_2"])
        }
    }

    @Test func `what is paused, withdrawn or of a closed producer is gone at once, and comes back`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            #expect(try await found(desks).count == 2)
            try await desks.store.write { session in
                try session.update(MarketSamples.listing("ls_1", state: .paused))
            }
            #expect(try await found(desks) == ["ls_2"])
            try await desks.store.write { session in
                try session.update(MarketSamples.listing("ls_1"))
                try session.update(MarketSamples.producer(state: .suspended), at: 2)
            }
            #expect(try await found(desks) == [])
            try await desks.store.write { try $0.update(MarketSamples.producer(), at: 3) }
            #expect(try await found(desks) == ["ls_1", "ls_2"])
        }
    }

    @Test func `a closure, a lease and a term turn at midnight without a commit`() async throws {
        try await DeskHouse.with { desks in
            let today = MarketSamples.today
            var leased = MarketSamples.listing("ls_2", of: "pr_2")
            leased.freshUntil = today.advanced(by: 4)
            try await desks.add(MarketSamples.listing("ls_1"), leased)
            // In force from 15 August 2025 for 36 months.
            try await desks.add(MarketSamples.certificate("ct_1", of: "ls_1"))
            try await desks.store.write { session in
                var producer = MarketSamples.producer()
                producer.closures = [
                    Closure(
                        id: "cl_1", from: today.advanced(by: 1), until: today.advanced(by: 3),
                        reason: .harvestOver)
                ]
                try session.update(producer, at: 1)
            }
            func on(_ days: Int, star: Int? = nil) async throws -> [String] {
                desks.clock.set(today.advanced(by: days).startUTCMilliseconds)
                return try await found(desks) { $0.filter.star = star }
            }
            #expect(try await on(0) == ["ls_1", "ls_2"])
            #expect(try await on(1) == ["ls_2"])
            #expect(try await on(2) == ["ls_2"])
            #expect(try await on(3) == ["ls_1", "ls_2"])
            #expect(try await on(4) == ["ls_1"])
            let lapse = today.distance(to: CoverageSamples.day("2028-08-15"))
            #expect(try await on(lapse - 1, star: 4) == ["ls_1"])
            #expect(try await on(lapse, star: 4) == [])
            // A clock that was set back shows what held then.
            #expect(try await on(0, star: 4) == ["ls_1"])
            #expect(try await on(0) == ["ls_1", "ls_2"])
        }
    }

    @Test func `a star is found from its confirmation to its revocation`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"))
            func four() async throws -> [String] {
                try await found(desks) { $0.filter.star = 4 }
            }
            var certificate = MarketSamples.certificate("ct_1", of: "ls_1", state: .claimed)
            try await desks.add(certificate)
            #expect(try await four() == [])
            certificate.state = .confirmed
            try await desks.store.write { [certificate] in try $0.update(certificate) }
            #expect(try await four() == ["ls_1"])
            certificate.state = .revoked(from: MarketSamples.today)
            try await desks.store.write { [certificate] in try $0.update(certificate) }
            #expect(try await four() == [])
        }
    }

    @Test func `a transaction that was taken back changes nothing that is found`() async throws {
        struct TakenBack: Error {}
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"))
            #expect(try await found(desks) == ["ls_1"])
            await #expect(throws: TakenBack.self) {
                try await desks.store.write { session in
                    try session.insert(MarketSamples.listing("ls_2"))
                    try session.update(MarketSamples.listing("ls_1", state: .withdrawn))
                    throw TakenBack()
                }
            }
            #expect(try await found(desks) == ["ls_1"])
        }
    }

    @Test func `a house over the same store finds the same, whenever it looks first`() async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing("ls_1"))
            #expect(try await found(desks, "tỏi") == ["ls_1"])
            let other = House(
                store: desks.store, clockwork: desks.house.clockwork, atlas: desks.house.atlas)
            let search = ListingSearch(limit: 9)
            #expect(try await ListingDesk(house: other).page(search).items.count == 1)
            try await desks.add(MarketSamples.listing("ls_2"))
            #expect(try await ListingDesk(house: other).page(search).items.count == 2)
            #expect(try await found(desks).count == 2)
        }
    }

    @Test func `many look and write at once, and everybody sees what was answered before`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 100..<160 {
                    group.addTask {
                        try await desks.add(MarketSamples.listing("ls_\(number)"))
                        return try await found(desks).contains("ls_\(number)")
                    }
                }
                for try await isFound in group { #expect(isFound) }
            }
            #expect(try await found(desks).count == 60)
        }
    }

    @Test func `facets are named, in the order that was asked for`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            try await desks.add(MarketSamples.certificate("ct_1", of: "ls_1"))
            var search = ListingSearch(limit: 1)
            search.facets = [.stars, .set, .commune, .producer, .price, .sector]
            let facets = try await desks.listings.find(search).facets
            #expect(facets.map(\.facet) == search.facets)
            let values = facets.map { $0.values.map { "\($0.text) \($0.label ?? "") \($0.count)" } }
            #expect(values[0] == ["4  1"])
            #expect(values[1] == ["4 Bộ 4 2"])
            #expect(values[2].sorted().last == "21548 Đặc khu Lý Sơn, Tỉnh Quảng Ngãi 1")
            #expect(values[3] == ["pr_1 Hợp tác xã Tỏi Lý Sơn 1", "pr_2 Hợp tác xã Tỏi Lý Sơn 1"])
            #expect(values[4] == ["100000-199999  2"])
            #expect(values[5] == ["I  2"])
        }
    }

    @Test func `pages go on after a restart from the same cursor`() async throws {
        try await DeskHouse.with { desks in
            for number in 100..<110 { try await desks.add(MarketSamples.listing("ls_\(number)")) }
            var search = ListingSearch(limit: 4)
            search.text = "tỏi"
            search.cursor = try await desks.listings.find(search).next
            desks.clock.advance(seconds: 60)
            let later = House(
                store: desks.store, clockwork: desks.house.clockwork, atlas: desks.house.atlas)
            let next = try await ListingDesk(house: later).page(search)
            #expect(next.items.map(\.listing.id.text) == (104..<108).map { "ls_\($0)" })
        }
    }
}
