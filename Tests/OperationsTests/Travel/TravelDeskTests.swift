internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What a courier tells of its parcels is kept once, in its place, and has its effects.
@Suite struct TravelDeskTests {
    @Test func `a parcel is told from its pick-up to the door`() async throws {
        try await TravelHouse.with { house in
            #expect(try await house.status() == nil)
            for status in [ParcelStatus.pickedUp, .inTransit, .outForDelivery, .delivered] {
                let event = house.later(status, hours: 12)
                #expect(try await house.tell([event]) == "kept")
                #expect(try await house.status() == status)
            }
            let travel = try await house.find()
            #expect(travel.timeline.count == 4)
            #expect(travel.timeline.allSatisfy { $0.courier?.text == "a" })
            let journey = try await house.desks.store.read { try $0.journey(of: house.parcel) }
            #expect(journey?.travelDays == 2)
        }
    }

    @Test func `duplicates, late ones and bad ones are each answered, and the end stays`()
        async throws
    {
        try await TravelHouse.with { house in
            let first = house.later(.pickedUp, hours: 1)
            let last = house.later(.delivered, hours: 30)
            let late = CourierEvent(.inTransit, at: first.at + 3_600_000)
            let early = CourierEvent(.pickedUp, at: first.at - 100 * 3_600_000)
            let other = CourierEvent(.returned, at: last.at)
            #expect(
                try await house.tell([last, first, first, late, early, other])
                    == "kept kept duplicate kept at kept")
            #expect(try await house.status() == .delivered)
            let history = try await house.find().history
            #expect(history.entries.map(\.kept.status).prefix(2) == [.pickedUp, .inTransit])
            #expect(history.needsAttention)
        }
    }

    @Test func `a lone event that is refused fails, and another courier finds no parcel`()
        async throws
    {
        try await TravelHouse.with { house in
            let bad = CourierEvent(.pickedUp, at: 0)
            await #expect(throws: FieldProblems.self) {
                try await house.tell([bad], isBatch: false)
            }
            let event = house.later(.pickedUp, hours: 1)
            await #expect(throws: ShipmentError.notFound(house.parcel)) {
                try await house.tell([event], by: TravelHouse.stranger)
            }
            let status = try await house.status()
            #expect(status == nil)
        }
    }

    @Test func `the same call again is answered as before and tells nothing twice`() async throws {
        try await TravelHouse.with { house in
            let event = house.later(.pickedUp, hours: 1)
            let first = try await house.tell([event], once: .keyed("k"))
            let second = try await house.tell([event], once: .keyed("k"))
            #expect([first, second] == ["kept", "kept"])
            #expect(try await house.find().timeline.count == 1)
        }
    }

    @Test(arguments: [ParcelStatus.lost, .damaged])
    func `what is lost or damaged opens one claim with the report`(_ end: ParcelStatus)
        async throws
    {
        try await TravelHouse.with { house in
            let picked = house.later(.pickedUp, hours: 1)
            try await house.tell([picked, house.later(end, hours: 9)])
            try await house.tell([house.later(end, hours: 9)])
            let claims = try await house.claims.page(
                ClaimQuery(limit: 10), by: TravelHouse.courier)
            #expect(claims.map(\.parcel) == [house.parcel])
            #expect(claims.map(\.amount) == [Money(vnd: 250_000)])
            #expect(claims.map(\.kind.rawValue) == [end.rawValue])
            #expect(try await house.find().claim == claims[0])
            #expect(try await house.find().money?.state == .notDue)
            let strange = try await house.claims.page(
                ClaimQuery(limit: 10), by: TravelHouse.stranger)
            #expect(strange.isEmpty)
        }
    }

    @Test func `a claim is decided once each way and noted`() async throws {
        try await TravelHouse.with { house in
            try await house.tell([house.later(.lost, hours: 9)])
            let id = ClaimID(of: house.parcel)
            let accepted = try await house.claims.decide(
                .accepted, agreed: Money(vnd: 200_000), note: "một phần", on: id.text,
                by: DeskHouse.admin, once: .free,
                render: { Answer(status: 200, body: Array("\($0.agreed?.vnd ?? 0)".utf8)) })
            #expect(accepted.text == "200000")
            await #expect(throws: ClaimError.moveNotAllowed(.refused, from: .accepted)) {
                _ = try await house.claims.decide(
                    .refused, agreed: nil, note: "", on: id.text, by: DeskHouse.admin,
                    once: .free, render: { _ in Answer(status: 200, body: []) })
            }
            #expect(try await house.desks.history(of: id.text) == ["claim_decided"])
        }
    }

    @Test func `experience on the way corrects the forecast`() async throws {
        try await TravelHouse.with { house in
            #expect(try await house.find().forecast?.basis == .table)
            for _ in 0..<10 {
                let parcel = try await house.another()
                let placed = house.desks.clock.now
                try await house.tell([house.later(.delivered, hours: 24 * 6)], of: parcel)
                house.desks.clock.set(placed)
            }
            let fresh = try await house.another()
            let forecast = try await house.find(fresh).forecast
            #expect(forecast?.basis == .experience(.commune, count: 10))
            let wanted = Day(utcMilliseconds: house.desks.clock.now).advanced(by: 6)
            #expect(forecast?.earliest == wanted && forecast?.latest == wanted)
        }
    }

    @Test func `the public page's order is found by its token alone`() async throws {
        try await TravelHouse.with { house in
            let token = try await house.desks.order(house.order).tracking
            let track = try await house.travel.track(try #require(token))
            #expect(track.parcels.map(\.parcel.id) == [house.parcel])
            await #expect(throws: TravelDesk.Failure.unknownToken) {
                _ = try await house.travel.track("x")
            }
            await #expect(throws: TravelDesk.Failure.unknownToken) {
                _ = try await house.travel.track(String(repeating: "x", count: 5_000))
            }
        }
    }
}
