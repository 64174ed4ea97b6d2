import Market
import TestSupport
import Testing

@testable import Web

/// A producer asks to sit elsewhere, and an officer decides, over HTTP.
@Suite struct CommuneMoveDoorTests {
    @Test func `the wish is seen by its people and the officers, and by nobody else`()
        async throws
    {
        try await WebRig.run { rig in
            let edited = try await rig.probe.send(
                "PATCH", "/v1/producers/pr_1", key: rig.keys.producer, ["If-Match": "\"1\""],
                json: #"{"commune_code":"21484"}"#)
            #expect(edited.status == 200 && edited.json["commune_code"].text == "21548")
            #expect(edited.json["waiting_move"]["commune_code"].text == "21484")
            let seen = try await rig.probe.get("/v1/producers/pr_1")
            #expect(seen.json["waiting_move"] == .null)
            for key in [rig.keys.producer, rig.keys.storefront] {
                #expect(
                    try await rig.probe.send("GET", "/v1/commune-moves", key: key).status == 403)
            }
            let list = try await rig.probe.send("GET", "/v1/commune-moves", key: rig.keys.officer)
            let move = list.json["items"][0]
            #expect(move["producer"].text == "pr_1" && move["state"].text == "waiting")
            let path = "/v1/commune-moves/\(try #require(move["id"].text))/decision"
            let bare = try await rig.probe.send(
                "POST", path, key: rig.keys.officer, json: #"{"decision":"reject"}"#)
            #expect(bare.status == 422 && bare.fieldCodes == ["note missing"])
            let decided = try await rig.probe.send(
                "POST", path, key: rig.keys.officer, json: #"{"decision":"approve"}"#)
            #expect(decided.status == 200 && decided.json["state"].text == "approved")
            let again = try await rig.probe.send(
                "POST", path, key: rig.keys.officer, json: #"{"decision":"approve"}"#)
            #expect((again.status, again.code) == (409, "change_over"))
            #expect(again.text.contains("đã được duyệt"))
            let moved = try await rig.probe.get("/v1/producers/pr_1")
            #expect(moved.json["commune_code"].text == "21484")
            let listing = try await rig.probe.get("/v1/listings/ls_1")
            #expect(listing.json["producer"]["commune_code"].text == "21484")
        }
    }

    @Test func `the year of founding is not after this year`() async throws {
        try await WebRig.run { rig in
            for (year, status) in [(2_026, 200), (2_027, 422), (1_799, 422)] {
                let edited = try await rig.probe.send(
                    "PATCH", "/v1/producers/pr_1", key: rig.keys.producer, ["If-Match": "\"1\""],
                    json: "{\"founded_year\":\(year)}")
                #expect(edited.status == status, "\(year)")
                if status == 422 { #expect(edited.fieldCodes == ["founded_year out_of_range"]) }
            }
        }
    }
}
