import TestSupport
import Testing

@testable import Web

/// What a polling courier costs when nothing is new, and how it begins anew.
@Suite struct SnapshotTests {
    private static func order(_ rig: WebRig) async throws {
        let placed = try await rig.probe.send(
            "POST", "/v1/orders", key: rig.keys.storefront, json: Bodies.order())
        #expect(placed.status == 201)
    }

    private static func feed(
        _ rig: WebRig, _ query: String = "", tag: String? = nil
    ) async throws -> HTTPReading {
        try await rig.probe.get(
            "/v1/courier/orders?\(query)", key: rig.keys.courier,
            tag.map { ["If-None-Match": $0] } ?? [:])
    }

    @Test func `an unchanged feed answers 304 to the weak tag, a longer one does not`()
        async throws
    {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let cursor = try await Self.feed(rig).json["next_cursor"].text ?? ""
            let empty = try await Self.feed(rig, "cursor=\(cursor)")
            let tag = try #require(empty.header("etag"))
            #expect(tag.hasPrefix("W/\""))
            let same = try await Self.feed(rig, "cursor=\(cursor)", tag: tag)
            #expect(same.status == 304 && same.body.isEmpty)
            try await Self.order(rig)
            let news = try await Self.feed(rig, "cursor=\(cursor)", tag: tag)
            #expect(news.status == 200 && news.json["items"].items.count == 1)
            #expect(news.header("etag") != tag)
        }
    }

    @Test func `an item carries its event, order and version`() async throws {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let item = try await Self.feed(rig).json["items"][0]
            let event = (item["event_id"].text ?? "").split(separator: "-")
            #expect(event.count == 3 && event[0] == "a" && event[1].count == 8 && event[2] == "1")
            #expect(item["order_id"].text == item["parcel"]["order_id"].text)
            #expect(item["version"].integer == 1)
            #expect(item["parcel"]["assignment"]["state"].text == "assigned")
        }
    }

    @Test func `an expired cursor is answered 410 with the way back`() async throws {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let cursor = try await Self.feed(rig).json["next_cursor"].text ?? ""
            var parts = cursor.split(separator: ".").map(String.init)
            parts[1] = parts[1] == "00000000" ? "00000001" : "00000000"
            let gone = try await Self.feed(rig, "cursor=\(parts.joined(separator: "."))")
            #expect((gone.status, gone.code) == (410, "cursor_expired"))
            #expect(gone.json["detail"].text?.contains("/v1/courier/orders/snapshot") == true)
            let snapshot = try await rig.probe.get(
                "/v1/courier/orders/snapshot", key: rig.keys.courier)
            #expect(
                SchemaCheck.problems(of: snapshot.json, as: .named("CourierSnapshot")) == [])
            #expect(snapshot.json["items"].items.count == 1)
            let on = snapshot.json["feed_cursor"].text ?? ""
            #expect(try await Self.feed(rig, "cursor=\(on)").json["items"].items.isEmpty)
        }
    }

    @Test func `a reader by cursor says what it has stored`() async throws {
        try await WebRig.run { rig in
            try await Self.order(rig)
            let cursor = try await Self.feed(rig).json["next_cursor"].text ?? ""
            for count in [1, 0] {
                let said = try await rig.probe.send(
                    "POST", "/v1/courier/orders/acknowledgement", key: rig.keys.courier,
                    json: #"{"cursor":"\#(cursor)"}"#)
                #expect((said.status, said.json["acknowledged"].integer) == (200, count))
            }
            let lease = try await rig.probe.send(
                "POST", "/v1/courier/orders/leases", key: rig.keys.courier,
                json: #"{"max":1,"visibility_s":60}"#)
            #expect(lease.status == 200)
        }
    }

    @Test func `where to be told is set with a secret that is shown once`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/couriers/a/wake-up"
            #expect(try await rig.probe.get(path, key: rig.keys.courier).status == 404)
            for url in ["", "ftp://x.example", "http://x.example/", "https://u:p@x.example/"] {
                let refused = try await rig.probe.send(
                    "PUT", path, key: rig.keys.courier, json: #"{"url":"\#(url)"}"#)
                #expect((refused.status, refused.fieldCodes) == (422, ["url not_allowed"]))
            }
            let set = try await rig.probe.send(
                "PUT", path, key: rig.keys.courier, json: #"{"url":"https://hook.example/x"}"#)
            #expect(set.status == 200)
            #expect(SchemaCheck.problems(of: set.json, as: .named("NewWakeUp")) == [])
            #expect(set.json["secret"].text?.hasPrefix("whsec_") == true)
            let shown = try await rig.probe.get(path, key: rig.keys.admin)
            #expect(shown.status == 200 && !shown.text.contains("whsec_"))
            #expect(SchemaCheck.problems(of: shown.json, as: .named("WakeUp")) == [])
            let removed = try await rig.probe.send("DELETE", path, key: rig.keys.courier)
            #expect(removed.status == 204)
            #expect(
                try await rig.probe.send("DELETE", path, key: rig.keys.courier).status == 404)
        }
    }
}
