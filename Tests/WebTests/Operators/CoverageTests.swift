import Market
import TestSupport
import Testing

@testable import Web

/// A courier's coverage goes out as it came and comes in whole or not at all.
@Suite struct CoverageTests {
    @Test func `what is exported and put back changes nothing`() async throws {
        try await WebRig.run { rig in
            let exported = try await rig.probe.get("/v1/coverage/a", key: rig.keys.officer)
            #expect(exported.status == 200)
            #expect(exported.json["place_rules"].items.count == 2)
            let back = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: exported.text)
            #expect(back.status == 200)
            #expect(back.json["rows"].integer == 4)
            for list in ["added", "changed", "ended"] { #expect(back.json[list].items.isEmpty) }
        }
    }

    @Test func `a dry run says what would change and changes nothing`() async throws {
        try await WebRig.run { rig in
            let exported = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text
            let opened = exported.replacing("p-con-dao", with: "p-con-dao-2")
            func put(_ query: String) async throws -> HTTPReading {
                try await rig.probe.send(
                    "PUT", "/v1/coverage/a\(query)", key: rig.keys.admin, json: opened)
            }
            let dry = try await put("?dry_run=true")
            #expect(dry.json["added"].items == [.text("place_rules p-con-dao-2")])
            #expect(
                try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text == exported)
            #expect(try await put("").status == 200)
            let after = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text
            #expect(after.contains("p-con-dao-2"))
            #expect(try await put("?dry_run=yes").status == 422)
        }
    }

    @Test func `a bad row is named by table, row and column and nothing is changed`() async throws {
        try await WebRig.run { rig in
            let exported = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text
            let broken = exported.replacing("26732", with: "99999")
            let reading = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: broken)
            #expect((reading.status, reading.code) == (422, "invalid_coverage"))
            let problem = reading.json["problems"][0]
            #expect(problem["table"].text == "place_rules")
            #expect(problem["row"].text == "p-con-dao")
            #expect(problem["code"].text == "UNKNOWN_COMMUNE")
            #expect(
                try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text == exported)
        }
    }

    @Test func `a courier that there is not and a table that there is not are refused`()
        async throws
    {
        try await WebRig.run { rig in
            #expect(try await rig.probe.get("/v1/coverage/zz", key: rig.keys.admin).status == 404)
            let reading = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: #"{"lane":[]}"#)
            #expect(reading.fieldCodes == ["lane unknown_field"])
        }
    }
}
