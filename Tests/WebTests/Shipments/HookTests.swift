import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// The door of couriers' calls, and parcels as they are shown.
@Suite struct HookTests {
    private static let secret = "ghn-goi-lai-0123456789"

    /// A rig whose courier `a` is GHN by its API.
    private static func run(
        _ test: @escaping @Sendable (WebRig) async throws -> Void
    ) async throws {
        try await WebRig.run { rig in
            guard let code = PartnerCode("ghn") else { return }
            var partner = Partner(
                code: code, name: "GHN", kind: "ghn", url: "https://ghn.example",
                secret: Secret("ghn-token-0123456789"), createdAt: rig.clock.now)
            partner.fields = ["shop_id": Secret("885")]
            partner.hookSecret = Secret(secret)
            partner.carries = CoverageSamples.courier("a")
            _ = try await rig.desks.house.store.write { [partner] in try $0.insert(partner) }
            try await test(rig)
        }
    }

    private static func order(_ rig: WebRig) async throws -> String {
        let placed = try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
        #expect(placed.json["parcels"][0]["shipment"]["state"].text == "waiting")
        return try #require(placed.json["parcels"][0]["id"].text)
    }

    @Test func `a call needs the courier's secret and no key of ours`() async throws {
        try await Self.run { rig in
            let body = #"{"OrderCode":"W1","Status":"picked"}"#
            let taken = try await rig.probe.send(
                "POST", "/v1/webhooks/ghn?hash=anything",
                ["X-Vuonxa-Hook": Self.secret, "Authorization": "Basic xyz"], json: body)
            #expect(taken.status == 200)
            let refused = try await rig.probe.send(
                "POST", "/v1/webhooks/ghn", ["X-Vuonxa-Hook": "sai"], json: body)
            #expect(refused.status == 401)
            #expect(try await rig.probe.send("POST", "/v1/webhooks/x1", json: body).status == 404)
        }
    }

    @Test func `a call may be a megabyte and no more`() async throws {
        try await Self.run { rig in
            func send(_ bytes: Int) async throws -> Int {
                let body = #"{"a":""# + String(repeating: "x", count: bytes - 8) + #""}"#
                return try await rig.probe.send(
                    "POST", "/v1/webhooks/ghn", ["X-Vuonxa-Hook": Self.secret], json: body
                ).status
            }
            let statuses = [
                try await send(1_024 * 1_024), try await send(1_024 * 1_024 + 1),
            ]
            #expect(statuses == [200, 413])
        }
    }

    @Test func `a parcel is shown to whom it concerns, as it is described`() async throws {
        try await Self.run { rig in
            let parcel = try await Self.order(rig)
            let path = "/v1/parcels/\(parcel)"
            for key in [rig.keys.admin, rig.keys.storefront, rig.keys.producer, rig.keys.courier] {
                let reading = try await rig.probe.get(path, key: key)
                #expect(reading.status == 200)
                #expect(reading.json["shipment"]["state"].text == "waiting")
                #expect(!reading.text.contains("Nguyễn"))
            }
            for key in [rig.keys.otherProducer, rig.keys.otherCourier] {
                #expect(try await rig.probe.get(path, key: key).status == 404)
            }
            #expect(try await rig.probe.get(path).status == 401)
        }
    }

    @Test func `a locked parcel is listed and decided`() async throws {
        try await Self.run { rig in
            let parcel = try await Self.order(rig)
            try await rig.desks.house.store.write { session in
                guard var kept = try session.shipment(of: ParcelID(parcel)),
                    var job = try session.job(1, of: ParcelID(parcel))
                else { return }
                kept.shipment.state = .locked
                try session.update(kept)
                job.state = .parked
                job.reason = .answerLost
                try session.update(job)
            }
            let list = try await rig.probe.get("/v1/shipments?state=parked", key: rig.keys.admin)
            #expect(list.json["items"][0]["id"].text == parcel)
            let reason: JSONValue = list.json["items"][0]["jobs"][0]["reason"]
            #expect(reason["code"].text == "answer_lost")
            #expect(reason["message"].text?.hasPrefix("Không rõ") == true)
            let path = "/v1/shipments/\(parcel)/decision"
            let bad = try await rig.probe.send(
                "POST", path, key: rig.keys.admin, json: #"{"decision":"adopt"}"#)
            #expect(bad.status == 422)
            let good = try await rig.probe.send(
                "POST", path, key: rig.keys.admin,
                json: #"{"decision":"adopt","waybill":"W1"}"#)
            #expect(good.status == 200)
            #expect(good.json["shipment"]["waybill"].text == "W1")
            let again = try await rig.probe.send(
                "POST", path, key: rig.keys.admin, json: #"{"decision":"give_up"}"#)
            #expect((again.status, again.code) == (409, "nothing_to_decide"))
            let shop = try await rig.probe.send(
                "POST", path, key: rig.keys.storefront, json: #"{"decision":"give_up"}"#)
            #expect(shop.status == 403)
        }
    }

    @Test func `prices and labels say why there are none`() async throws {
        try await Self.run { rig in
            let parcel = try await Self.order(rig)
            let quotes = try await rig.probe.send(
                "POST", "/v1/quotes", key: rig.keys.storefront,
                json: #"{"listing":"ls_1","commune_code":"00004"}"#)
            #expect(quotes.status == 200)
            #expect(
                quotes.json["items"][0]["reason"]["code"].text == "place_code_missing")
            let label = try await rig.probe.send(
                "POST", "/v1/parcels/\(parcel)/label", key: rig.keys.admin)
            #expect((label.status, label.code) == (409, "shipment_over"))
            let more = try await rig.probe.send(
                "PUT", "/v1/parcels/\(parcel)/collect", key: rig.keys.storefront,
                json: #"{"collect_vnd":900000000}"#)
            #expect((more.status, more.code) == (422, "invalid_fields"))
        }
    }

    @Test func `what is answered is as it is described`() async throws {
        try await Self.run { rig in
            let parcel = try await Self.order(rig)
            let answers: [(String, Schema)] = [
                ("/v1/parcels/\(parcel)", .named("Parcel")),
                ("/v1/shipments", .page(of: "Parcel")),
            ]
            for (target, schema) in answers {
                let reading = try await rig.probe.get(target, key: rig.keys.admin)
                #expect(SchemaCheck.problems(of: reading.json, as: schema) == [], "\(target)")
            }
        }
    }
}
