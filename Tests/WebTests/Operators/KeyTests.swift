import TestSupport
import Testing

@testable import Web

/// A key is shown once and never again.
@Suite struct KeyTests {
    @Test func `a new key is shown once, works, and is listed without its secret`() async throws {
        try await WebRig.run { rig in
            let made = try await rig.probe.send(
                "POST", "/v1/keys", key: rig.keys.admin,
                json: #"{"role":"courier","for":"b","label":"Bưu cục B"}"#)
            #expect(made.status == 201)
            let secret = try #require(made.json["key"].text)
            #expect(secret.hasPrefix("vx_"))
            #expect(try await rig.probe.get("/v1/courier/orders", key: secret).status == 200)
            let listed = try await rig.probe.get("/v1/keys?limit=100", key: rig.keys.admin)
            #expect(listed.text.contains("Bưu cục B") && !listed.text.contains(secret))
        }
    }

    @Test(arguments: [
        (#"{"role":"king"}"#, ["role malformed"]), (#"{"role":"courier"}"#, ["for not_allowed"]),
        (#"{"role":"producer","for":"pr_9"}"#, ["for not_allowed"]),
        (#"{"role":"admin","for":"x"}"#, ["for not_allowed"]), ("{}", ["role missing"]),
    ])
    func `a key that would be for nothing is refused`(body: String, problems: [String])
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/keys", key: rig.keys.admin, json: body)
            #expect(reading.status == 422)
            #expect(reading.fieldCodes == problems)
        }
    }
}
