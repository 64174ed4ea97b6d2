import Market
import TestSupport
import Testing

@testable import Web

/// Workers of one courier take parcels over by lease, each parcel to one of them.
@Suite struct LeaseTests {
    private static func lease(
        _ rig: WebRig, _ body: String = #"{"max":10,"visibility_s":60}"#
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/courier/orders/leases", key: rig.keys.courier, json: body)
    }

    private static func settle(
        _ rig: WebRig, _ id: String, _ word: String, key: String? = nil
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/courier/orders/leases/\(id)/\(word)", key: key ?? rig.keys.courier,
            json: word == "extension" ? #"{"visibility_s":120}"# : "{}")
    }

    private static func order(_ rig: WebRig) async throws {
        let placed = try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
        #expect(placed.status == 201)
    }

    @Test func `what is leased and acknowledged does not come again`() async throws {
        try await WebRig.run { rig in
            #expect(try await Self.lease(rig).status == 200)
            try await Self.order(rig)
            let leased = try await Self.lease(rig)
            #expect(leased.status == 201 && leased.json["items"].items.count == 1)
            let id = try #require(leased.json["lease_id"].text)
            #expect(try await Self.lease(rig).json["items"].items.isEmpty)
            let done = try await Self.settle(rig, id, "ack")
            #expect(done.status == 200 && done.json["acknowledged"].integer == 1)
            let later = try await Self.lease(rig)
            #expect(later.json["lease_id"] == .null)
        }
    }

    @Test func `what is given back or not acknowledged in time comes again`() async throws {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let first = try #require(try await Self.lease(rig).json["lease_id"].text)
            #expect(try await Self.settle(rig, first, "nack").json["returned"].integer == 1)
            let second = try #require(try await Self.lease(rig).json["lease_id"].text)
            let longer = try await Self.settle(rig, second, "extension")
            #expect(longer.status == 200 && longer.json["expires_at"].text != nil)
            rig.clock.advance(seconds: 121)
            let third = try await Self.lease(rig)
            #expect(third.json["items"].items.count == 1)
            let late = try await Self.settle(rig, second, "ack")
            #expect((late.status, late.code) == (409, "lease_over"))
        }
    }

    @Test func `another courier's lease is not found`() async throws {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let id = try #require(try await Self.lease(rig).json["lease_id"].text)
            let foreign = try await Self.settle(rig, id, "ack", key: rig.keys.otherCourier)
            #expect(foreign.status == 404)
            #expect(try await Self.settle(rig, "le_x", "ack").status == 404)
        }
    }

    @Test(arguments: [
        (#"{"max":0,"visibility_s":60}"#, ["max out_of_range"]),
        (#"{"max":101,"visibility_s":4}"#, ["max out_of_range", "visibility_s out_of_range"]),
        (#"{"max":1}"#, ["visibility_s missing"]),
        (#"{"max":1,"visibility_s":60,"m":1}"#, ["m unknown_field"]),
    ])
    func `a lease beyond its limits is refused by field`(body: String, problems: [String])
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await Self.lease(rig, body)
            #expect(reading.status == 422)
            #expect(reading.fieldCodes == problems)
        }
    }
}
