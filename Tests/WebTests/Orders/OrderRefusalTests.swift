import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// A refused order says which line, why, and what to do, in figures that a shop can use.
@Suite struct OrderRefusalTests {
    private static func place(
        _ rig: WebRig, lines: String, payment: String? = nil
    ) async throws -> HTTPReading {
        var changes: [String: String?] = ["lines": lines]
        if let payment { changes["payment"] = payment }
        return try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, [:], json: Bodies.order(changes))
    }

    @Test func `all lines are told at once, each with its own figures`() async throws {
        try await WebRig.run { rig in
            let reading = try await Self.place(
                rig,
                lines: #"""
                    [{"listing":"ls_9","quantity":1,"price_vnd":1000},
                     {"listing":"ls_1","quantity":11,"price_vnd":1000}]
                    """#)
            #expect((reading.status, reading.code) == (422, "invalid_fields"))
            let lines: JSONValue = reading.json["lines"]
            #expect(lines[0]["code"].text == "not_allowed" && lines[0]["line"].integer == 0)
            #expect(lines[1]["code"].text == "price_changed" && lines[1]["line"].integer == 1)
            #expect(lines[1]["price_vnd"].integer == 125_000)
            #expect(lines[2]["code"].text == "out_of_stock" && lines[2]["left"].integer == 10)
            #expect(
                reading.fieldCodes == [
                    "lines[0].listing not_allowed", "lines[1].price_vnd price_changed",
                    "lines[1].quantity out_of_stock",
                ])
        }
    }

    @Test func `a single refusal keeps its own code`() async throws {
        try await WebRig.run { rig in
            let reading = try await Self.place(
                rig, lines: #"[{"listing":"ls_1","quantity":11,"price_vnd":125000}]"#)
            #expect((reading.status, reading.code) == (409, "out_of_stock"))
            #expect(reading.json["lines"][0]["left"].integer == 10)
        }
    }

    @Test func `an address that may be several communes shows them`() async throws {
        try await WebRig.run { rig in
            for address in ["Ba", "Xã không có, tỉnh không có"] {
                let buyer = #"{"name":"Hoa","phone":"0987654321","address":"\#(address)"}"#
                let reading = try await rig.probe.send(
                    "POST", "/v1/orders", key: rig.keys.storefront, [:],
                    json: Bodies.order(["buyer": buyer]))
                #expect(reading.status == 422)
                #expect(reading.fieldCodes == ["buyer.address ambiguous_address"])
                #expect(reading.json["address"]["text"].text == address)
                #expect(reading.json["address"]["result"].text != "exact")
            }
        }
    }

    @Test func `old and foreign ways of writing a number are one number`() async throws {
        try await WebRig.run { rig in
            for phone in ["0168 765 4321", "0084 38 765 4321", "+84 (0)38.765.4321"] {
                let buyer =
                    #"{"name":"Hoa","phone":"\#(phone)","street":"1","commune_code":"00004"}"#
                let reading = try await rig.probe.send(
                    "POST", "/v1/orders", key: rig.keys.storefront, [:],
                    json: Bodies.order(["buyer": buyer]))
                #expect(reading.status == 201)
                #expect(reading.json["buyer"]["phone"].text == "+84387654321")
            }
        }
    }
}
