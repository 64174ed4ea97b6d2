internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Whoever looks at a receiver leaves a trace.
@Suite struct PersonalReadTests {
    private static func with(
        _ body: (DeskHouse, PersonalDesk, OrderID) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing())
            try await body(desks, PersonalDesk(house: desks.house), try await desks.place())
        }
    }

    private static func doors(_ desk: PersonalDesk, _ order: OrderID) async throws -> [String] {
        try await desk.reads(of: order, by: DeskHouse.admin).map {
            "\($0.reader) \($0.door.rawValue)"
        }
    }

    private static let storefront = "\(DeskHouse.storefront.keyID) storefront"
    private static let admin = DeskHouse.admin.keyID

    @Test func `programs are told by the order and its assignments, without a line for each read`()
        async throws
    {
        try await Self.with { desks, desk, order in
            _ = try await desks.orders.find(order, by: DeskHouse.storefront)
            _ = try await desks.feed()
            let doors = try await Self.doors(desk, order)
            #expect(Set(doors) == ["a assignment", Self.storefront])
        }
    }

    @Test func `a person's look is noted once an hour, before the answer`() async throws {
        try await Self.with { desks, desk, order in
            for _ in 0..<3 { _ = try await desks.orders.find(order, by: DeskHouse.admin) }
            let first = try await Self.doors(desk, order)
            #expect(first.filter { $0 == "\(Self.admin) order" }.count == 1)
            desks.clock.advance(seconds: 3_660)
            _ = try await desks.orders.find(order, by: DeskHouse.admin)
            let second = try await Self.doors(desk, order)
            #expect(second.filter { $0 == "\(Self.admin) order" }.count == 2)
        }
    }

    @Test func `a look that cannot be noted shows nothing`() async throws {
        try await Self.with { desks, _, order in
            // This one reads, but takes no write at all.
            let full = try Store(
                path: desks.folder.file("vuonxa.sqlite"), limits: StoreLimits(waiting: 0))
            let house = House(
                store: full, clockwork: desks.house.clockwork, atlas: desks.house.atlas)
            await #expect(throws: StoreError.overloaded) {
                _ = try await OrderDesk(house: house).find(order, by: DeskHouse.admin)
            }
            let own = try await OrderDesk(house: house).find(order, by: DeskHouse.storefront)
            #expect(own.order.id == order)
            try await full.close()
        }
    }

    @Test func `an order that may not be seen leaves no trace`() async throws {
        try await Self.with { desks, desk, order in
            let other = MarketSamples.caller(.producer)
            await #expect(throws: OrderError.notFound(order)) {
                _ = try await desks.orders.find(order, by: other)
            }
            let doors = try await Self.doors(desk, order)
            #expect(doors.count == 2)
        }
    }

    @Test func `a change by a person that answers with the order is a look`() async throws {
        try await Self.with { desks, desk, order in
            _ = try await desks.orders.cancel(
                order, by: DeskHouse.admin, once: .free, render: Answer.of)
            let doors = try await Self.doors(desk, order)
            #expect(doors.contains("\(Self.admin) change"))
        }
    }

    @Test func `an answer that is given again is a look again`() async throws {
        try await Self.with { desks, desk, order in
            for _ in 0..<2 {
                _ = try await desks.orders.cancel(
                    order, by: DeskHouse.admin, once: .keyed("k"),
                    render: { view in
                        Answer(
                            status: 200,
                            body: Array("{\"id\":\"\(view.order.id.text)\"}".utf8))
                    })
                desks.clock.advance(seconds: 3_660)
            }
            let doors = try await Self.doors(desk, order)
            #expect(doors.filter { $0 == "\(Self.admin) change" }.count == 2)
        }
    }

    @Test func `a courier that said no after it saw the receiver is named, an offer is not`()
        async throws
    {
        try await Self.with { desks, desk, order in
            let parcel = try #require(try await desks.order(order).parcels.first?.id)
            try await desks.store.write { session in
                guard var turn = try session.assignment(of: parcel) else { return }
                turn.state = .rejected
                try session.update(turn)
                let second = Assignment(
                    parcel: parcel, number: 2, courier: CoverageSamples.courier("b"),
                    service: turn.service, freight: turn.freight,
                    leadMinDays: turn.leadMinDays, leadMaxDays: turn.leadMaxDays,
                    evidence: [], state: .offered, offeredAt: turn.offeredAt, decideBy: nil)
                try session.insert(second)
                var gone = second
                gone.state = .withdrawn
                try session.update(gone)
            }
            let doors = try await Self.doors(desk, order)
            #expect(doors.contains("a assignment") && !doors.contains("b assignment"))
        }
    }

    @Test func `only an admin asks who looked, and only at orders that are there`() async throws {
        try await Self.with { _, desk, order in
            await #expect(throws: AccessError.roleNotAllowed(.officer)) {
                _ = try await desk.reads(of: order, by: DeskHouse.officer)
            }
            await #expect(throws: OrderError.notFound(OrderID("or_9"))) {
                _ = try await desk.reads(of: OrderID("or_9"), by: DeskHouse.admin)
            }
        }
    }
}
