import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// Facets, orders and readings of what was typed, as clients see them.
@Suite struct FindingPageTests {
    private func add(_ rig: WebRig, _ listings: Listing...) async throws {
        try await rig.desks.house.store.write { session in
            for listing in listings { try session.insert(listing) }
        }
    }

    @Test func `facets are counted where they are asked for, with a name where there is one`()
        async throws
    {
        try await WebRig.run { rig in
            try await add(
                rig, MarketSamples.listing("ls_2") { $0.set = 5 },
                MarketSamples.listing("ls_3", of: "pr_2") { $0.set = 5 })
            let plain = try await rig.probe.get("/v1/listings").json
            #expect(!plain.names.contains("facets") && !plain.names.contains("did_you_mean"))
            let page = try await rig.probe.get("/v1/listings?facets=set,stars,commune&set=4").json
            #expect(page["items"].items.count == 1)
            #expect(page["facets"].names == ["set", "stars", "commune"])
            let sets = page["facets"]["set"].items
            #expect(sets.map { $0["value"].text } == ["5", "4"])
            #expect(sets.map { $0["count"].integer } == [2, 1])
            #expect(page["facets"]["stars"][0]["value"].text == "4")
            #expect(page["facets"]["stars"][0]["label"] == .null)
            let commune = page["facets"]["commune"][0]
            #expect(commune["label"].text == "Đặc khu Lý Sơn, Tỉnh Quảng Ngãi")
            #expect(commune["value"].text == "21548")
        }
    }

    @Test(arguments: [
        ("sort=cheapest", "sort malformed"), ("facets=stars,moon", "facets malformed"),
        ("facets=,", "facets malformed"), ("price_min=-1", "price_min out_of_range"),
        ("price_max=x", "price_max out_of_range"), ("sector=food", "sector malformed"),
    ])
    func `an order, a facet or a price that there is not is refused by name`(
        query: String, problem: String
    ) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings?\(query)")
            #expect((reading.status, reading.code) == (422, "invalid_query"))
            #expect(reading.fieldCodes == [problem])
        }
    }

    @Test func `prices the wrong way round are refused, both named`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings?price_min=2000&price_max=1000")
            #expect((reading.status, reading.code) == (422, "invalid_query"))
            #expect(reading.fieldCodes == ["price_min out_of_range", "price_max out_of_range"])
            #expect(
                try await rig.probe.get("/v1/listings?price_min=1000&price_max=1000").status == 200)
        }
    }

    @Test func `a space alone asks for nothing, so that everything is shown`() async throws {
        try await WebRig.run { rig in
            let page = try await rig.probe.get("/v1/listings?q=%20").json
            #expect(page["items"].items.count == 1)
        }
    }

    @Test func `pages go by price both ways, and a cursor of another order is refused`()
        async throws
    {
        try await WebRig.run { rig in
            try await add(
                rig, MarketSamples.listing("ls_2") { $0.price = Money(vnd: 90_000) },
                MarketSamples.listing("ls_3") { $0.price = Money(vnd: 250_000) })
            func ids(_ query: String) async throws -> [String] {
                try await rig.probe.get("/v1/listings?\(query)").json["items"].items
                    .compactMap { $0["id"].text }
            }
            #expect(try await ids("sort=price") == ["ls_2", "ls_1", "ls_3"])
            #expect(try await ids("sort=price_down") == ["ls_3", "ls_1", "ls_2"])
            #expect(try await ids("sort=newest") == ["ls_3", "ls_2", "ls_1"])
            #expect(try await ids("sort=stars") == ["ls_1", "ls_2", "ls_3"])
            #expect(try await ids("price_min=90000&price_max=125000") == ["ls_1", "ls_2"])
            let page = try await rig.probe.get("/v1/listings?sort=price&limit=1").json
            let cursor = try #require(page["next_cursor"].text)
            #expect(try await ids("sort=price&limit=1&cursor=\(cursor)") == ["ls_1"])
            let other = try await rig.probe.get("/v1/listings?sort=newest&cursor=\(cursor)")
            #expect((other.status, other.code) == (422, "invalid_cursor"))
        }
    }

    @Test func `what was meant by a slip is found and said`() async throws {
        try await WebRig.run { rig in
            let page = try await rig.probe.get("/v1/listings?q=toir+ly+sown").json
            #expect(page["did_you_mean"].text == "tỏi ly sơn")
            #expect(page["items"][0]["id"].text == "ls_1")
            let none = try await rig.probe.get("/v1/listings?q=t%C3%B4i").json
            #expect(none["items"].items.isEmpty && !none.names.contains("did_you_mean"))
        }
    }

    @Test func `a card that is kept is made anew for stock, producer and certificate`()
        async throws
    {
        try await WebRig.run { rig in
            let store = rig.desks.house.store
            // Another query each time, so that no kept page answers for the kept card.
            func card(_ turn: Int) async throws -> JSONValue {
                try await rig.probe.get("/v1/listings?limit=\(turn)").json["items"][0]
            }
            #expect(try await card(1)["stock"].integer == 10)
            _ = try await store.write { try $0.reserve(4, of: ListingID("ls_1"), at: 9) }
            #expect(try await card(2)["stock"].integer == 6)
            try await store.write { session in
                try session.update(MarketSamples.producer { $0.name = "Tên mới" }, at: 9)
            }
            #expect(try await card(3)["producer"]["name"].text == "Tên mới")
            #expect(try await card(4)["stars"].integer == 4)
            try await store.write { session in
                var certificate = try session.certificates(of: ListingID("ls_1"))[0]
                certificate.state = .revoked(from: MarketSamples.today)
                try session.update(certificate)
            }
            #expect(try await card(5)["stars"] == .null)
        }
    }
}
