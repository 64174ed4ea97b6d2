internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
internal import Testing

/// Accounts of couriers, edits, secrets that are changed, and what is said again.
@Suite struct PartnerEditingTests {
    private func desk(_ house: DeskHouse) -> PartnerDesk {
        PartnerDesk(house: house.house, rules: PartnerRules(allowsPlainLoopback: true))
    }

    private func draft(_ kind: String = "listing_feed", code: String = "cho") -> PartnerDraft {
        PartnerDraft(code: code, name: "Chợ", kind: kind, url: "https://cho.example/feed")
    }

    private func register(_ draft: PartnerDraft, _ house: DeskHouse) async throws {
        _ = try await desk(house).register(draft, by: DeskHouse.admin, once: .free) { _ in
            Answer(status: 201, body: [])
        }
    }

    @discardableResult
    private func edit(
        _ code: String, version: Int?, _ house: DeskHouse,
        _ change: @escaping @Sendable (inout PartnerDraft) -> Void
    ) async throws -> Partner {
        _ = try await desk(house).edit(
            code, expecting: version, by: DeskHouse.admin, once: .free,
            change: { draft in
                var draft = draft
                change(&draft)
                return draft
            }, render: { _ in Answer(status: 200, body: []) })
        return try await desk(house).find(code, by: DeskHouse.admin).partner
    }

    private func fields(_ draft: PartnerDraft, _ house: DeskHouse) async throws -> [String] {
        do {
            try await register(draft, house)
            return []
        } catch let problems as FieldProblems {
            return problems.all.map { "\($0.field) \($0.code.rawValue)" }.sorted()
        }
    }

    @Test func `an edit starts from the version that was seen`() async throws {
        try await DeskHouse.with { house in
            try await register(draft(), house)
            let edited = try await edit("cho", version: 1, house) { $0.name = "Chợ Quê" }
            #expect(edited.name == "Chợ Quê" && edited.version == 2)
            await #expect(throws: PreconditionError.stale(current: 2)) {
                try await edit("cho", version: 1, house) { $0.name = "x" }
            }
            await #expect(throws: PreconditionError.missing) {
                try await edit("cho", version: nil, house) { $0.name = "x" }
            }
        }
    }

    @Test func `a new secret signs beside the old one for the hours of the overlap`()
        async throws
    {
        try await DeskHouse.with { house in
            try await register(draft(), house)
            let before = try await desk(house).find("cho", by: DeskHouse.admin).partner
            let edited = try await edit("cho", version: 1, house) {
                $0.rotatesSecret = true
                $0.overlapHours = 2
            }
            #expect(edited.secret != before.secret)
            #expect(edited.retiring?.secret == before.secret)
            #expect(edited.retiring?.until == house.clock.now + 7_200_000)
            let again = try await edit("cho", version: 2, house) { $0.name = "Chợ Quê" }
            #expect(again.secret == edited.secret && again.retiring == edited.retiring)
        }
    }

    @Test func `a courier's account needs its fields, and no others`() async throws {
        try await DeskHouse.with { house in
            var ghn = draft("ghn", code: "ghn")
            #expect(try await fields(ghn, house) == ["fields.shop_id missing", "secret missing"])
            ghn.secret = "token"
            ghn.fields = ["shop_id": "12", "color": "red"]
            #expect(try await fields(ghn, house) == ["fields.color unknown_field"])
            ghn.fields = ["shop_id": "12"]
            ghn.carries = "a"
            ghn.url = "https://ghn.example/"
            #expect(try await fields(ghn, house) == [])
            let made = try await desk(house).find("ghn", by: DeskHouse.admin).partner
            #expect(made.url == "https://ghn.example" && made.carries?.text == "a")
            var second = ghn
            second.code = "ghn2"
            await #expect(throws: PartnerDesk.Failure.self) {
                try await register(second, house)
            }
            var feed = draft()
            feed.carries = "b"
            #expect(try await fields(feed, house) == ["carries not_allowed"])
        }
    }

    @Test func `a courier's secret is not made here`() async throws {
        try await DeskHouse.with { house in
            var ghn = draft("ghn", code: "ghn")
            ghn.secret = "token"
            ghn.fields = ["shop_id": "12"]
            try await register(ghn, house)
            do {
                try await edit("ghn", version: 1, house) { $0.rotatesSecret = true }
                Issue.record("a secret was made")
            } catch let problems as FieldProblems {
                #expect(problems.all.map(\.field) == ["rotate_secret"])
            }
            let partner = try await desk(house).find("ghn", by: DeskHouse.admin).partner
            #expect(partner.secret == Secret("token") && partner.version == 1)
        }
    }

    @Test func `disabling drops what waits, and starting again begins with everything`()
        async throws
    {
        try await DeskHouse.with { house in
            try await register(draft(), house)
            try await house.add(MarketSamples.listing())
            try await house.store.write { try $0.queuePush(of: ListingID("ls_1")) }
            let stopped = try await edit("cho", version: 1, house) { $0.state = .disabled }
            #expect(stopped.state == .disabled && stopped.stateReason != nil)
            let code = stopped.code
            #expect(try await house.store.read { try !$0.hasPendingListings(of: code) })
            let started = try await edit("cho", version: 2, house) { $0.state = .active }
            #expect(started.state == .active && started.feed.needsSnapshot)
            await #expect(throws: FieldProblems.self) {
                try await edit("cho", version: 3, house) { $0.state = .stalled }
            }
        }
    }

    @Test func `what changed since an instant is said again, or single listings`() async throws {
        try await DeskHouse.with { house in
            try await register(draft(), house)
            try await house.add(MarketSamples.listing("ls_1"), MarketSamples.listing("ls_2"))
            let code = try await desk(house).find("cho", by: DeskHouse.admin).partner.code
            try await house.store.write { session in
                for (id, at) in [("ls_1", Int64(100)), ("ls_2", Int64(200))] {
                    try session.save(
                        ListingAtPartner(
                            listing: ListingID(id), seq: 1, version: 1, isDelete: false,
                            status: .accepted, at: at),
                        at: code)
                }
            }
            func waiting(_ replay: PartnerDesk.Replay) async throws -> [String] {
                _ = try await desk(house).replay(
                    "cho", replay, by: DeskHouse.admin, once: .free
                ) { _ in Answer(status: 200, body: []) }
                return try await house.store.read {
                    try $0.pendingListings(of: code, limit: 9).map(\.text)
                }
            }
            #expect(try await waiting(.parked) == [])
            #expect(try await waiting(.since(200)) == ["ls_2"])
            #expect(try await waiting(.listings([ListingID("ls_1")])) == ["ls_2", "ls_1"])
            await #expect(throws: FieldProblems.self) {
                _ = try await waiting(.listings([ListingID("none")]))
            }
        }
    }
}
