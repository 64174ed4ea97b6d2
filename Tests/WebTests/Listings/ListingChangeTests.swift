import Market
import Reach
import TestSupport
import Testing

@testable import Web

/// Edits of what is on sale: what passes, what waits, what collides.
@Suite struct ListingChangeTests {
    private static let path = "/v1/listings/ls_1"

    private func edit(
        _ rig: WebRig, _ version: String, _ json: String
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "PATCH", Self.path, key: rig.keys.producer, ["If-Match": version], json: json)
    }

    @Test func `a new name waits for an officer, and the public reads the old one until then`()
        async throws
    {
        try await WebRig.run { rig in
            let (own, officer) = (rig.keys.producer, rig.keys.officer)
            let edited = try await edit(rig, "\"1\"", #"{"name":"Tỏi cô đơn"}"#)
            #expect(edited.status == 200 && edited.json["name"].text == "Tỏi Lý Sơn")
            #expect(SchemaCheck.problems(of: edited.json, as: .named("Listing")) == [])
            let change: JSONValue = edited.json["change_request"]
            #expect(change["changes"][0]["to"].text == "Tỏi cô đơn")
            let request = try #require(change["id"].text)
            let open = try await rig.probe.get(Self.path)
            #expect(open.json["name"].text == "Tỏi Lý Sơn")
            #expect(!open.json.names.contains("change_request"))
            let queue = try await rig.probe.get("/v1/change-requests", key: officer)
            #expect(SchemaCheck.problems(of: queue.json, as: .page(of: "ChangeRequest")) == [])
            #expect(queue.json["items"][0]["id"].text == request)
            let decision = "/v1/change-requests/\(request)/decision"
            let foreign = try await rig.probe.send(
                "POST", decision, key: own, json: #"{"decision":"approve"}"#)
            #expect(foreign.status == 403)
            let silent = try await rig.probe.send(
                "POST", decision, key: officer, json: #"{"decision":"reject"}"#)
            #expect(silent.fieldCodes == ["reason missing"])
            let stale = try await rig.probe.send(
                "POST", decision, key: officer, ["If-Match": "\"7\""],
                json: #"{"decision":"approve"}"#)
            #expect(stale.status == 412)
            let approved = try await rig.probe.send(
                "POST", decision, key: officer, json: #"{"decision":"approve"}"#)
            #expect(approved.json["decision"]["version"].integer == 3)
            let twice = try await rig.probe.send(
                "POST", decision, key: officer, json: #"{"decision":"approve"}"#)
            #expect((twice.status, twice.code) == (409, "change_over"))
            #expect(try await rig.probe.get(Self.path).json["name"].text == "Tỏi cô đơn")
            let old = try await rig.probe.get("\(Self.path)/versions/1", key: own)
            #expect(old.json["fields"]["name"].text == "Tỏi Lý Sơn")
            #expect(try await rig.probe.get("\(Self.path)/versions/1").status == 401)
        }
    }

    @Test func `of the same field the second phone is shown both values and the new tag`()
        async throws
    {
        try await WebRig.run { rig in
            #expect(try await edit(rig, "\"1\"", #"{"tags":["một"],"height_cm":9}"#).status == 200)
            let other = try await edit(rig, "\"1\"", #"{"width_cm":13}"#)
            #expect(other.status == 200 && other.json["height_cm"].integer == 9)
            let collided = try await edit(rig, "\"1\"", #"{"tags":["hai"],"length_cm":21}"#)
            #expect((collided.status, collided.code) == (409, "edit_conflict"))
            #expect(SchemaCheck.problems(of: collided.json, as: Problem.schema) == [])
            let conflict = collided.json["conflicts"][0]
            #expect(conflict["field"].text == "tags" && conflict["base"] == .null)
            #expect(conflict["yours"][0].text == "hai" && conflict["theirs"][0].text == "một")
            let tag = try #require(collided.header("ETag"))
            let decided = try await edit(rig, tag, #"{"tags":["hai"],"length_cm":21}"#)
            #expect(decided.json["tags"][0].text == "hai")
            #expect(decided.json["length_cm"].integer == 21)
            #expect(decided.json["width_cm"].integer == 13)
        }
    }

    @Test func `the history says who, why and in words`() async throws {
        try await WebRig.run { rig in
            let paused = try await rig.probe.send(
                "POST", "\(Self.path)/pause", key: rig.keys.producer,
                json: #"{"reason":"out_of_season","note":"Tháng 5 có lại"}"#)
            #expect(paused.json["not_live_reason"].text == "not_approved")
            let history = try await rig.probe.get(
                "\(Self.path)/history", key: rig.keys.producer)
            let last = history.json["items"][0]
            #expect(last["act"].text == "listing_pause")
            #expect(last["reason"].text == "out_of_season")
            #expect(last["message"].text == MoveReason.outOfSeason.sentence.vietnamese)
            #expect(last["note"].text == "Tháng 5 có lại")
            let wrong = try await rig.probe.send(
                "POST", "\(Self.path)/withdrawal", key: rig.keys.producer,
                json: #"{"reason":"meets_rules"}"#)
            #expect(wrong.fieldCodes == ["reason not_allowed"])
        }
    }

    @Test func `a confirmation renews the countdown that everybody sees`() async throws {
        try await WebRig.run { rig in
            let before = try await rig.probe.get(Self.path)
            #expect(before.json["fresh_until"] == .null)
            let confirmed = try await rig.probe.send(
                "POST", "\(Self.path)/confirmation", key: rig.keys.producer)
            #expect(confirmed.json["fresh_days_left"].integer == 30)
            let tag = try await rig.probe.get(Self.path).header("ETag")
            rig.clock.advance(seconds: 29 * 86_400)
            let last = try await rig.probe.get(Self.path)
            #expect(last.json["fresh_days_left"].integer == 1 && last.header("ETag") != tag)
            let tasks = try await rig.probe.get(
                "/v1/producers/pr_1/tasks", key: rig.keys.producer)
            #expect(tasks.json["items"][0]["kind"].text == "listing_to_confirm")
            rig.clock.advance(seconds: 86_400)
            #expect(try await rig.probe.get(Self.path).status == 404)
            #expect(try await rig.probe.get("/v1/listings").json["items"].items.isEmpty)
            let all = try await rig.probe.send(
                "POST", "/v1/producers/pr_1/confirmation", key: rig.keys.producer,
                json: #"{"all":true}"#)
            #expect(all.json["confirmed"].integer == 1)
            #expect(try await rig.probe.get(Self.path).status == 200)
        }
    }

    @Test func `an officer's samples are listed and settled`() async throws {
        try await WebRig.run { rig in
            // By the rules one in five: a few edits make one for sure.
            for price in stride(from: 124_000, to: 112_000, by: -500) {
                let version = try await rig.probe.get(Self.path, key: rig.keys.producer)
                    .json["version"].integer
                _ = try await edit(rig, "\"\(version ?? 0)\"", #"{"price_vnd":\#(price)}"#)
            }
            let queue = try await rig.probe.get("/v1/reviews?kind=samples", key: rig.keys.officer)
            #expect(SchemaCheck.problems(of: queue.json, as: .page(of: "SampledListing")) == [])
            let sample = try #require(queue.json["items"][0]["sample"]["id"].text)
            let seen = try await rig.probe.send(
                "POST", "/v1/reviews/samples/\(sample)", key: rig.keys.officer,
                json: #"{"finding":"fine"}"#)
            #expect(seen.status == 200 && seen.json["finding"].text == "fine")
            let after = try await rig.probe.get("/v1/reviews?kind=samples", key: rig.keys.officer)
            #expect(after.json["items"].items.isEmpty)
        }
    }
}
