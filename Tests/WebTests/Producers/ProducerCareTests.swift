import Market
import TestSupport
import Testing

@testable import Web

/// Readiness, closures, duplicates and merges, as the world asks for them.
@Suite struct ProducerCareTests {
    private static let account =
        #"{"bank":"Ngân hàng Mẫu","number":"0123456789","holder":"NGUYEN VAN MAU"}"#

    private func send(
        _ method: String, _ path: String, _ key: String?, _ json: String? = nil,
        _ headers: [String: String] = [:], _ rig: WebRig
    ) async throws -> HTTPReading {
        try await rig.probe.send(method, path, key: key, headers, json: json)
    }

    @Test func `the representative and the account are shown to owners and officers alone`()
        async throws
    {
        try await WebRig.run { rig in
            let keys = rig.keys
            let tag = try #require(try await rig.probe.get("/v1/producers/pr_1").header("ETag"))
            let edited = try await send(
                "PATCH", "/v1/producers/pr_1", keys.producer,
                #"{"representative":"Nguyễn Văn Mẫu","bank_account":\#(Self.account)}"#,
                ["If-Match": tag], rig)
            #expect(edited.status == 200)
            for (key, isShown) in [
                (nil, false), (keys.storefront, false), (keys.courier, false),
                (keys.otherProducer, false), (keys.helper, false), (keys.producer, true),
                (keys.officer, true), (keys.admin, true),
            ] as [(String?, Bool)] {
                let reading = try await rig.probe.get("/v1/producers/pr_1", key: key)
                #expect(reading.text.contains("0123456789") == isShown)
                #expect(reading.text.contains("Nguyễn Văn Mẫu") == isShown)
                #expect(reading.json.names.contains("bank_account") == isShown)
            }
            let listing = try await rig.probe.get("/v1/listings/ls_1")
            #expect(!listing.text.contains("Nguyễn Văn Mẫu"))
        }
    }

    @Test func `readiness names the next step in the language that is asked for`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/producers/pr_1/readiness"
            let reading = try await rig.probe.get(path, key: rig.keys.producer)
            #expect(reading.status == 200)
            let percent = try #require(reading.json["percent"].integer)
            #expect(percent > 0 && percent < 100)
            #expect(reading.json["next"]["field"].text == "representative")
            #expect(
                reading.json["next"]["message"].text == "Cần họ tên người đại diện theo pháp luật.")
            let english = try await send(
                "GET", path, rig.keys.officer, nil, ["Accept-Language": "en"], rig)
            #expect(
                english.json["next"]["message"].text
                    == "The legal representative's name is needed.")
            let stranger = try await rig.probe.get(path, key: rig.keys.otherProducer)
            #expect((stranger.status, stranger.code) == (403, "out_of_scope"))
        }
    }

    @Test func `a closed booth is shown with its reason and its day, and its listings are not`()
        async throws
    {
        try await WebRig.run { rig in
            let path = "/v1/producers/pr_1/closures"
            let closed = try await send(
                "POST", path, rig.keys.producer,
                #"{"from":"2026-10-07","until":"2026-10-20","reason":"storm_season"}"#, [:], rig)
            #expect(closed.status == 201)
            let id = try #require(closed.json["closures"].items.first?["id"].text)
            let seen = try await rig.probe.get("/v1/producers/pr_1")
            #expect(seen.json["closed"]["until"].text == "2026-10-20")
            #expect(seen.json["closed"]["message"].text == "Nghỉ mùa mưa bão.")
            #expect(!seen.json.names.contains("closures"))
            #expect(try await rig.probe.get("/v1/listings").json["items"].items.isEmpty)
            let twice = try await send(
                "POST", path, rig.keys.producer,
                #"{"from":"2026-10-19","until":"2026-10-21","reason":"holiday"}"#, [:], rig)
            #expect((twice.status, twice.code) == (409, "already_exists"))
            let lifted = try await send("DELETE", "\(path)/\(id)", rig.keys.producer, nil, [:], rig)
            #expect(lifted.status == 200)
            #expect(try await rig.probe.get("/v1/listings").json["items"].items.count == 1)
            let again = try await send("DELETE", "\(path)/\(id)", rig.keys.producer, nil, [:], rig)
            #expect(again.status == 404)
        }
    }

    @Test func `a merged entry leads to the other for good`() async throws {
        try await WebRig.run { rig in
            let merged = try await send(
                "POST", "/v1/producers/pr_1/merge", rig.keys.officer, #"{"into":"pr_2"}"#, [:],
                rig)
            #expect((merged.status, merged.json["id"].text) == (200, "pr_2"))
            let old = try await rig.probe.get("/v1/producers/pr_1")
            #expect((old.status, old.header("Location")) == (301, "/v1/producers/pr_2"))
            #expect(old.json["merged_into"].text == "pr_2")
            let listing = try await rig.probe.get("/v1/listings/ls_1")
            #expect(listing.json["producer"]["id"].text == "pr_2")
            let edit = try await send(
                "PATCH", "/v1/producers/pr_1", rig.keys.admin, "{}", ["If-Match": "\"1\""], rig)
            #expect((edit.status, edit.code) == (409, "move_not_allowed"))
        }
    }

    @Test func `a registration that looks like another says so and tells no number's owner`()
        async throws
    {
        try await WebRig.run { rig in
            let own = try await send(
                "POST", "/v1/producers", rig.keys.fresh,
                Bodies.producer(["name": #""Khác hẳn""#, "phone": #""0912345678""#]), [:], rig)
            #expect(own.status == 201)
            let warned = own.json["warnings"]["duplicates"].items
            #expect(warned.compactMap { $0["id"].text } == ["pr_1", "pr_2"])
            #expect(warned.allSatisfy { $0["agreeing"].items.map(\.text) == ["private"] })
            #expect(!own.json["warnings"].names.contains("phone"))
            let asked = try await send(
                "POST", "/v1/producers/duplicates", rig.keys.officer,
                #"{"name":"HTX tỏi Lý Sơn","commune_code":"21548","phone":"0912 345 678"}"#, [:],
                rig)
            let first = try #require(asked.json["items"].items.first)
            #expect(first["id"].text == "pr_1")
            #expect(first["agreeing"].items.map(\.text) == ["phone", "name"])
        }
    }

    @Test func `who did what, for whom, is told to owners and officers`() async throws {
        try await WebRig.run { rig in
            _ = try await send(
                "PUT", "/v1/producers/pr_1/state", rig.keys.officer, #"{"state":"suspended"}"#,
                [:], rig)
            let lines = try await rig.probe.get(
                "/v1/producers/pr_1/history?limit=1", key: rig.keys.producer)
            #expect(lines.json["items"].items.map { $0["act"].text } == ["producer_suspended"])
            #expect(lines.json["next_cursor"] == .null)
            let stranger = try await rig.probe.get(
                "/v1/producers/pr_1/history", key: rig.keys.otherProducer)
            #expect(stranger.status == 403)
        }
    }
}
