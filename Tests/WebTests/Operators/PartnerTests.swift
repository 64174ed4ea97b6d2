import TestSupport
import Testing

@testable import Web

/// Partners are registered, seen and tried again by the operator.
@Suite struct PartnerTests {
    private static let body = """
        {"code":"cho-que","name":"Chợ Quê","kind":"listing_feed","url":"http://127.0.0.1:9/feed"}
        """

    @Test func `a partner's secret is shown once`() async throws {
        try await WebRig.run { rig in
            let made = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin, json: Self.body)
            #expect(made.status == 201)
            let secret = try #require(made.json["secret"].text)
            #expect(secret.hasPrefix("whsec_"))
            for path in ["/v1/partners", "/v1/partners/cho-que"] {
                let reading = try await rig.probe.get(path, key: rig.keys.admin)
                #expect(reading.status == 200 && !reading.text.contains(secret))
            }
            let twice = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin, json: Self.body)
            #expect((twice.status, twice.code) == (409, "already_exists"))
        }
    }

    @Test func `deliveries and standings are pages, and a replay is taken`() async throws {
        try await WebRig.run { rig in
            _ = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin, json: Self.body)
            for (word, member) in [("deliveries", "items"), ("listings", "items")] {
                let reading = try await rig.probe.get(
                    "/v1/partners/cho-que/\(word)", key: rig.keys.admin)
                #expect(reading.status == 200)
                #expect(reading.json.names.isSuperset(of: [member, "next_cursor"]))
            }
            let replayed = try await rig.probe.send(
                "POST", "/v1/partners/cho-que/replay", key: rig.keys.admin)
            #expect(replayed.status == 200 && replayed.json["state"].text == "active")
            #expect(
                try await rig.probe.get("/v1/partners/nobody", key: rig.keys.admin).status == 404)
        }
    }

    @Test func `an address that listings may not go to is refused`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin,
                json: Self.body.replacing("http://127.0.0.1:9", with: "http://shop.example"))
            #expect(reading.status == 422)
            #expect(
                reading.fieldCodes == ["url malformed"] || reading.fieldCodes == ["url not_allowed"]
            )
        }
    }
}
