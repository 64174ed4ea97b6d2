internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// What producers are told of partners: states, and tasks that go when they are done.
@Suite struct PartnerListingsTests {
    private let partner: PartnerCode

    init() throws {
        partner = try #require(PartnerCode("cho"))
    }

    private func desk(_ house: DeskHouse) -> PartnerDesk {
        PartnerDesk(house: house.house, rules: PartnerRules(allowsPlainLoopback: true))
    }

    private func prepare(_ house: DeskHouse) async throws {
        try await house.add(MarketSamples.listing())
        try await house.store.write { [partner] session in
            for (code, kind) in [(partner, "listing_feed"), (PartnerCode("ghn"), "ghn")] {
                guard let code else { continue }
                _ = try session.insert(
                    Partner(
                        code: code, name: "Chợ Quê", kind: kind, url: "https://cho.example",
                        secret: Secret("x"), createdAt: 0))
            }
        }
    }

    private func set(
        _ status: ListingAtPartner.Status, code: String? = nil, message: String? = nil,
        confirmed: Bool = false, _ house: DeskHouse
    ) async throws {
        try await house.store.write { [partner] session in
            var standing = ListingAtPartner(
                listing: ListingID("ls_1"), seq: 1, version: 4, isDelete: false, status: status,
                code: code, message: message, at: 5)
            standing.takenVersion = status == .accepted ? 4 : 0
            standing.confirmedVersion = confirmed ? 4 : 0
            try session.save(standing, at: partner)
        }
    }

    private func tasks(
        _ house: DeskHouse, by caller: Caller = DeskHouse.producer
    ) async throws -> [Sentence] {
        try await desk(house).tasks(of: ProducerID("pr_1"), by: caller).map(\.message)
    }

    @Test func `a refusal is a task in the producer's words until a version is taken`()
        async throws
    {
        try await DeskHouse.with { house in
            try await prepare(house)
            #expect(try await tasks(house).isEmpty)
            try await set(.rejected, code: "weight_missing", message: "no weight", house)
            #expect(
                try await tasks(house).map(\.vietnamese)
                    == ["Đối tác Chợ Quê không nhận: thiếu cân nặng"])
            try await set(.rejected, code: "E17", message: "kein Gewicht", house)
            #expect(
                try await tasks(house).map(\.english)
                    == ["Chợ Quê does not take it: kein Gewicht"])
            try await set(.accepted, house)
            #expect(try await tasks(house).isEmpty)
        }
    }

    @Test func `a listing that is not on offer is nobody's task`() async throws {
        try await DeskHouse.with { house in
            try await prepare(house)
            try await set(.rejected, code: "weight_missing", house)
            try await house.store.write { session in
                guard var listing = try session.listing(ListingID("ls_1")) else { return }
                listing.state = .paused
                try session.update(listing)
            }
            #expect(try await tasks(house).isEmpty)
        }
    }

    @Test func `only the producer and its officers see tasks and states`() async throws {
        try await DeskHouse.with { house in
            try await prepare(house)
            let other = MarketSamples.caller(.producer, .producer(ProducerID("pr_2")))
            for caller in [other, DeskHouse.storefront] {
                await #expect(throws: AccessError.self) { _ = try await tasks(house, by: caller) }
                await #expect(throws: AccessError.self) {
                    _ = try await desk(house).standings(of: ListingID("ls_1"), by: caller)
                }
            }
            _ = try await tasks(house, by: DeskHouse.admin)
        }
    }

    @Test func `each partner's state is told, also of one that takes no listings`() async throws {
        try await DeskHouse.with { house in
            try await prepare(house)
            func states() async throws -> [String] {
                try await desk(house).standings(of: ListingID("ls_1"), by: DeskHouse.producer)
                    .map { "\($0.partner) \($0.status.rawValue)" }
            }
            #expect(try await states() == ["cho pending", "ghn not_supported"])
            try await set(.accepted, house)
            #expect(try await states().first == "cho accepted")
            try await set(.accepted, confirmed: true, house)
            #expect(try await states().first == "cho live")
            try await set(.rejected, house)
            #expect(try await states().first == "cho rejected")
            try await set(.withdrawn, house)
            #expect(try await states().first == "cho withdrawn")
        }
    }
}
