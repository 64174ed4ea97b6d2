internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Another commune is an officer's decision as soon as anybody relies on the one that stands.
@Suite struct MovingProducersTests {
    private static let id = ProducerID("pr_1")
    private static let (here, there) = (
        CoverageSamples.commune("21548"), CoverageSamples.commune("21484")
    )

    private var moves: (DeskHouse) -> CommuneMoveDesk {
        { CommuneMoveDesk(house: $0.house) }
    }

    private func officer(of commune: CommuneCode) -> Caller {
        MarketSamples.caller(.officer, .commune(commune))
    }

    private func move(
        _ desks: DeskHouse, to commune: CommuneCode = there, address: String? = nil,
        by caller: Caller = DeskHouse.producer
    ) async throws {
        let sent: Set<ProducerField> = address == nil ? [.commune] : [.commune, .address]
        let edit = ProducerEdit(sent: sent) { profile in
            var profile = profile
            profile.commune = commune
            if let address { profile.address = address }
            return profile
        }
        _ = try await desks.producers.edit(
            Self.id, edit, expecting: try await producer(desks).version, by: caller,
            once: .free, render: Answer.of)
    }

    private func producer(_ desks: DeskHouse) async throws -> Producer {
        try await desks.producers.find(Self.id, for: nil).producer
    }

    private func waiting(_ desks: DeskHouse, for caller: Caller) async throws -> [CommuneMove] {
        try await moves(desks).page(in: .waiting, after: nil, limit: 10, by: caller).items
            .map(\.move)
    }

    private func decide(
        _ desks: DeskHouse, approves: Bool, note: String = "", by caller: Caller
    ) async throws {
        let move = try #require(try await waiting(desks, for: DeskHouse.admin).first)
        _ = try await moves(desks).decide(
            move.id, approves: approves, note: note, by: caller, once: .free,
            render: { Answer(status: 200, body: Array($0.move.state.rawValue.utf8)) })
    }

    @Test func `before anybody relies on it, a slip of the pen is mended at once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(state: .draft))
            try await move(desks)
            #expect(try await producer(desks).profile.commune == Self.there)
            #expect(try await waiting(desks, for: DeskHouse.admin).isEmpty)
        }
    }

    @Test func `with a listing on sale it waits, listed for the officers of both communes`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(desks, address: "Thôn Mới")
            let producer = try await producer(desks)
            #expect(producer.profile.commune == Self.here && producer.version == 1)
            #expect(producer.profile.address == "Thôn Tây An Hải")
            for commune in [Self.here, Self.there] {
                #expect(try await waiting(desks, for: officer(of: commune)).count == 1)
            }
            let elsewhere = MarketSamples.caller(
                .officer, .commune(CoverageSamples.commune("00004")))
            #expect(try await waiting(desks, for: elsewhere).isEmpty)
            let own = try await desks.producers.find(Self.id, for: DeskHouse.producer)
            #expect(own.waitingMove?.to == Self.there)
            #expect(try await desks.producers.find(Self.id, for: nil).waitingMove == nil)
            #expect(try await desks.history(of: "pr_1") == ["move_requested"])
        }
    }

    @Test func `the officer of the new commune lets it in, with the address that came along`()
        async throws
    {
        try await DeskHouse.with { desks async throws in
            try await desks.add(MarketSamples.listing())
            try await move(desks, address: "Thôn Mới")
            await #expect(throws: AccessError.outOfScope) {
                try await decide(desks, approves: true, by: officer(of: Self.here))
            }
            try await decide(desks, approves: true, by: officer(of: Self.there))
            let producer = try await producer(desks)
            #expect(producer.profile.commune == Self.there && producer.version == 2)
            #expect(producer.profile.address == "Thôn Mới")
            #expect(try await desks.history(of: "pr_1").contains("move_approved"))
            let kinds = try await desks.store.read {
                try $0.notices(in: nil, before: nil, limit: 9).map(\.kind)
            }
            #expect(kinds == ["move_approved"])
            #expect(try await waiting(desks, for: DeskHouse.admin).isEmpty)
        }
    }

    @Test func `a refusal says why and leaves everything`() async throws {
        try await DeskHouse.with { desks async throws in
            try await desks.add(MarketSamples.listing())
            try await move(desks)
            let refused = await #expect(throws: FieldProblems.self) {
                try await decide(desks, approves: false, by: DeskHouse.admin)
            }
            #expect(refused?.all.map(\.field) == ["note"])
            try await decide(desks, approves: false, note: "Thiếu giấy", by: DeskHouse.admin)
            #expect(try await producer(desks).profile.commune == Self.here)
            let page = try await moves(desks).page(
                in: .rejected, after: nil, limit: 1, by: DeskHouse.admin)
            #expect(page.items.map(\.move.decision?.note) == ["Thiếu giấy"])
            await #expect(
                throws: CommuneMoveDesk.Failure.over(page.items[0].move.id, .rejected)
            ) {
                try await moves(desks).decide(
                    page.items[0].move.id, approves: true, note: "", by: DeskHouse.admin,
                    once: .free, render: { _ in Answer(status: 200, body: []) })
            }
        }
    }

    @Test func `a newer wish takes the place of the older, and naming the old commune ends it`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(desks)
            try await move(desks)
            try await move(desks, to: CoverageSamples.commune("00004"))
            let left = try await waiting(desks, for: DeskHouse.admin)
            #expect(left.map(\.to) == [CoverageSamples.commune("00004")])
            try await move(desks, to: Self.here)
            #expect(try await waiting(desks, for: DeskHouse.admin).isEmpty)
            #expect(
                try await desks.history(of: "pr_1") == [
                    "move_requested", "move_withdrawn", "move_requested", "move_withdrawn",
                ])
        }
    }

    @Test func `an officer who oversees both moves it at once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(desks, by: DeskHouse.officer)
            #expect(try await producer(desks).profile.commune == Self.there)
        }
    }

    @Test func `a merge ends what waits`() async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await move(desks)
            _ = try await desks.producers.merge(
                Self.id, into: ProducerID("pr_2"), note: "", by: DeskHouse.admin, once: .free,
                render: Answer.of)
            #expect(try await waiting(desks, for: DeskHouse.admin).isEmpty)
        }
    }
}
