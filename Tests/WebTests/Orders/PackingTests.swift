import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// Producers pack or refuse parcels, and parcels are taken back one by one.
@Suite struct PackingTests {
    private static let measures =
        #"{"weight_g":700,"length_cm":22,"width_cm":14,"height_cm":20}"#

    /// The path of the only parcel of a new order.
    private static func parcel(_ rig: WebRig) async throws -> String {
        let placed = try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, [:], json: Bodies.order())
        return "/v1/parcels/\(try #require(placed.json["parcels"][0]["id"].text))"
    }

    private static func stock(_ rig: WebRig) async throws -> Int? {
        try await rig.probe.get("/v1/listings/ls_1").json["stock"].integer
    }

    @Test func `a producer sees what to pack, packs it, and sees it no more`() async throws {
        try await WebRig.run { rig in
            let path = try await Self.parcel(rig)
            let list = "/v1/producers/pr_1/parcels"
            let waiting = try await rig.probe.get(list, key: rig.keys.producer)
            #expect(waiting.json["items"][0]["lines"][0]["quantity"].integer == 2)
            #expect(waiting.json["items"][0]["packing"]["state"].text == "to_pack")
            #expect(!waiting.text.contains("987654321"))
            let packed = try await rig.probe.send(
                "POST", "\(path)/packing", key: rig.keys.producer, [:], json: Self.measures)
            #expect(packed.status == 200)
            #expect(packed.json["packing"]["weight_g"].integer == 700)
            let left = try await rig.probe.get(list, key: rig.keys.producer)
            #expect(left.json["items"][0]["id"].text == nil)
            let done = try await rig.probe.get("\(list)?packing=packed", key: rig.keys.producer)
            #expect(done.json["items"][0]["packing"]["state"].text == "packed")
            let wrong = try await rig.probe.get("\(list)?packing=x", key: rig.keys.producer)
            #expect(wrong.code == "invalid_query")
        }
    }

    @Test func `a refusal takes the listing off sale and tells the shop why`() async throws {
        try await WebRig.run { rig in
            let path = try await Self.parcel(rig)
            let missing = try await rig.probe.send(
                "POST", "\(path)/refusal", key: rig.keys.producer, [:], json: "{}")
            #expect(missing.fieldCodes.contains("reason_code missing"))
            let refused = try await rig.probe.send(
                "POST", "\(path)/refusal", key: rig.keys.producer, [:],
                json: #"{"reason_code":"out_of_stock"}"#)
            #expect(refused.json["packing"]["state"].text == "refused")
            #expect(refused.json["cancelled"]["reason_code"].text == "out_of_stock")
            #expect(try await Self.stock(rig) == 0)
            let again = try await rig.probe.send(
                "POST", "\(path)/packing", key: rig.keys.producer, [:], json: Self.measures)
            #expect((again.status, again.code) == (409, "packing_over"))
        }
    }

    @Test func `a shop takes one parcel back with a reason of its own`() async throws {
        try await WebRig.run { rig in
            let path = try await Self.parcel(rig)
            let wrong = try await rig.probe.send(
                "POST", "\(path)/cancellation", key: rig.keys.storefront, [:],
                json: #"{"reason_code":"out_of_stock"}"#)
            #expect(wrong.fieldCodes == ["reason_code not_allowed"])
            for _ in 0..<2 {
                let reading = try await rig.probe.send(
                    "POST", "\(path)/cancellation", key: rig.keys.storefront, [:],
                    json: #"{"reason_code":"changed_mind"}"#)
                #expect(reading.json["cancelled"]["reason_vi"].text == "Người mua đổi ý.")
            }
            #expect(try await Self.stock(rig) == 10)
        }
    }

    @Test func `the parcel says why it goes this way`() async throws {
        try await WebRig.run { rig in
            let path = try await Self.parcel(rig)
            let reading = try await rig.probe.get(path, key: rig.keys.storefront)
            let explanation: JSONValue = reading.json["explanation"]
            #expect(explanation["price_vnd"]["total"].integer == 20_000)
            #expect(explanation["evidence"][0]["source"].text == "mẫu thử")
        }
    }
}
