internal import Market
internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport
internal import Testing

/// Who may register partners, which, and how they are shown and mended.
@Suite struct PartnerDeskTests {
    private let once = Once(key: nil, requestHash: [])
    private let admin = MarketSamples.caller(.admin)

    private func withDesk(
        loopback: Bool = true, _ body: (PartnerDesk, House, Calls) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            let calls = Calls()
            let now: @Sendable () -> Int64 = { MarketSamples.now }
            let house = House(
                store: store, clockwork: Clockwork(now: now, ids: IDMaker(now: now)),
                atlas: try await Atlas.load(from: store), onOutbox: { calls.add() })
            let rules = PartnerRules(allowsPlainLoopback: loopback)
            try await body(Desks(house: house, partnerRules: rules).partners, house, calls)
            try await store.close()
        }
    }

    private func draft(_ change: (inout PartnerDraft) -> Void = { _ in }) -> PartnerDraft {
        var draft = PartnerDraft(
            code: "ghn", name: "Giao hàng", kind: "listing_feed", url: "https://ghn.example/feed")
        change(&draft)
        return draft
    }

    private func register(
        _ draft: PartnerDraft, at desk: PartnerDesk, by caller: Caller? = nil, once: Once? = nil
    ) async throws -> Answer {
        try await desk.register(draft, by: caller ?? admin, once: once ?? self.once) { partner in
            Answer(status: 201, body: Array(partner.secret.text.utf8))
        }
    }

    @Test func `a partner without a secret is given a strong one, and gets everything`()
        async throws
    {
        try await withDesk { desk, house, calls in
            let answer = try await register(draft(), at: desk)
            let secret = String(decoding: answer.body, as: UTF8.self)
            #expect(secret.hasPrefix("whsec_"))
            #expect(secret.utf8.count == 6 + 44)
            let found = try await desk.find("ghn", by: admin)
            #expect(found.partner.secret.text == secret)
            #expect(found.partner.feed.needsSnapshot)
            #expect(found.partner.state == .active)
            #expect(calls.count == 1)
            let history = try await house.store.read { try $0.history(of: "ghn", limit: 9) }
            #expect(history.map(\.act) == ["partner_registered"])
        }
    }

    @Test func `the same request again makes no second partner and no second secret`() async throws
    {
        try await withDesk { desk, _, _ in
            let once = Once(key: "k", requestHash: [1])
            let first = try await register(draft(), at: desk, once: once)
            let second = try await register(draft(), at: desk, once: once)
            #expect(first.body == second.body)
            #expect(second.isReplay)
            #expect(try await desk.all(by: admin).count == 1)
        }
    }

    @Test func `a code is taken once`() async throws {
        try await withDesk { desk, _, _ in
            _ = try await register(draft(), at: desk)
            await #expect(throws: PartnerDesk.Failure.self) {
                _ = try await register(draft(), at: desk)
            }
        }
    }

    @Test func `what is wrong with a draft is named field by field`() async throws {
        try await withDesk { desk, _, _ in
            let bad = draft {
                $0.code = "GHN!"
                $0.name = "a\u{202E}b"
                $0.kind = "pigeons"
                $0.url = "ftp://x"
                $0.secret = "whsec_short"
            }
            do {
                _ = try await register(bad, at: desk)
                Issue.record("registered")
            } catch let problems as FieldProblems {
                let fields = problems.all.map(\.field).sorted()
                #expect(fields == ["code", "kind", "name", "secret", "url"])
            }
        }
    }

    @Test(arguments: [
        ("https://a.example/x", true), ("https://a.example:8443/x?y=1", true),
        ("http://127.0.0.1:9000/x", true), ("http://[::1]:9000/x", true),
        ("http://localhost/x", true), ("http://a.example/x", false),
        ("http://127.0.0.1.a.example/x", false), ("https://user:pw@a.example/", false),
        ("https://a.example/#x", false), ("https://", false), ("file:///etc/passwd", false),
        ("https://a.example/ x", false), ("https://ví-dụ.vn/", false), ("", false),
    ])
    func `only https goes out, and plain http to this machine`(
        _ url: String, _ isAllowed: Bool
    ) async throws {
        try await withDesk { desk, _, _ in
            let draft = draft { $0.url = url }
            let isRegistered = (try? await register(draft, at: desk)) != nil
            #expect(isRegistered == isAllowed)
        }
    }

    @Test func `plain http to this machine has to be allowed`() async throws {
        try await withDesk(loopback: false) { desk, _, _ in
            await #expect(throws: FieldProblems.self) {
                _ = try await register(draft { $0.url = "http://127.0.0.1/" }, at: desk)
            }
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .admin })
    func `nobody but an admin sees or touches partners`(_ role: Role) async throws {
        try await withDesk { desk, _, _ in
            _ = try await register(draft(), at: desk)
            let caller = MarketSamples.caller(role)
            await #expect(throws: AccessError.roleNotAllowed(role)) {
                _ = try await register(draft { $0.code = "two" }, at: desk, by: caller)
            }
            await #expect(throws: AccessError.self) { _ = try await desk.all(by: caller) }
            await #expect(throws: AccessError.self) { _ = try await desk.find("ghn", by: caller) }
            await #expect(throws: AccessError.self) {
                _ = try await desk.deliveries(
                    of: "ghn", outcome: nil, before: nil, limit: 1, by: caller)
            }
            await #expect(throws: AccessError.self) {
                _ = try await desk.standings(of: "ghn", after: nil, limit: 1, by: caller)
            }
            await #expect(throws: AccessError.self) {
                _ = try await desk.replay("ghn", by: caller, once: once) { _ in
                    Answer(status: 200, body: [])
                }
            }
        }
    }

    @Test func `a replay makes a stalled partner active and wakes the outbox`() async throws {
        try await withDesk { desk, house, calls in
            _ = try await register(draft(), at: desk)
            try await house.store.write { session in
                guard var partner = try PartnerCode("ghn").flatMap(session.partner) else { return }
                partner.state = .stalled
                partner.stateReason = "x"
                try session.update(partner)
            }
            let answer = try await desk.replay("ghn", by: admin, once: once) { view in
                Answer(status: 200, body: Array(view.partner.state.rawValue.utf8))
            }
            #expect(answer.body == Array("active".utf8))
            #expect(calls.count == 2)
        }
    }

    @Test func `an unknown partner is not found`() async throws {
        try await withDesk { desk, _, _ in
            for code in ["none", "NOT A CODE"] {
                await #expect(throws: PartnerDesk.Failure.notFound(code)) {
                    _ = try await desk.find(code, by: admin)
                }
            }
        }
    }

    /// How often the outbox was woken.
    private final class Calls: Sendable {
        private let number = Atomic<Int>(0)
        var count: Int { number.load(ordering: .acquiring) }
        func add() { number.add(1, ordering: .acquiringAndReleasing) }
    }
}
