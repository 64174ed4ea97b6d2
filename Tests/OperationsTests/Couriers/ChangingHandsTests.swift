internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A parcel that goes from one courier to another is told by the one that has it.
@Suite struct ChangingHandsTests {
    private typealias Turns = AssignmentDeskTests

    private static func tell(
        _ status: ParcelStatus, of id: ParcelID, as courier: CourierCode, in desks: DeskHouse
    ) async throws {
        desks.clock.advance(seconds: 60)
        _ = try await TravelDesk(house: desks.house).hear(
            [CourierEvent(status, at: desks.clock.now)], isBatch: false, of: id,
            by: Turns.caller(courier), once: .free,
            render: { _ in Answer(status: 200, body: []) })
    }

    private static func travel(_ id: ParcelID, in desks: DeskHouse) async throws -> ParcelTravel {
        let now = desks.clock.now
        return try await desks.store.read {
            try #require(try ParcelTravel.load(id, at: now, in: $0))
        }
    }

    /// A parcel of the courier `a`, whose API has it as `W1`, with `b` beside it.
    private static func withShipment(
        _ body: (DeskHouse, ShipmentDesk, ParcelID) async throws -> Void
    ) async throws {
        try await DeskHouse.with(.twoCouriers()) { desks in
            let house = CourierHouse(desks: desks, transport: AnsweringTransport())
            try await house.furnish(knowsPlaces: true)
            let id = try await house.order()
            try await house.adopt("W1", id)
            try await body(desks, house.shipments, id)
        }
    }

    @Test func `what the next courier tells is its own, though an API had the parcel before`()
        async throws
    {
        try await Self.withShipment { desks, _, id in
            try await Turns.reject(id, as: Turns.a, in: desks)
            #expect(try await Self.travel(id, in: desks).status == nil)
            _ = try await Turns.accept(id, as: Turns.b, in: desks)
            try await Self.tell(.pickedUp, of: id, as: Turns.b, in: desks)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b accepted"])
            let travel = try await Self.travel(id, in: desks)
            #expect(travel.timeline.map(\.courier) == [Turns.b])
            #expect(travel.status == .pickedUp)
            let file = try await desks.store.read { try $0.shipmentFile(of: id) }
            #expect(file?.status == .pickedUp)
        }
    }

    @Test(arguments: [ShipmentState.created, .creating, .locked])
    func `a shipment that was left behind says nothing of the next courier's turn`(
        _ state: ShipmentState
    ) async throws {
        try await Self.withShipment { desks, _, id in
            try await Turns.reject(id, as: Turns.a, in: desks)
            try await desks.store.write { session in
                var kept = try #require(try session.shipment(of: id))
                kept.shipment.state = state
                try session.update(kept)
            }
            desks.clock.advance(seconds: Turns.day)
            #expect(try await desks.assignments.sweep() == 1)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b expired"])
        }
    }

    @Test func `an accepted parcel that its courier cancels goes to the next one`() async throws {
        try await Turns.withParcel { desks, id in
            _ = try await Turns.accept(id, as: Turns.a, in: desks)
            try await Self.tell(.cancelled, of: id, as: Turns.a, in: desks)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b offered"])
            #expect(try await desks.page("a").items.map(\.entry.kind) == [.assigned, .withdrawn])
            _ = try await Turns.accept(id, as: Turns.b, in: desks)
            let journey = try await desks.store.read { try $0.journey(of: id) }
            #expect(journey?.courier == Turns.b && journey?.endedAt == nil)
            let shown = try await desks.couriers.snapshot(of: Turns.b, cursor: nil, limit: 9)
            let next = try await desks.couriers.snapshot(
                of: Turns.b, cursor: shown.next, limit: 9)
            #expect((shown.items + next.items).map(\.slip.parcel.id) == [id])
        }
    }

    @Test func `when nobody is left after a cancellation people see it and may name one`()
        async throws
    {
        try await Turns.withParcel { desks, id in
            let order = try await desks.store.read { try #require(try $0.turns(of: id)).order }
            try await Turns.reject(id, as: Turns.a, in: desks)
            _ = try await Turns.accept(id, as: Turns.b, in: desks)
            try await Self.tell(.cancelled, of: id, as: Turns.b, in: desks)
            #expect(try await desks.attention(.unassigned) == [id])
            let isOver = try await desks.store.read { try PersonalDesk.isOver(order, in: $0) }
            #expect(!isOver)
            desks.clock.advance(seconds: 60)
            try await desks.name("b", for: id)
            #expect(try await Self.travel(id, in: desks).status == nil)
            try await Self.tell(.pickedUp, of: id, as: Turns.b, in: desks)
            #expect(try await Turns.states(id, in: desks).last == "b accepted")
        }
    }

    @Test func `what was in its courier's hands when it was cancelled waits for a person`()
        async throws
    {
        try await Turns.withParcel { desks, id in
            try await Self.tell(.pickedUp, of: id, as: Turns.a, in: desks)
            try await Self.tell(.cancelled, of: id, as: Turns.a, in: desks)
            #expect(try await Turns.states(id, in: desks) == ["a rejected"])
            #expect(try await desks.attention(.unassigned) == [id])
            desks.clock.advance(seconds: 60)
            try await Self.tell(.returned, of: id, as: Turns.a, in: desks)
            #expect(try await Self.travel(id, in: desks).status == .returned)
        }
    }

    @Test func `an API courier's cancellation ends its turn and its shipment`() async throws {
        try await Self.withShipment { desks, _, id in
            let now = desks.clock.now
            _ = try await desks.store.write { session in
                try session.keep(
                    ShipmentReport(
                        rawStatus: "cancel", meaning: .status(.cancelled), dedupKey: "k"),
                    of: id, heardAt: now, isConfirmed: true)
            }
            #expect(try await Turns.states(id, in: desks) == ["a rejected"])
            #expect(try await desks.attention(.unassigned) == [id])
            let kept = try await desks.store.read { try $0.shipment(of: id) }
            #expect(kept?.shipment.state == .cancelled)
            try await desks.release(id)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b offered"])
        }
    }

    @Test func `a label is for the courier that has the parcel, not for one that is asked`()
        async throws
    {
        try await Self.withShipment { desks, shipments, id in
            try await Turns.reject(id, as: Turns.a, in: desks)
            for courier in [Turns.a, Turns.b] {
                await #expect(throws: ShipmentError.notFound(id)) {
                    _ = try await shipments.label(
                        of: id, on: nil, by: Turns.caller(courier))
                }
            }
        }
    }
}
