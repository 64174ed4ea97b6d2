internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What calls for a person ends when a person has looked, and begins with the next word.
@Suite struct ClearanceTests {
    private static func hear(
        _ key: String, _ meaning: ShipmentReport.Meaning, _ flags: Set<ReportFlag> = [],
        of id: ParcelID, in house: CourierHouse
    ) async throws {
        house.desks.clock.advance(seconds: 60)
        let now = house.now
        var report = ShipmentReport(rawStatus: key, meaning: meaning, dedupKey: key)
        report.flags = flags
        try await house.desks.store.write { [report] session in
            _ = try session.keep(report, of: id, heardAt: now, isConfirmed: true)
        }
    }

    private static func attention(_ house: CourierHouse) async throws -> [[ParcelID]] {
        let query = ShipmentQuery(.attention, limit: 10)
        let page = try await house.shipments.page(query, by: DeskHouse.admin)
        return [page.items.map(\.parcel.id), try await house.desks.attention(.reports)]
    }

    private static func clear(
        _ id: ParcelID, by caller: Caller = DeskHouse.admin, in house: CourierHouse
    ) async throws {
        _ = try await house.shipments.clear(
            id, note: "Đã gọi bưu cục.", by: caller, once: .free,
            render: { _ in Answer(status: 200, body: []) })
    }

    @Test func `a strange word stands in both lists until somebody has looked`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.order()
            try await Self.hear("?", .unmapped, of: id, in: house)
            #expect(try await Self.attention(house) == [[id], [id]])
            try await Self.clear(id, in: house)
            #expect(try await Self.attention(house) == [[], []])
            #expect(try await house.desks.history(of: id.text).contains("parcel_cleared"))
            try await Self.hear("??", .unmapped, of: id, in: house)
            #expect(try await Self.attention(house) == [[id], [id]])
        }
    }

    @Test func `a flag that only the history has puts the shipment before people`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.order()
            try await house.adopt("W1", id)
            try await Self.hear(
                "hold", .status(.inTransit), [.attention], of: id, in: house)
            #expect(try await Self.attention(house) == [[id], [id]])
        }
    }

    @Test func `a strange word of a delivered parcel calls nobody`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.order()
            try await house.adopt("W1", id)
            try await Self.hear("?", .unmapped, of: id, in: house)
            try await Self.hear("done", .status(.delivered), of: id, in: house)
            #expect(try await Self.attention(house) == [[], []])
        }
    }

    @Test func `a loss that was looked at stays a loss, with its claim`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.order()
            try await house.adopt("W1", id)
            try await Self.hear("lost", .status(.lost), of: id, in: house)
            #expect(try await Self.attention(house) == [[id], [id]])
            try await Self.clear(id, in: house)
            #expect(try await Self.attention(house) == [[], []])
            let (journey, claim) = try await house.desks.store.read {
                (try $0.journey(of: id), try $0.claim(of: id))
            }
            #expect(journey?.status == .lost && claim?.state == .open)
        }
    }

    @Test func `nobody clears a parcel that they may not see`() async throws {
        try await CourierHouse.with { house in
            let id = try await house.order()
            await #expect(throws: ShipmentError.notFound(id)) {
                try await Self.clear(id, by: DeskHouse.officer, in: house)
            }
        }
    }
}
