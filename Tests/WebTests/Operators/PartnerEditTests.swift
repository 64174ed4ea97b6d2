import TestSupport
import Testing

@testable import Web

/// Partners are edited, compared and told things again, and no secret is seen twice.
@Suite struct PartnerEditTests {
    private static let body = """
        {"code":"ghn","name":"GHN","kind":"ghn","url":"http://127.0.0.1:9/ghn","secret":"tok-12345",
        "fields":{"shop_id":"885"},"hook_secret":"hook-9876","carries":"a"}
        """

    @Test func `an account is shown without its secrets and edited from the version seen`()
        async throws
    {
        try await WebRig.run { rig in
            let made = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin, json: Self.body)
            #expect(made.status == 201)
            let seen = try await rig.probe.get("/v1/partners/ghn", key: rig.keys.admin)
            #expect(!seen.text.contains("tok-12345") && !seen.text.contains("hook-9876"))
            #expect(seen.json["has_hook_secret"].flag == true)
            #expect(seen.json["carries"].text == "a")
            let tag = try #require(seen.header("etag"))
            let bare = try await rig.probe.send(
                "PATCH", "/v1/partners/ghn", key: rig.keys.admin, json: #"{"burst":5}"#)
            #expect(bare.status == 428)
            let edited = try await rig.probe.send(
                "PATCH", "/v1/partners/ghn", key: rig.keys.admin, ["If-Match": tag],
                json: #"{"burst":5,"fields":{"shop_id":"886"}}"#)
            #expect(edited.status == 200 && edited.json["burst"].integer == 5)
            let stale = try await rig.probe.send(
                "PATCH", "/v1/partners/ghn", key: rig.keys.admin, ["If-Match": tag],
                json: #"{"burst":6}"#)
            #expect(stale.status == 412)
        }
    }

    @Test func `a comparison is asked for and listed, a replay names what`() async throws {
        try await WebRig.run { rig in
            let body = Self.body.replacing("\"kind\":\"ghn\"", with: "\"kind\":\"listing_feed\"")
                .replacing(",\"secret\":\"tok-12345\"", with: "")
                .replacing("\"fields\":{\"shop_id\":\"885\"},", with: "")
                .replacing(",\"carries\":\"a\"", with: "")
            let made = try await rig.probe.send(
                "POST", "/v1/partners", key: rig.keys.admin, json: body)
            #expect(made.status == 201)
            let asked = try await rig.probe.send(
                "POST", "/v1/partners/ghn/reconciliations", key: rig.keys.admin)
            #expect(asked.status == 202 && asked.json["state"].text == "waiting")
            let listed = try await rig.probe.get(
                "/v1/partners/ghn/reconciliations", key: rig.keys.admin)
            #expect(listed.json["items"].items.count == 1)
            for (body, status) in [
                (#"{"since":"2026-11-22T03:00:00Z"}"#, 200), (#"{"listings":["ls_1"]}"#, 200),
                (#"{"listings":["none"]}"#, 422), (#"{"since":"yesterday"}"#, 422),
                (#"{"since":"2026-11-22T03:00:00Z","listings":[]}"#, 422),
            ] {
                let replayed = try await rig.probe.send(
                    "POST", "/v1/partners/ghn/replay", key: rig.keys.admin, json: body)
                #expect(replayed.status == status, "\(body)")
            }
        }
    }

    @Test func `tasks and states are for the producer, the feed is for couriers`() async throws {
        try await WebRig.run { rig in
            let tasks = try await rig.probe.get(
                "/v1/producers/pr_1/tasks", key: rig.keys.producer)
            let kinds = Set(tasks.json["items"].items.map { $0["kind"].text })
            #expect(tasks.status == 200 && kinds.isSubset(of: ["listing_to_improve"]))
            let states = try await rig.probe.get(
                "/v1/listings/ls_1/partners", key: rig.keys.producer)
            #expect(states.status == 200)
            #expect(
                try await rig.probe.get(
                    "/v1/producers/pr_1/tasks", key: rig.keys.otherProducer
                ).status == 403)
            let page = try await rig.probe.get("/v1/courier/listings", key: rig.keys.courier)
            #expect(page.status == 200 && page.json["mode"].text == "snapshot")
            #expect(page.json["items"].items.first?["sku"].text == "ls_1")
            let tag = try #require(page.header("etag"))
            let again = try await rig.probe.get(
                "/v1/courier/listings", key: rig.keys.courier, ["If-None-Match": tag])
            #expect(again.status == 304)
            let lost = try await rig.probe.get(
                "/v1/courier/listings?cursor=d.1.00", key: rig.keys.courier)
            #expect((lost.status, lost.code) == (410, "cursor_expired"))
        }
    }
}
