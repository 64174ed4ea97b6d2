internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Couriers say yes or no, and another is asked where one says no or nothing.
@Suite struct AssignmentDeskTests {
    static let a = CoverageSamples.courier("a")
    static let b = CoverageSamples.courier("b")
    static let day: Int64 = 86_400

    /// A house with the cheaper courier `a` and the dearer `b`, and one order at `a`.
    static func withParcel(
        _ body: (DeskHouse, ParcelID) async throws -> Void
    ) async throws {
        try await DeskHouse.with(.twoCouriers()) { desks in
            try await desks.add(MarketSamples.listing())
            let order = try await desks.order(try await desks.place())
            try await body(desks, order.parcels[0].id)
        }
    }

    static func caller(_ courier: CourierCode) -> Caller {
        MarketSamples.caller(.courier, .courier(courier))
    }

    static func reject(
        _ id: ParcelID, as courier: CourierCode, in desks: DeskHouse
    ) async throws {
        _ = try await desks.assignments.reject(
            id, because: .overCapacity, note: "", as: courier, by: caller(courier), once: .free,
            render: { Answer(status: 200, body: Array($0.state.rawValue.utf8)) })
    }

    static func accept(
        _ id: ParcelID, as courier: CourierCode, in desks: DeskHouse
    ) async throws -> String {
        try await desks.assignments.accept(
            id, as: courier, by: caller(courier), once: .free,
            render: { Answer(status: 200, body: Array($0.state.rawValue.utf8)) }
        ).text
    }

    static func states(_ id: ParcelID, in desks: DeskHouse) async throws -> [String] {
        try await desks.store.read {
            try $0.assignments(of: id).map { "\($0.courier.text) \($0.state.rawValue)" }
        }
    }

    static func parcel(_ id: ParcelID, in desks: DeskHouse) async throws -> OrderParcel {
        try await desks.store.read { try #require(try $0.turns(of: id)).parcel }
    }

    @Test func `the courier of the order knows the receiver at once and says yes`() async throws {
        try await Self.withParcel { desks, id async throws in
            #expect(try await Self.states(id, in: desks) == ["a assigned"])
            #expect(try await Self.accept(id, as: Self.a, in: desks) == "accepted")
            #expect(try await Self.accept(id, as: Self.a, in: desks) == "accepted")
            #expect(try await Self.parcel(id, in: desks).handover == .acknowledged)
            #expect(try await desks.history(of: id.text) == ["parcel_accepted"])
        }
    }

    @Test func `after a no the next best courier is asked, and sees no receiver until its yes`()
        async throws
    {
        try await Self.withParcel { desks, id in
            let before = try await Self.parcel(id, in: desks)
            try await Self.reject(id, as: Self.a, in: desks)
            #expect(try await Self.states(id, in: desks) == ["a rejected", "b offered"])
            let (gone, offer) = (
                try await desks.page("a").items.last, try await desks.page("b").items.last
            )
            #expect(gone?.entry.kind == .withdrawn && gone?.sight.showsReceiver == false)
            #expect(offer?.entry.kind == .offered && offer?.sight.showsReceiver == false)
            #expect(offer?.sight.turn?.freight == Money(vnd: 30_000))
            let offers = try await desks.assignments.offers(to: Self.b, after: nil, limit: 9)
            #expect(offers.items.map(\.slip.parcel.id) == [id])
            // Neither worker of the two gets it by lease before the yes.
            for courier in [Self.a, Self.b] {
                #expect(try await desks.lease(courier).isEmpty)
            }
            #expect(try await Self.accept(id, as: Self.b, in: desks) == "accepted")
            let shown = try await desks.page("b").items.last
            #expect(shown?.entry.kind == .assigned && shown?.sight.showsReceiver == true)
            #expect(try await desks.lease(Self.b) == [id])
            let after = try await Self.parcel(id, in: desks)
            #expect(after.courier == Self.b)
            #expect((after.freight, after.collect) == (before.freight, before.collect))
            #expect(try await desks.store.read { try $0.contradictions() } == [])
        }
    }

    @Test func `versions of one parcel rise over all feeds`() async throws {
        try await Self.withParcel { desks, id in
            try await Self.reject(id, as: Self.a, in: desks)
            _ = try await Self.accept(id, as: Self.b, in: desks)
            let (atA, atB) = (try await desks.page("a").items, try await desks.page("b").items)
            #expect(atA.map(\.entry.version) == [1, 2])
            #expect(atB.map(\.entry.version) == [3, 4])
        }
    }

    @Test func `when all have said no a person names one or gives it up`() async throws {
        try await Self.withParcel { desks, id in
            try await Self.reject(id, as: Self.a, in: desks)
            try await Self.reject(id, as: Self.b, in: desks)
            #expect(try await Self.states(id, in: desks) == ["a rejected", "b rejected"])
            let waiting = try await desks.attention(.unassigned)
            #expect(waiting == [id])
            // Nobody is left to ask anew: both have said no.
            try await desks.release(id)
            #expect(try await desks.attention(.unassigned) == [id])
            try await desks.name("a", for: id)
            #expect(
                try await Self.states(id, in: desks) == [
                    "a rejected", "b rejected", "a assigned",
                ])
            #expect(try await desks.attention(.unassigned) == [])
            #expect(try await desks.lease(Self.a) == [id])
        }
    }

