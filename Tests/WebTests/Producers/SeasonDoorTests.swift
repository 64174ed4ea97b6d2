import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// What each door says of a listing while a season keeps its producer closed.
@Suite struct SeasonDoorTests {
    private static func close(
        _ rig: WebRig,
        _ body: String = #"{"from":"2026-10-07","until":"2026-12-01","reason":"harvest_over"}"#,
        key: String? = nil
    ) async throws {
        let closed = try await rig.probe.send(
            "POST", "/v1/producers/pr_1/closures", key: key ?? rig.keys.producer, json: body)
        try #require(closed.status == 200 || closed.status == 201, "\(closed.text)")
    }

    @Test func `its page stays, says until when, and is another one after the opening`()
        async throws
    {
        try await WebRig.run { rig in
            let before = try await rig.probe.get("/v1/listings/ls_1")
            #expect(before.json["closed_until"] == .null && before.json["live"].flag == true)
            try await Self.close(rig)
            let closed = try await rig.probe.get(
                "/v1/listings/ls_1", ["If-None-Match": try #require(before.header("ETag"))])
            #expect(closed.status == 200 && closed.json["live"].flag == false)
            #expect(closed.json["not_live_reason"].text == "producer_closed")
            #expect(closed.json["closed_reason"].text == "harvest_over")
            #expect(closed.json["closed_until"].text == "2026-12-01")
            #expect(try await rig.probe.get("/v1/listings").json["items"].items.isEmpty)
            #expect(try await rig.probe.get("/v1/listings/ls_1/reach").status == 200)
            rig.clock.set(CoverageSamples.day("2026-12-01").startUTCMilliseconds)
            let open = try await rig.probe.get("/v1/listings/ls_1")
            #expect(open.json["live"].flag == true && open.json["closed_until"] == .null)
            #expect(try await rig.probe.get("/v1/listings").json["items"].items.count == 1)
        }
    }

    @Test func `the passport and what search engines read say the same`() async throws {
        try await WebRig.run { rig in
            _ = try await rig.probe.get("/p/ls_1")
            try await Self.close(rig)
            let page = try await rig.probe.get("/p/ls_1")
            for words in ["Đang tạm ngừng bán. Đã hết mùa thu hoạch.", "Bán lại từ ngày 1/12/2026"]
            {
                #expect(page.text.contains(words), "\(words)")
            }
            // The star stands on its certificate, whoever is closed.
            #expect(page.text.contains("4 sao OCOP"))
            let product = try await rig.probe.get("/v1/listings/ls_1/product.jsonld")
            let offer: JSONValue = product.json["offers"]
            #expect(offer["availability"].text == "https://schema.org/OutOfStock")
            #expect(offer["availabilityStarts"].text == "2026-12-01")
            let outcome = try await Verifier.run(
                "verify_products.py", ["jsonld", "{p}"], files: ["p": product.body])
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(try await rig.desks.productFeed.part(after: nil).items.isEmpty)
        }
    }

    @Test func `an order is refused line by line, with the day of the opening`() async throws {
        try await WebRig.run { rig in
            try await Self.close(rig)
            let refused = try await rig.probe.send(
                "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
            #expect(refused.code == "listing_not_live")
            let line = refused.json["lines"][0]
            #expect(line["code"].text == "out_of_season")
            #expect(line["lifts_on"].text == "2026-12-01")
            #expect(line["message"].text?.contains("bán lại từ ngày 2026-12-01") == true)
        }
    }

    @Test func `a suspension takes page and offer away, and the passport tells why`() async throws {
        try await WebRig.run { rig in
            try await Self.close(
                rig,
                """
                {"from":"2026-10-07","until":"2026-11-01","reason":"food_safety",\
                "legal_ground":"CV 1"}
                """, key: rig.keys.officer)
            for path in ["/v1/listings/ls_1", "/v1/listings/ls_1/product.jsonld"] {
                #expect(try await rig.probe.get(path).status == 404, "\(path)")
            }
            let page = try await rig.probe.get("/p/ls_1")
            #expect(page.text.contains("Tạm ngừng vì an toàn thực phẩm."))
            let own = try await rig.probe.get(
                "/v1/listings/ls_1", ["Authorization": "Bearer \(rig.keys.producer)"])
            #expect(own.status == 200 && own.json["closed_until"] == .null)
        }
    }
}
