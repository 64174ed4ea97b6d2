import TestSupport
import Testing

@testable import Web

/// Couriers answer for their parcels over HTTP, each for its own alone.
@Suite struct OfferTests {
    private static func order(_ rig: WebRig) async throws -> String {
        let placed = try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
        #expect(placed.status == 201)
        return placed.json["parcels"][0]["id"].text ?? ""
    }

    private static func say(
        _ rig: WebRig, _ word: String, of parcel: String, _ body: String = "{}",
        key: String? = nil, once: String? = nil
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "POST", "/v1/courier/parcels/\(parcel)/\(word)", key: key ?? rig.keys.courier,
            once.map { ["Idempotency-Key": $0] } ?? [:], json: body)
    }

    @Test func `a yes is answered with the turn, and said again the same`() async throws {
        try await WebRig.run { rig in
            let parcel = try await Self.order(rig)
            let first = try await Self.say(rig, "acceptance", of: parcel, once: "k1")
            #expect(first.status == 200 && first.json["state"].text == "accepted")
            #expect(SchemaCheck.problems(of: first.json, as: .named("CourierTurn")) == [])
            let again = try await Self.say(rig, "acceptance", of: parcel, once: "k1")
            #expect(again.body == first.body)
            let late = try await Self.say(
                rig, "rejection", of: parcel, #"{"reason_code":"other"}"#)
            #expect((late.status, late.code) == (409, "assignment_over"))
        }
    }

    @Test func `after a no nobody is left, and an operator sees and settles it`() async throws {
        try await WebRig.run { rig in
            let parcel = try await Self.order(rig)
            let no = try await Self.say(
                rig, "rejection", of: parcel,
                #"{"reason_code":"too_heavy","note":"Quá 30 kg"}"#)
            #expect(no.status == 200 && no.json["state"].text == "rejected")
            let list = try await rig.probe.get(
                "/v1/parcels?attention=unassigned", key: rig.keys.admin,
                ["Accept-Language": "en"])
            #expect(
                SchemaCheck.problems(of: list.json, as: .page(of: "ParcelAtCouriers")) == [])
            let turn = list.json["items"][0]["turns"][0]
            #expect(turn["reason"].text == "The parcel is too heavy.")
            #expect(turn["note"].text == "Quá 30 kg")
            for hidden in ["Nguyễn Thị Mẫu", "84987654321"] {
                #expect(!list.text.contains(hidden))
            }
            let named = try await rig.probe.send(
                "POST", "/v1/parcels/\(parcel)/assignment", key: rig.keys.admin,
                json: #"{"courier":"a"}"#)
            #expect(named.status == 200 && named.json["handover"].text == "waiting")
            let wrong = try await rig.probe.send(
                "POST", "/v1/parcels/\(parcel)/assignment", key: rig.keys.admin,
                json: #"{"courier":"zzz"}"#)
            #expect((wrong.status, wrong.code) == (422, "courier_not_serving"))
            let free = try await rig.probe.send(
                "POST", "/v1/parcels/\(parcel)/release", key: rig.keys.admin, json: "{}")
            #expect((free.status, free.code) == (409, "nothing_to_release"))
        }
    }

    @Test func `a withdrawn parcel is shown without its receiver`() async throws {
        try await WebRig.run { rig in
            let parcel = try await Self.order(rig)
            _ = try await Self.say(
                rig, "rejection", of: parcel, #"{"reason_code":"over_capacity"}"#)
            let page = try await rig.probe.get("/v1/courier/orders", key: rig.keys.courier)
            #expect(SchemaCheck.problems(of: page.json, as: .named("CourierFeed")) == [])
            #expect(
                page.json["items"].items.compactMap { $0["entry"].text }
                    == ["assigned", "withdrawn"])
            for hidden in ["Nguyễn Thị Mẫu", "84987654321", "Tỏi Lý Sơn"] {
                #expect(!page.text.contains(hidden), "\(hidden)")
            }
        }
    }

    @Test func `another courier's key finds nothing of a parcel at any door`() async throws {
        try await WebRig.run { rig in
            let parcel = try await Self.order(rig)
            let lease = try await rig.probe.send(
                "POST", "/v1/courier/orders/leases", key: rig.keys.courier,
                json: #"{"max":1,"visibility_s":60}"#)
            let id = lease.json["lease_id"].text ?? ""
            let other = rig.keys.otherCourier
            let doors = [
                ("POST", "/v1/courier/parcels/\(parcel)/acceptance", "{}"),
                ("POST", "/v1/courier/parcels/\(parcel)/rejection", #"{"reason_code":"other"}"#),
                ("POST", "/v1/courier/orders/leases/\(id)/ack", "{}"),
                ("POST", "/v1/courier/orders/leases/\(id)/nack", "{}"),
                ("POST", "/v1/courier/orders/leases/\(id)/extension", #"{"visibility_s":60}"#),
                ("GET", "/v1/parcels/\(parcel)", nil),
                ("POST", "/v1/parcels/\(parcel)/label", "{}"),
                ("GET", "/v1/couriers/a/wake-up", nil),
                ("DELETE", "/v1/couriers/a/wake-up", nil),
                ("PUT", "/v1/couriers/a/wake-up", #"{"url":"https://hook.example/x"}"#),
            ]
            for (method, path, body) in doors {
                let reading = try await rig.probe.send(method, path, key: other, json: body)
                #expect(reading.status == 404, "\(method) \(path): \(reading.text)")
            }
            for path in ["/v1/courier/orders", "/v1/courier/orders/snapshot", "/v1/courier/offers"]
            {
                let reading = try await rig.probe.get(path, key: other)
                #expect(reading.json["items"].items.isEmpty, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("rejection", "{}", ["reason_code missing"]),
        ("rejection", #"{"reason_code":"no"}"#, ["reason_code malformed"]),
        ("acceptance", #"{"x":1}"#, ["x unknown_field"]),
    ])
    func `an answer that says too little or too much is refused by field`(
        word: String, body: String, problems: [String]
    ) async throws {
        try await WebRig.run { rig in
            let parcel = try await Self.order(rig)
            let reading = try await Self.say(rig, word, of: parcel, body)
            #expect((reading.status, reading.fieldCodes) == (422, problems))
        }
    }
}