    @Test func `who says nothing in time is passed over, and asked again only on release`()
        async throws
    {
        try await Self.withParcel { desks, id in
            desks.clock.advance(seconds: Self.day - 1)
            #expect(try await desks.assignments.sweep() == 0)
            desks.clock.advance(seconds: 1)
            #expect(try await desks.assignments.sweep() == 1)
            #expect(try await desks.assignments.sweep() == 0)
            #expect(try await Self.states(id, in: desks) == ["a expired", "b offered"])
            await #expect(throws: AssignmentError.over(id, .expired)) {
                try await Self.accept(id, as: Self.a, in: desks)
            }
            desks.clock.advance(seconds: Self.day)
            #expect(try await desks.assignments.sweep() == 1)
            #expect(try await desks.attention(.unassigned) == [id])
            try await desks.release(id)
            #expect(
                try await Self.states(id, in: desks) == ["a expired", "b expired", "a offered"])
            #expect(try await desks.attention(.unassigned) == [])
        }
    }

    @Test func `who has picked it up has said yes, also when it was only asked`() async throws {
        try await Self.withParcel { desks, id in
            try await Self.reject(id, as: Self.a, in: desks)
            let now = desks.clock.now
            for _ in 0..<2 {
                try await desks.store.write { try $0.markAccepted(id, at: now) }
            }
            #expect(try await Self.states(id, in: desks) == ["a rejected", "b accepted"])
            #expect(try await desks.page("b").items.map(\.entry.kind) == [.offered, .assigned])
            desks.clock.advance(seconds: 2 * Self.day)
            #expect(try await desks.assignments.sweep() == 0)
        }
    }

    @Test func `who is only asked, or has said no, tells nothing of the parcel`() async throws {
        try await Self.withParcel { desks, id in
            func tell(_ courier: CourierCode) async throws {
                _ = try await TravelDesk(house: desks.house).hear(
                    [CourierEvent(.pickedUp, at: desks.clock.now)], isBatch: true, of: id,
                    by: Self.caller(courier), once: .free,
                    render: { _ in Answer(status: 200, body: []) })
            }
            try await Self.reject(id, as: Self.a, in: desks)
            await #expect(throws: AssignmentError.over(id, .offered)) { try await tell(Self.b) }
            #expect(try await Self.states(id, in: desks) == ["a rejected", "b offered"])
            try await Self.reject(id, as: Self.b, in: desks)
            await #expect(throws: AssignmentError.over(id, .rejected)) { try await tell(Self.b) }
            #expect(try await Self.states(id, in: desks) == ["a rejected", "b rejected"])
        }
    }

    @Test func `the courier of the order may fetch it late while nobody else has it`()
        async throws
    {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.order(try await desks.place()).parcels[0].id
            desks.clock.advance(seconds: Self.day)
            #expect(try await desks.assignments.sweep() == 1)
            _ = try await TravelDesk(house: desks.house).hear(
                [CourierEvent(.pickedUp, at: desks.clock.now)], isBatch: true, of: id,
                by: Self.caller(Self.a), once: .free,
                render: { _ in Answer(status: 200, body: []) })
            #expect(try await Self.states(id, in: desks) == ["a accepted"])
        }
    }

    @Test func `a parcel of another courier is not found`() async throws {
        try await Self.withParcel { desks, id in
            await #expect(throws: AssignmentError.notFound(id)) {
                try await Self.accept(id, as: Self.b, in: desks)
            }
            await #expect(throws: AssignmentError.notFound(id)) {
                try await Self.reject(id, as: Self.b, in: desks)
            }
            let offers = try await desks.assignments.offers(to: Self.b, after: nil, limit: 9)
            #expect(offers.items.isEmpty)
        }
    }

    @Test func `an operator may give the parcel to another courier, which serves it`()
        async throws
    {
        try await Self.withParcel { desks, id in
            _ = try await Self.accept(id, as: Self.a, in: desks)
            try await desks.name("b", for: id)
            #expect(try await Self.states(id, in: desks) == ["a withdrawn", "b assigned"])
            #expect(try await desks.page("a").items.last?.entry.kind == .withdrawn)
            await #expect(throws: AssignmentError.self) { try await desks.name("c", for: id) }
            await #expect(throws: AssignmentError.over(id, .withdrawn)) {
                try await Self.accept(id, as: Self.a, in: desks)
            }
        }
    }

    @Test func `nothing is released that nothing holds back`() async throws {
        try await Self.withParcel { desks, id in
            await #expect(throws: AssignmentError.nothingToRelease(id)) {
                try await desks.release(id)
            }
            await #expect(throws: AssignmentError.notFound(ParcelID("pk_x"))) {
                try await desks.release(ParcelID("pk_x"))
            }
        }
    }
}

extension DeskHouse {
    var assignments: AssignmentDesk { AssignmentDesk(house: house) }

    func page(_ courier: String) async throws -> CourierDesk.FeedPage {
        try await couriers.feed(
            of: CoverageSamples.courier(courier), cursor: nil, limit: 100, waitSeconds: 0)
    }

    func lease(_ courier: CourierCode) async throws -> [ParcelID] {
        try await couriers.lease(
            of: courier, most: 100, visibilitySeconds: 60,
            by: MarketSamples.caller(.courier, .courier(courier))
        ).slips.map(\.parcel.id)
    }

    func attention(_ attention: ParcelAttention) async throws -> [ParcelID] {
        try await assignments.parcels(needing: attention, after: nil, limit: 9).items
            .map(\.parcel.id)
    }

    func release(_ id: ParcelID) async throws {
        _ = try await assignments.release(
            id, by: Self.admin, once: .free, render: { _ in Answer(status: 200, body: []) })
    }

    func name(_ courier: String, for id: ParcelID) async throws {
        _ = try await assignments.name(
            CoverageSamples.courier(courier), service: nil, for: id, by: Self.admin, once: .free,
            render: { _ in Answer(status: 200, body: []) })
    }
}
