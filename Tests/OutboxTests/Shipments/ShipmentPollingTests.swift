import Couriers
import Market
import Reach
import Storage
import TestSupport
import Testing

@testable import Outbox

/// A courier that lists what changed is asked for the list, and parcels move on by it.
@Suite struct ShipmentPollingTests {
    private static let operations: Set<CarryingCapabilities.Operation> = [
        .create, .detail, .poll,
    ]

    /// One parcel of ours is under way; lists are answered as the script says, page by page.
    private static func underWay(
        _ pages: [String],
        _ body: (ShipmentWorld, ShipmentLane, ScriptedTransport) async throws -> Void
    ) async throws {
        try await ShipmentWorld.with(operations: operations) { world in
            try await world.order(1)
            let transport = ScriptedTransport { request in
                let words = request.word.split(separator: " ").map(String.init)
                guard words[0] == "list", let page = words.last.flatMap(Int.init) else {
                    return .success(CourierReply(status: 200, body: Array("created W1".utf8)))
                }
                guard pages.indices.contains(page - 1) else {
                    return .failure(.unreachable("no such page"))
                }
                return .success(CourierReply(status: 200, body: Array(pages[page - 1].utf8)))
            }
            let lane = world.lane(transport)
            _ = try await lane.drain()
            try await body(world, lane, transport)
        }
    }

    private static func lists(_ transport: ScriptedTransport) -> [String] {
        transport.words.filter { $0.hasPrefix("list") }
    }

    @Test func `what the list says of our parcels counts as read, the rest is let go`()
        async throws
    {
        let list = "list\nreport W1 - in_transit 5\nreport W77 pk_77 delivered 6"
        try await Self.underWay([list]) { world, _, transport in
            let file = try await world.file(1)
            #expect(file?.history.status == .inTransit)
            #expect(file?.history.entries.first?.kept.isConfirmed == true)
            #expect(Self.lists(transport).count == 1)
            #expect(!transport.words.contains { $0.hasPrefix("detail") })
        }
    }

    @Test func `the list is asked for at its pace, and from the day of the last whole one`()
        async throws
    {
        try await Self.underWay(["more\nreport W1 - picked_up 5", "list"]) {
            world, lane, transport in
            let today = Day(utcMilliseconds: world.clock.now)
            let first = "list \(today.advanced(by: -3).text) \(today.text)"
            #expect(Self.lists(transport) == [first + " 1", first + " 2"])
            world.clock.advance(seconds: 1_799)
            guard case .wait = try await lane.drain() else {
                Issue.record("the lane does not wait")
                return
            }
            #expect(Self.lists(transport).count == 2)
            world.clock.advance(seconds: 2)
            _ = try await lane.drain()
            let day = Day(utcMilliseconds: world.clock.now)
            #expect(Self.lists(transport).dropFirst(2).first == "list \(today.text) \(day.text) 1")
        }
    }

    @Test func `a list that broke off is asked for from the same day again`() async throws {
        try await Self.underWay(["more\nreport W1 - picked_up 5"]) { world, lane, transport in
            let before = Self.lists(transport)
            #expect(before.count == 2)
            world.clock.advance(seconds: 1_801)
            _ = try await lane.drain()
            #expect(Self.lists(transport).dropFirst(2).first == before.first)
        }
    }

    @Test func `where nothing is under way nobody asks`() async throws {
        try await Self.underWay(["list\nreport W1 - delivered 5"]) { world, lane, transport in
            let file = try await world.file(1)
            #expect(file?.history.status == .delivered)
            world.clock.advance(seconds: 86_400)
            #expect(try await lane.drain() == .idle)
            #expect(Self.lists(transport).count == 1)
        }
    }
}
