internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Suspensions are opened, extended and lifted, and lift themselves by the clock.
@Suite struct SuspensionDeskTests {
    private let island = CoverageSamples.commune("21548")

    private func status(_ desks: DeskHouse) throws -> ReachStatus {
        try desks.house.atlas.sheet.reach.status(
            of: CoverageSamples.parcel(), from: CoverageSamples.commune("21025"), to: island,
            on: desks.house.clockwork.today)
    }

    private func states(_ desks: DeskHouse) async throws -> [SuspensionState] {
        try await desks.suspensions.page(in: nil, before: nil, limit: 10).map(\.state)
    }

    @Test func `the next question after opening is answered with it`() async throws {
        try await DeskHouse.with { desks async throws in
            #expect(try status(desks) == .served)
            let generation = desks.house.generation
            _ = try await desks.suspend(to: "commune:21548", days: 3)
            #expect(try status(desks) == .notServed)
            #expect(desks.house.generation != generation)
        }
    }

    @Test func `it begins and ends by the clock, without anybody's doing`() async throws {
        try await DeskHouse.with { desks async throws in
            let today = desks.house.clockwork.today
            _ = try await desks.suspend(to: "commune:21548", from: today.advanced(by: 1), days: 2)
            #expect(try await states(desks) == [.planned] && status(desks) == .served)
            desks.clock.advance(seconds: 86_400)
            #expect(try await states(desks) == [.inForce] && status(desks) == .notServed)
            desks.clock.advance(seconds: 86_400)
            #expect(try await states(desks) == [.inForce] && status(desks) == .notServed)
            desks.clock.advance(seconds: 86_400)
            #expect(try await states(desks) == [.ended] && status(desks) == .served)
        }
    }

    @Test func `lifting ends it from today on, also one that has not begun`() async throws {
        try await DeskHouse.with { desks async throws in
            let today = desks.house.clockwork.today
            let now = try await desks.suspend(to: "commune:21548", days: 9)
            let later = try await desks.suspend(
                to: "commune:21548", from: today.advanced(by: 2), days: 9)
            for id in [now, later] { try await desks.lift(id) }
            #expect(try await states(desks) == [.lifted, .lifted] && status(desks) == .served)
            desks.clock.advance(seconds: 3 * 86_400)
            #expect(try status(desks) == .served)
            await #expect(throws: SuspensionDesk.Failure.isOver(now)) { try await desks.lift(now) }
        }
    }

