import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// Orders are taken whole, once, and only where they can be delivered.
@Suite struct OrderTests {
    private static func place(
        _ rig: WebRig, _ headers: [String: String] = [:], body changes: [String: String?] = [:],
        commune: String = "00004"
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, headers,
            json: Bodies.order(changes, commune: commune))
    }

    @Test func `an order is placed, read again and cancelled`() async throws {
        try await WebRig.run { rig in
            let placed = try await Self.place(rig)
            #expect(placed.status == 201)
            #expect(placed.json["total_vnd"].integer == 270_000)
            #expect(placed.json["parcels"][0]["courier"].text == "a")
            let path = try #require(placed.header("Location"))
            let read = try await rig.probe.get(path, key: rig.keys.storefront)
            let members = ["id", "buyer", "lines", "total_vnd", "tracking_url"]
            for name in members { #expect(read.json[name] == placed.json[name]) }
            #expect(try await rig.probe.get("/v1/listings/ls_1").json["stock"].integer == 8)
            let cancelled = try await rig.probe.send(
                "POST", "\(path)/cancellation", key: rig.keys.storefront)
            #expect(cancelled.json["state"].text == "cancelled")
            #expect(try await rig.probe.get("/v1/listings/ls_1").json["stock"].integer == 10)
        }
    }

    @Test func `another storefront's order is not found`() async throws {
        try await WebRig.run { rig in
            let path = try #require(try await Self.place(rig).header("Location"))
            let other = try await rig.desks.keys.issue(
                role: .storefront, for: nil, label: "khác", by: "test")
            #expect(try await rig.probe.get(path, key: other.secret).status == 404)
            #expect(try await rig.probe.get(path, key: rig.keys.admin).status == 200)
        }
    }

    @Test(
        arguments: [
            (
                ["lines": #"[{"listing":"ls_1","quantity":1,"price_vnd":1000}]"#], 409,
                "price_changed"
            ),
            (
                ["lines": #"[{"listing":"ls_1","quantity":11,"price_vnd":125000}]"#], 409,
                "out_of_stock"
            ),
            (
                ["lines": #"[{"listing":"ls_9","quantity":1,"price_vnd":125000}]"#], 422,
                "invalid_fields"
            ),
            (["lines": "[]"], 422, "invalid_fields"),
            (["courier": #""b""#], 422, "courier_not_serving"),
            (["payment": #""card""#], 422, "invalid_fields"),
            (
                ["lines": #"[{"listing":"ls_1","quantity":1.5,"price_vnd":125000}]"#], 422,
                "invalid_fields"
            ),
        ] as [([String: String?], Int, String)])
    func `an order that cannot be taken is refused and takes no stock`(
        changes: [String: String?], status: Int, code: String
    ) async throws {
        try await WebRig.run { rig in
            let reading = try await Self.place(rig, body: changes)
            #expect((reading.status, reading.code) == (status, code))
            #expect(try await rig.probe.get("/v1/listings/ls_1").json["stock"].integer == 10)
        }
    }

    @Test func `an order to where nobody delivers is refused with the reason`() async throws {
        try await WebRig.run { rig in
            let reading = try await Self.place(rig, commune: "26732")
            #expect((reading.status, reading.code) == (422, "unreachable"))
            #expect(reading.json["reach"]["reasons"][0]["code"].text == "NOT_DELIVERED")
            #expect(!reading.text.contains("0987654321"))
        }
    }

    @Test(arguments: [
        ("Phường Ba Đình, Hà Nội", 201), ("Xã không có, tỉnh không có", 422),
    ])
    func `an address stands in for a code when it names one commune`(address: String, status: Int)
        async throws
    {
        try await WebRig.run { rig in
            let buyer = #"{"name":"Hoa","phone":"0987654321","address":"\#(address)"}"#
            let reading = try await Self.place(rig, body: ["buyer": buyer])
            #expect(reading.status == status)
            if status == 422 {
                #expect(reading.fieldCodes == ["buyer.address ambiguous_address"])
            } else {
                #expect(reading.json["buyer"]["commune_code"].text == "00004")
            }
        }
    }

    @Test func `the same key ten times at once makes one order`() async throws {
        try await WebRig.run { rig in
            let readings = try await withThrowingTaskGroup(of: HTTPReading.self) { group in
                for _ in 0..<10 {
                    group.addTask { try await Self.place(rig, ["Idempotency-Key": "ten"]) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(readings.map(\.status) == Array(repeating: 201, count: 10))
            #expect(Set(readings.map(\.text)).count == 1)
            #expect(try await rig.probe.get("/v1/listings/ls_1").json["stock"].integer == 8)
        }
    }
}
