internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A courier by its API that gives a parcel back before it has it, and who is asked next.
@Suite struct GivenBackTests {
    private typealias Turns = AssignmentDeskTests

    /// A parcel of `a`, whose API has it as `W1`; `b` polls, or has an API of its own.
    private static func withShipment(
        bySecondAPI: Bool = false, _ body: (DeskHouse, ParcelID) async throws -> Void
    ) async throws {
        try await DeskHouse.with(.twoCouriers()) { desks in
            let house = CourierHouse(desks: desks, transport: AnsweringTransport())
            try await house.furnish(knowsPlaces: true)
            if bySecondAPI {
                var partner = Partner(
                    code: CourierHouse.code("ghtk"), name: "GHTK", kind: "ghtk",
                    url: "https://ghtk.example", secret: Secret("ghtk-token-0123456789"),
                    createdAt: desks.clock.now)
                partner.carries = Turns.b
                try await desks.store.write { [partner] in _ = try $0.insert(partner) }
            }
            let id = try await house.order()
            try await house.adopt("W1", id)
            try await body(desks, id)
        }
    }

    /// What a hook or a read of the courier says, as its lane keeps it.
    private static func hear(
        _ status: ParcelStatus, _ key: String, of id: ParcelID, by courier: CourierCode? = nil,
        in desks: DeskHouse
    ) async throws {
        desks.clock.advance(seconds: 60)
        let now = desks.clock.now
        try await desks.store.write { session in
            _ = try session.keep(
                ShipmentReport(rawStatus: key, meaning: .status(status), dedupKey: key),
                of: id, by: courier, heardAt: now, isConfirmed: true)
        }
    }

    private static func shipment(_ id: ParcelID, in desks: DeskHouse) async throws -> String {
        try await desks.store.read { session in
            let file = try #require(try session.shipmentFile(of: id))
            let former = file.former.map {
                "\($0.kept.partner.text) \($0.kept.shipment.state.rawValue)"
            }
            return (former + ["\(file.kept.partner.text) \(file.kept.shipment.state.rawValue)"])
                .joined(separator: ", ")
        }
    }

    @Test func `the next best courier is asked at the next look, once`() async throws {
        try await Self.withShipment { desks, id in
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            #expect(try await desks.attention(.unassigned) == [id])
            #expect(try await desks.assignments.sweep() == 1)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b offered"])
            #expect(try await desks.attention(.unassigned) == [])
            #expect(try await desks.page("b").items.map(\.entry.kind) == [.offered])
            #expect(try await desks.assignments.sweep() == 0)
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b offered"])
        }
    }

    @Test func `that the first courier knew of it is no state of the parcel any more`()
        async throws
    {
        try await Self.withShipment { desks, id in
            try await Self.hear(.created, "ready", of: id, in: desks)
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            let reports = try await desks.store.read { try $0.reports(of: id) }
            #expect(reports.count == 2 && ParcelHistory(reports).status == nil)
        }
    }

    @Test func `what the courier had in its hands waits for a person`() async throws {
        try await Self.withShipment { desks, id in
            try await Self.hear(.pickedUp, "picked", of: id, in: desks)
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            #expect(try await Turns.states(id, in: desks) == ["a rejected"])
            #expect(try await desks.attention(.unassigned) == [id])
        }
    }

    @Test func `another courier's API gets the parcel, and the first shipment is put away`()
        async throws
    {
        try await Self.withShipment(bySecondAPI: true) { desks, id in
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b assigned"])
            #expect(try await Self.shipment(id, in: desks) == "ghn cancelled, ghtk waiting")
            let jobs = try await desks.store.read { try $0.jobs(of: id) }
            #expect(jobs.filter { $0.state == .open }.map(\.partner.text) == ["ghtk"])
            #expect(jobs.last?.kind == .create)
            // The number that the first courier gave still leads to the parcel.
            let named = try await desks.store.read { session in
                try session.order(named: "W1", at: CourierHouse.code())
            }
            #expect(named != nil)
        }
    }

    @Test func `a courier that cancels too leaves the parcel to people, not to the first again`()
        async throws
    {
        try await Self.withShipment(bySecondAPI: true) { desks, id in
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            let now = desks.clock.now
            _ = try await desks.store.write { try $0.adopt(Waybill("L1"), for: id, now: now) }
            try await Self.hear(.cancelled, "cancel-b", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            #expect(try await Turns.states(id, in: desks) == ["a rejected", "b rejected"])
            #expect(try await desks.attention(.unassigned) == [id])
            for courier in ["a", "b"] {
                await #expect(throws: AssignmentError.shipmentInTheWay(id)) {
                    try await desks.name(courier, for: id)
                }
            }
        }
    }

    @Test func `an operator's courier gets the parcel by API once the first has given it up`()
        async throws
    {
        try await Self.withShipment(bySecondAPI: true) { desks, id in
            try await desks.name("b", for: id)
            // The first is called back, and nothing is created beside it meanwhile.
            #expect(try await Self.shipment(id, in: desks) == "ghn cancelling")
            let now = desks.clock.now
            try await desks.store.write { session in
                var kept = try #require(try session.shipment(of: id))
                kept.shipment.state = .cancelled
                try session.update(kept)
                let isOpened = try session.openNextShipment(of: id, now: now)
                let isOpenedTwice = try session.openNextShipment(of: id, now: now)
                #expect(isOpened && !isOpenedTwice)
            }
            #expect(try await Self.shipment(id, in: desks) == "ghn cancelled, ghtk waiting")
        }
    }

    @Test func `a parcel that was given up in doubt goes to no other API`() async throws {
        try await DeskHouse.with(.twoCouriers()) { desks in
            let house = CourierHouse(desks: desks, transport: AnsweringTransport())
            try await house.furnish(knowsPlaces: true)
            var partner = Partner(
                code: CourierHouse.code("ghtk"), name: "GHTK", kind: "ghtk",
                url: "https://ghtk.example", secret: Secret("ghtk-token-0123456789"),
                createdAt: desks.clock.now)
            partner.carries = Turns.b
            try await desks.store.write { [partner] in _ = try $0.insert(partner) }
            let id = try await house.order()
            try await house.lock(id)
            let now = desks.clock.now
            try await desks.store.write { try $0.decide(.giveUp, on: id, now: now) }
            await #expect(throws: AssignmentError.shipmentInTheWay(id)) {
                try await desks.name("b", for: id)
            }
        }
    }

    @Test func `late words about the first shipment stand in the history only`() async throws {
        try await Self.withShipment(bySecondAPI: true) { desks, id in
            try await Self.hear(.cancelled, "cancel", of: id, in: desks)
            _ = try await desks.assignments.sweep()
            try await Self.hear(.created, "ready", of: id, in: desks)
            try await Self.hear(.delivered, "late", of: id, by: Turns.a, in: desks)
            let history = try await desks.store.read {
                ParcelHistory(try $0.reports(of: id))
            }
            #expect(history.status == .created)
            #expect(history.entries.last?.standing == .former)
            #expect(history.needsAttention)
            let journey = try await desks.store.read { try $0.journey(of: id) }
            #expect(journey?.deliveredAt == nil && journey?.endedAt == nil)
        }
    }
}