    @Test func `an extension needs the version that was read`() async throws {
        try await DeskHouse.with { desks async throws in
            let id = try await desks.suspend(to: "commune:21548", days: 1)
            let end = desks.house.clockwork.today.advanced(by: 5)
            await #expect(throws: PreconditionError.missing) {
                try await desks.extend(id, to: end, expected: nil)
            }
            try await desks.extend(id, to: end, expected: 1)
            await #expect(throws: PreconditionError.stale(current: 2)) {
                try await desks.extend(id, to: end, expected: 1)
            }
            desks.clock.advance(seconds: 4 * 86_400)
            #expect(try status(desks) == .notServed)
            #expect(
                try await desks.history(of: id) == ["suspension_opened", "suspension_extended"])
        }
    }

    @Test(arguments: [(-1, 3), (0, 0), (0, 400), (5, 0)])
    func `an end before the first day or today, or after a year, is refused`(
        from: Int, days: Int
    ) async throws {
        try await DeskHouse.with { desks async throws in
            let today = desks.house.clockwork.today
            let isRefused = !(from == -1)
            if isRefused {
                await #expect(throws: FieldProblems.self) {
                    try await desks.suspend(
                        to: "country", from: today.advanced(by: from), days: days)
                }
            } else {
                // One that began yesterday may be told today.
                _ = try await desks.suspend(
                    to: "country", from: today.advanced(by: from), days: days)
            }
        }
    }

    @Test func `officers suspend in their area and couriers their own, others not at all`()
        async throws
    {
        let province = try #require(ProvinceCode("51"))
        let quangNgai = MarketSamples.caller(.officer, .province(province))
        let lySon = MarketSamples.caller(.officer, .commune(island))
        let courier = MarketSamples.caller(.courier, .courier(CoverageSamples.courier("a")))
        let cases: [(Caller, String, String?, Bool)] = [
            (quangNgai, "commune:21548", nil, true), (quangNgai, "province:51", nil, true),
            (quangNgai, "commune:00004", nil, false), (quangNgai, "country", nil, false),
            (lySon, "commune:21548", nil, true), (lySon, "commune:21484", nil, false),
            (lySon, "province:51", nil, false), (courier, "country", "a", true),
            (courier, "country", nil, true), (courier, "country", "b", false),
            (DeskHouse.producer, "commune:21548", nil, false),
            (DeskHouse.storefront, "commune:21548", nil, false),
        ]
        try await DeskHouse.with { desks async throws in
            for (caller, place, of, isAllowed) in cases {
                do {
                    let id = try await desks.suspend(to: place, of: of, days: 2, by: caller)
                    #expect(isAllowed, "\(caller) \(place)")
                    let row = try await desks.suspensions.find(id).opened.suspension
                    #expect(row.courier?.text == (caller.role == .courier ? "a" : of))
                } catch AccessError.outOfScope {
                    #expect(!isAllowed, "\(caller) \(place)")
                }
            }
        }
    }

    @Test func `a courier ends what it opened itself, not what an officer opened of it`()
        async throws
    {
        let own = KeyScope.courier(CoverageSamples.courier("a"))
        let courier = MarketSamples.caller(.courier, own)
        try await DeskHouse.with { desks async throws in
            try await desks.store.write { session in
                for (id, scope) in [
                    ("ky_a", own), ("ky_b", .courier(CoverageSamples.courier("b"))),
                ] {
                    try session.insert(
                        StoredKey(id: id, role: .courier, scope: scope, label: "", createdAt: 0),
                        hash: Digest.sha256(id.utf8))
                }
            }
            func lift(_ opener: Caller) async throws {
                let id = try await desks.suspend(to: "country", of: "a", days: 2, by: opener)
                _ = try await desks.suspensions.lift(
                    id, by: courier, once: .free, render: Answer.of)
            }
            try await lift(courier)
            try await lift(Caller(keyID: "ky_a", role: .courier, scope: own))
            for opener in [DeskHouse.admin, DeskHouse.officer] {
                await #expect(throws: AccessError.outOfScope) { try await lift(opener) }
            }
        }
    }

    @Test func `what it names must exist`() async throws {
        try await DeskHouse.with { desks async throws in
            for (place, courier) in [("commune:99999", "a"), ("zone:z", "a"), ("country", "zz")] {
                await #expect(throws: FieldProblems.self, "\(place) \(courier)") {
                    try await desks.suspend(to: place, of: courier, days: 2)
                }
            }
        }
    }

    @Test func `a reload that began before an opening does not hide it`() async throws {
        try await DeskHouse.with { desks async throws in
            async let reload: Void = desks.house.atlas.reload(from: desks.store)
            _ = try await desks.suspend(to: "commune:21548", days: 3)
            try await reload
            #expect(try status(desks) == .notServed)
        }
    }

    @Test func `the same request sent twice opens one`() async throws {
        try await DeskHouse.with { desks async throws in
            let once = Once.keyed("k1")
            let first = try await desks.suspend(to: "country", days: 2, once: once)
            #expect(try await desks.suspend(to: "country", days: 2, once: once) == first)
            #expect(try await states(desks).count == 1)
        }
    }
}

extension DeskHouse {
    var suspensions: SuspensionDesk { SuspensionDesk(house: house) }

    /// Opens a stop and answers its id.
    @discardableResult
    func suspend(
        to place: String, of courier: String? = nil, from: Day? = nil, days: Int,
        by caller: Caller = admin, once: Once = .free
    ) async throws -> String {
        let first = from ?? house.clockwork.today
        let draft = SuspensionDraft(
            courier: courier.map { CoverageSamples.courier($0) },
            place: CoverageSamples.place(place), from: from, to: first.advanced(by: days),
            reason: .storm, source: "Đài khí tượng")
        return try await suspensions.open(draft, by: caller, once: once, render: Answer.of).text
    }

    func extend(_ id: String, to end: Day, expected: Int?) async throws {
        _ = try await suspensions.extend(
            id, to: end, expected: expected, by: Self.admin, once: .free, render: Answer.of)
    }

    func lift(_ id: String) async throws {
        _ = try await suspensions.lift(id, by: Self.admin, once: .free, render: Answer.of)
    }
}

extension Answer {
    static func of(_ view: SuspensionDesk.View) -> Answer {
        Answer(status: 200, body: Array(view.opened.suspension.id.text.utf8))
    }
}
