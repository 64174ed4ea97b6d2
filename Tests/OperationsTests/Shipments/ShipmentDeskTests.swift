internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Parcels that go through a courier's API, from the order to the operator's word.
@Suite struct ShipmentDeskTests {
    private static let cod: @Sendable (inout OrderDraft) -> Void = { $0.payment = .cod }

    private static func read(_ view: ShipmentView) -> Answer {
        Answer(status: 200, body: Array(view.parcel.id.text.utf8))
    }

    @Test func `an order for that courier opens a shipment, one for another does not`()
        async throws
    {
        try await CourierHouse.with { house in
            let parcel = try await house.order()
            #expect(try await house.shipment(parcel)?.state == .waiting)
        }
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            let id = try await desks.place()
            let parcel = try await desks.order(id).parcels[0].id
            #expect(try await desks.store.read { try $0.shipment(of: parcel) } == nil)
        }
    }

    @Test func `a cancelled order calls its parcel back`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.desks.place()
            let parcel = try await house.desks.order(id).parcels[0].id
            try await house.adopt("W1", parcel)
            _ = try await house.desks.orders.cancel(
                id, by: DeskHouse.storefront, once: .free, render: Answer.of)
            #expect(try await house.shipment(parcel)?.state == .cancelling)
            let kinds = try await house.desks.store.read {
                try $0.jobs(of: parcel).filter { $0.state == .open }.map(\.kind)
            }
            #expect(kinds == [.cancel])
        }
    }

    @Test func `what the courier has picked up is not cancelled any more`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.desks.place()
            let parcel = try await house.desks.order(id).parcels[0].id
            try await house.adopt("W1", parcel)
            let now = house.now
            _ = try await house.desks.store.write { session in
                try session.keep(
                    ShipmentReport(
                        rawStatus: "picked", meaning: .status(.pickedUp), dedupKey: "k"),
                    of: parcel, heardAt: now, isConfirmed: true)
            }
            await #expect(throws: OrderError.alreadyHandedOver(id)) {
                try await house.desks.orders.cancel(
                    id, by: DeskHouse.storefront, once: .free, render: Answer.of)
            }
        }
    }

    @Test func `only those who have to do with a parcel see it`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order()
            let seers = [
                DeskHouse.admin, DeskHouse.storefront, DeskHouse.producer,
                MarketSamples.caller(.courier, .courier(CoverageSamples.courier("a"))),
            ]
            for caller in seers {
                #expect(try await house.shipments.find(parcel, by: caller).parcel.id == parcel)
            }
            let others = [
                Caller(keyID: "ky_other", role: .storefront, scope: .everything),
                MarketSamples.caller(.producer, .producer(ProducerID("pr_2"))),
                MarketSamples.caller(.courier, .courier(CoverageSamples.courier("b"))),
            ]
            for caller in others {
                await #expect(throws: ShipmentError.notFound(parcel)) {
                    try await house.shipments.find(parcel, by: caller)
                }
            }
        }
    }

    @Test func `what is collected may only become less`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order(Self.cod)
            try await house.adopt("W1", parcel)
            func collect(_ vnd: Int64) async throws {
                _ = try await house.shipments.collect(
                    Money(vnd: vnd), for: parcel, by: DeskHouse.storefront, once: .free,
                    render: Self.read)
            }
            try await collect(100_000)
            try await collect(90_000)
            let open = try await house.desks.store.read {
                try $0.jobs(of: parcel).filter { $0.state == .open }
            }
            #expect(open.map(\.amount) == [Money(vnd: 90_000)])
            await #expect(throws: ShipmentError.collectTooLarge(limit: Money(vnd: 145_000))) {
                try await collect(145_001)
            }
            await #expect(throws: ShipmentError.collectTooLarge(limit: Money(vnd: 145_000))) {
                try await collect(-1)
            }
        }
    }

    @Test func `before the create goes out the new amount needs no call`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order(Self.cod)
            _ = try await house.shipments.collect(
                Money(vnd: 1), for: parcel, by: DeskHouse.storefront, once: .free,
                render: Self.read)
            #expect(try await house.shipment(parcel)?.collect == Money(vnd: 1))
            let kinds = try await house.desks.store.read { try $0.jobs(of: parcel).map(\.kind) }
            #expect(kinds == [.create])
        }
    }

    @Test func `a locked parcel is on the operator's list until somebody decides`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order()
            try await house.lock(parcel)
            for filter in [ShipmentQuery.Filter.parked, .state(.locked)] {
                let page = try await house.shipments.page(
                    ShipmentQuery(filter, limit: 10), by: DeskHouse.admin)
                #expect(page.items.map(\.parcel.id) == [parcel])
            }
            _ = try await house.shipments.decide(
                .adopt(Waybill("W7")), on: parcel, by: DeskHouse.admin, once: .free,
                render: Self.read)
            #expect(try await house.shipment(parcel)?.waybill == Waybill("W7"))
            let page = try await house.shipments.page(
                ShipmentQuery(.parked, limit: 10), by: DeskHouse.admin)
            #expect(page.items.isEmpty && page.next == nil)
            #expect(
                try await house.desks.history(of: parcel.text).contains("shipment_decided"))
        }
    }

    @Test func `a replay of many opens all of them and names those it may not`() async throws {
        try await CourierHouse.with { house in
            let parcels = [try await house.order(), try await house.order()]
            for parcel in parcels { try await house.lock(parcel) }
            let answer = try await house.shipments.replay(
                nil, since: 0, by: DeskHouse.admin, once: .free,
                render: { Answer(status: 200, body: Array("\($0.count)".utf8)) })
            #expect(answer.text == "2")
            for parcel in parcels {
                #expect(try await house.shipment(parcel)?.state == .creating)
            }
        }
    }

    @Test func `a label is asked of the courier and its link kept nowhere`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order()
            await #expect(throws: ShipmentError.over(.waiting)) {
                try await house.shipments.label(of: parcel, on: "a5", by: DeskHouse.admin)
            }
            try await house.adopt("W1", parcel)
            house.transport.answer(
                200, #"{"code":200,"message":"Success","data":{"token":"in-nhan"}}"#)
            let label = try await house.shipments.label(
                of: parcel, on: "a5", by: DeskHouse.producer)
            guard case .link(let link, _) = label else {
                Issue.record("no link")
                return
            }
            #expect(link.text.hasPrefix("https://ghn.example/"))
            #expect(link.text.contains("in-nhan"))
        }
    }

    @Test func `a courier that is silent is named with its reason`() async throws {
        try await CourierHouse.with { house in
            let parcel = try await house.order()
            try await house.adopt("W1", parcel)
            await #expect(throws: ShipmentError.self) {
                try await house.shipments.label(of: parcel, on: "a5", by: DeskHouse.admin)
            }
        }
    }
}
