internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// An edit of what is published waits, and the old version is live until an officer decides.
@Suite struct ChangeRequestTests {
    static let id = ListingID("ls_1")

    private func edit(
        _ desks: DeskHouse, from version: Int, _ change: @escaping @Sendable (inout Offer) -> Void
    ) async throws {
        _ = try await desks.edit(Self.id, from: version, change)
    }

    private func waiting(_ desks: DeskHouse) async throws -> ChangeRequest? {
        try await desks.store.read { try $0.waitingRequest(of: Self.id) }
    }

    private func decide(
        _ desks: DeskHouse, _ verdict: ChangeVerdict, revision: Int? = nil,
        by caller: Caller = DeskHouse.officer
    ) async throws {
        let id = try #require(try await waiting(desks)).id
        _ = try await desks.listings.decide(
            id, verdict, expecting: revision, by: caller, once: .free, render: Answer.of)
    }

    @Test(arguments: [ListingState.approved, .paused])
    func `a new name waits while the old one stays`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: state))
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            let listing = try #require(try await desks.listing())
            #expect((listing.state, listing.version, listing.feedVersion) == (state, 2, 1))
            #expect(listing.offer.name == "Tỏi Lý Sơn")
            #expect(try await waiting(desks)?.changes.keys.sorted() == ["name"])
            let own = try await desks.listings.find(Self.id, for: DeskHouse.producer)
            #expect(own.request?.changes["name"]?.to == .text("Tỏi cô đơn"))
            if state == .approved {
                #expect(try await desks.listings.find(Self.id, for: nil).request == nil)
            }
        }
    }

    @Test(arguments: [ListingState.submitted, .approved, .paused])
    func `an edit cannot take away what a submission demands`(_ state: ListingState) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing(state: state) {
                    $0.set = 6
                    $0.details.ingredients = "Gạo, muối"
                })
            let refused = await #expect(throws: FieldProblems.self) {
                try await edit(desks, from: 1) { $0.details.ingredients = "" }
            }
            #expect(refused?.all.map(\.field) == ["ingredients"])
            #expect(try await desks.listing()?.version == 1)
        }
    }

    @Test func `an approval puts on only what waited; what passed by rule meanwhile survives`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            try await edit(desks, from: 2) { $0.price = Money(vnd: 100_000) }
            #expect(try await desks.listing()?.offer.price.vnd == 100_000)
            #expect(try await waiting(desks)?.changes.keys.sorted() == ["name"])
            try await decide(desks, ChangeVerdict(.approve))
            let listing = try #require(try await desks.listing())
            #expect(listing.offer.name == "Tỏi cô đơn" && listing.offer.price.vnd == 100_000)
            #expect(listing.version == 4)
            #expect(try await waiting(desks) == nil)
            #expect(
                try await desks.history(of: "ls_1") == [
                    "change_requested", "listing_edited", "change_approve",
                ])
        }
    }

    @Test func `a refusal keeps both, with its reason`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) { $0.price = Money(vnd: 900_000) }
            let request = try #require(try await waiting(desks))
            let refused = await #expect(throws: FieldProblems.self) {
                try await decide(desks, ChangeVerdict(.reject))
            }
            #expect(refused?.all.map(\.field) == ["reason"])
            try await decide(desks, ChangeVerdict(.reject, reason: .priceUnlikely))
            #expect(try await desks.listing()?.offer.price.vnd == 125_000)
            let kept = try #require(
                try await desks.store.read { try $0.changeRequest(request.id) })
            #expect(kept.state == .rejected && kept.changes == request.changes)
            #expect(kept.decision?.reason == .priceUnlikely)
            await #expect(throws: ListingError.requestOver(request.id, .rejected)) {
                _ = try await desks.listings.decide(
                    request.id, ChangeVerdict(.approve), by: DeskHouse.officer, once: .free,
                    render: Answer.of)
            }
        }
    }

    @Test func `a newer edit joins the one that waits, and taking it back ends it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            let first = try #require(try await waiting(desks))
            try await edit(desks, from: 2) { $0.description = "Mới" }
            let second = try #require(try await waiting(desks))
            #expect(second.id == first.id && second.revision == 2)
            #expect(second.changes.keys.sorted() == ["description", "name"])
            await #expect(throws: PreconditionError.stale(current: 2)) {
                try await decide(desks, ChangeVerdict(.approve), revision: 1)
            }
            try await edit(desks, from: 3) { offer in
                let old = MarketSamples.offer()
                (offer.name, offer.description) = (old.name, old.description)
            }
            #expect(try await waiting(desks) == nil)
            let ended = try await desks.store.read { try $0.changeRequest(first.id) }
            #expect(ended?.state == .withdrawn && ended?.changes == second.changes)
        }
    }

    @Test func `a smaller pack and its lower price wait together`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) {
                ($0.pack, $0.price, $0.netQuantity) = ("hộp 100 g", Money(vnd: 60_000), 100)
            }
            #expect(try await desks.listing()?.offer == MarketSamples.offer())
            // A field that waits goes on waiting, also when it is set lower than what is live.
            try await edit(desks, from: 2) { $0.price = Money(vnd: 50_000) }
            #expect(try await desks.listing()?.offer == MarketSamples.offer())
            #expect(try await waiting(desks)?.changes["price_vnd"]?.to == .integer(50_000))
        }
    }

    @Test func `only an officer of the area decides, and only the producer takes back`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            let elsewhere = KeyScope.commune(CoverageSamples.commune("21484"))
            for caller in [DeskHouse.producer, MarketSamples.caller(.officer, elsewhere)] {
                await #expect(throws: AccessError.outOfScope) {
                    try await decide(desks, ChangeVerdict(.approve), by: caller)
                }
            }
            let id = try #require(try await waiting(desks)).id
            func withdraw(_ caller: Caller) async throws {
                _ = try await desks.listings.withdraw(
                    id, by: caller, once: .free, render: Answer.of)
            }
            await #expect(throws: AccessError.outOfScope) { try await withdraw(DeskHouse.officer) }
            try await withdraw(DeskHouse.producer)
            #expect(try await waiting(desks) == nil)
            #expect(try await desks.listing()?.offer == MarketSamples.offer())
        }
    }

    @Test func `what an officer sends back takes the waiting edit along; a withdrawal ends it`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            _ = try await desks.listings.review(
                Self.id,
                ReviewDecision(
                    verdict: .needsWork, reason: .labelIncomplete, note: "",
                    confirmsCertificates: false),
                by: DeskHouse.officer, once: .free, render: Answer.of)
            let back = try #require(try await desks.listing())
            #expect(back.state == .needsWork && back.offer.name == "Tỏi cô đơn")
            #expect(try await waiting(desks) == nil)
        }
    }

    @Test func `the officer's queue and the listing's own list show it`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(
                MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2", of: "pr_2"))
            try await edit(desks, from: 1) { $0.name = "Tỏi cô đơn" }
            let officer = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("21548")))
            let other = MarketSamples.caller(.officer, .commune(CoverageSamples.commune("21484")))
            let queue = try await desks.listings.changeRequests(
                in: .waiting, cursor: nil, limit: 9, by: officer)
            #expect(queue.items.map(\.listing.listing.id) == [Self.id] && queue.next == nil)
            let none = try await desks.listings.changeRequests(
                in: .waiting, cursor: nil, limit: 9, by: other)
            #expect(none.items.isEmpty)
            let own = try await desks.listings.changeRequests(
                of: Self.id, cursor: nil, limit: 9, by: DeskHouse.producer)
            #expect(own.items.map(\.request.id) == queue.items.map(\.request.id))
            let stranger = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            await #expect(throws: ListingError.notFound(Self.id)) {
                try await desks.listings.changeRequests(
                    of: Self.id, cursor: nil, limit: 9, by: stranger)
            }
        }
    }
}

extension DeskHouse {
    /// Edits in the name of `pr_1` what that version showed, and answers the new version's tag.
    @discardableResult
    func edit(
        _ id: ListingID, from version: Int?, _ change: @escaping @Sendable (inout Offer) -> Void
    ) async throws -> String? {
        try await listings.edit(
            id, expecting: version, by: Self.producer, once: .free,
            change: { offer in
                var offer = offer
                change(&offer)
                return offer
            }, render: Answer.of
        ).etag
    }
}

extension Answer {
    static func of(_ view: ChangeView) -> Answer {
        Answer(
            status: 200, body: Array(view.request.id.text.utf8), etag: "\(view.request.revision)")
    }
}
