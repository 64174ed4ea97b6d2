import Market
import TestSupport
import Testing

@testable import Web

/// Members, helpers and claimants, from the first code to the last call.
@Suite struct PeopleTests {
    private func send(
        _ method: String, _ path: String, _ key: String?, _ json: String? = nil,
        _ headers: [String: String] = [:], _ rig: WebRig
    ) async throws -> HTTPReading {
        try await rig.probe.send(method, path, key: key, headers, json: json)
    }

    @Test func `an owner invites a viewer, who reads and never writes`() async throws {
        try await WebRig.run { rig in
            let invited = try await send(
                "POST", "/v1/producers/pr_1/members", rig.keys.producer,
                #"{"member":"viewer","label":"Kế toán"}"#, [:], rig)
            #expect(invited.status == 201)
            let code = try #require(invited.json["code"].text)
            let listed = try await rig.probe.get(
                "/v1/producers/pr_1/members", key: rig.keys.producer)
            #expect(listed.json["invitations"].items.count == 1 && !listed.text.contains(code))
            let joined = try await send(
                "POST", "/v1/invitations/redemption", nil, #"{"code":"\#(code)"}"#, [:], rig)
            #expect(joined.status == 201)
            let key = try #require(joined.json["key"].text)
            let read = try await rig.probe.get("/v1/producers/pr_1", key: key)
            #expect(read.json.names.contains("phone"))
            #expect(!read.json.names.contains("bank_account"))
            let tag = try #require(read.header("ETag"))
            let written = try await send(
                "PATCH", "/v1/producers/pr_1", key, #"{"name":"X"}"#, ["If-Match": tag], rig)
            #expect((written.status, written.code) == (403, "out_of_scope"))
            let again = try await send(
                "POST", "/v1/invitations/redemption", nil, #"{"code":"\#(code)"}"#, [:], rig)
            #expect((again.status, again.code) == (410, "code_over"))
            let id = try #require(joined.json["key_id"].text)
            let removed = try await send(
                "DELETE", "/v1/producers/pr_1/members/\(id)", rig.keys.producer, nil, [:], rig)
            #expect(removed.status == 204)
            #expect(try await rig.probe.get("/v1/producers/pr_1", key: key).status == 401)
        }
    }

    @Test func `the last owner can neither go nor become less`() async throws {
        try await WebRig.run { rig in
            let path = "/v1/producers/pr_1/members"
            let members = try await rig.probe.get(path, key: rig.keys.producer)
            let id = try #require(members.json["items"].items.first?["key_id"].text)
            let removed = try await send(
                "DELETE", "\(path)/\(id)", rig.keys.producer, nil, [:], rig)
            let demoted = try await send(
                "PUT", "\(path)/\(id)", rig.keys.producer, #"{"member":"editor"}"#, [:], rig)
            for refused in [removed, demoted] {
                #expect((refused.status, refused.code) == (409, "move_not_allowed"))
            }
        }
    }

    @Test func `a helper acts within the mandate and not after it was taken back`() async throws {
        try await WebRig.run { rig in
            let own = try await rig.probe.get("/v1/mandates", key: rig.keys.helper)
            let helper = try #require(own.json["helper"].text)
            #expect(own.json["items"].items.isEmpty)
            let given = try await send(
                "POST", "/v1/producers/pr_1/mandates", rig.keys.producer,
                #"{"helper":"\#(helper)","scopes":["profile"],"last_day":"2026-10-31"}"#, [:], rig)
            #expect(given.status == 201 && given.json["in_force"].flag == true)
            let tag = try #require(try await rig.probe.get("/v1/producers/pr_1").header("ETag"))
            func edit(_ name: String) async throws -> HTTPReading {
                try await send(
                    "PATCH", "/v1/producers/pr_1", rig.keys.helper, #"{"name":"\#(name)"}"#,
                    ["If-Match": tag], rig)
            }
            #expect(try await edit("Tên do người hỗ trợ sửa").status == 200)
            let parcels = try await rig.probe.get(
                "/v1/producers/pr_1/parcels", key: rig.keys.helper)
            #expect((parcels.status, parcels.code) == (403, "out_of_scope"))
            let id = try #require(given.json["id"].text)
            let revoked = try await send(
                "DELETE", "/v1/mandates/\(id)", rig.keys.producer, nil, [:], rig)
            #expect(revoked.status == 204)
            #expect(try await edit("Tên khác").code == "out_of_scope")
            let history = try await rig.probe.get(
                "/v1/producers/pr_1/history", key: rig.keys.producer)
            let line = history.json["items"].items.first { $0["act"].text == "producer_edited" }
            #expect(line?["by"].text == helper && line?["for_producer"].text == "pr_1")
        }
    }

    @Test(
        arguments: [
            (#"{"helper":"ky_x","scopes":["profile"],"last_day":"2026-10-31"}"#, ["helper"]),
            (#"{"helper":"ky_x","scopes":[],"last_day":"2028-10-31"}"#, ["scopes", "last_day"]),
            (#"{"helper":"ky_x","scopes":["king"],"last_day":"2026-10-31"}"#, ["scopes[0]"]),
            (#"{"scopes":["profile"]}"#, ["helper", "last_day"]),
        ] as [(String, [String])])
    func `what is wrong with a mandate is named by its field`(body: String, fields: [String])
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await send(
                "POST", "/v1/producers/pr_1/mandates", rig.keys.producer, body, [:], rig)
            #expect(reading.status == 422)
            let named = reading.json["errors"].items.compactMap { $0["field"].text }
            #expect(named == fields)
        }
    }

    @Test func `a producer that nobody owns is claimed by a code, with an answer that can be lost`()
        async throws
    {
        try await WebRig.run { rig in
            let officer = rig.keys.officer
            let owned = try await send(
                "POST", "/v1/producers/pr_1/claim-code", officer, nil, [:], rig)
            #expect((owned.status, owned.code) == (409, "already_exists"))
            let made = try await send(
                "POST", "/v1/producers", officer, Bodies.producer(), [:], rig)
            let id = try #require(made.json["id"].text)
            let given = try await send(
                "POST", "/v1/producers/\(id)/claim-code", officer, nil, [:], rig)
            let code = try #require(given.json["code"].text)
            func claim(_ code: String) async throws -> HTTPReading {
                try await send(
                    "POST", "/v1/claim-codes/redemption", nil, #"{"code":"\#(code)"}"#,
                    ["Idempotency-Key": "a-long-key-of-the-phone"], rig)
            }
            let slip = try await claim(String(code.dropLast()) + "U")
            #expect((slip.status, slip.code) == (422, "wrong_code"))
            let first = try await claim(code.lowercased())
            let again = try await claim(code)
            #expect(first.status == 201 && first.json["key"].text == again.json["key"].text)
            let key = try #require(first.json["key"].text)
            let read = try await rig.probe.get("/v1/producers/\(id)", key: key)
            #expect(read.json.names.contains("bank_account"))
        }
    }
}
