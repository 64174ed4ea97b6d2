import Market
import TestSupport
import Testing

@testable import Web

/// CSV files of one table come in over HTTP, are kept, and can be undone.
@Suite struct CoverageImportTests {
    private static let lanes = """
        mã dòng,nơi gửi,nơi nhận,phục vụ,bậc giá,số ngày ít nhất,số ngày nhiều nhất,nguồn
        l-b,country,country,yes,1000:9000,1,2,bảng giá

        """

    private func put(
        _ rig: WebRig, _ text: String, _ query: String = "?table=lanes&source=bang-gia",
        type: String = "text/csv"
    ) async throws -> HTTPReading {
        try await rig.probe.send(
            "PUT", "/v1/coverage/a\(query)", key: rig.keys.admin, ["Content-Type": type],
            json: text)
    }

    @Test func `a table goes out as CSV and comes back without a change`() async throws {
        try await WebRig.run { rig async throws in
            let out = try await rig.probe.get(
                "/v1/coverage/a?table=place_rules", key: rig.keys.admin)
            #expect(out.header("Content-Type") == "text/csv; charset=utf-8")
            let back = try await put(rig, out.text, "?table=place_rules&dry_run=true")
            #expect(back.status == 200 && back.json["counts"]["changed"].integer == 0)
            #expect(SchemaCheck.problems(of: back.json, as: .named("CoverageDifference")) == [])
        }
    }

    @Test func `a table goes out as a workbook with a name and a tag of its own`() async throws {
        try await WebRig.run { rig async throws in
            let path = "/v1/coverage/a?table=lanes&format=xlsx"
            let out = try await rig.probe.get(path, key: rig.keys.admin)
            #expect(out.status == 200 && out.header("Content-Type") == Call.workbookType)
            let name = out.header("Content-Disposition") ?? ""
            #expect(name == "attachment; filename=\"a-lanes.xlsx\"")
            let again = try await rig.probe.get(path, key: rig.keys.admin)
            #expect(out.header("ETag") != nil && again.header("ETag") == out.header("ETag"))
            let alone = try await rig.probe.get(
                "/v1/coverage/a?format=xlsx", key: rig.keys.admin)
            #expect((alone.status, alone.code) == (422, "invalid_query"))
            let type = "application/vnd.oasis.opendocument.spreadsheet"
            let other = try await put(rig, Self.lanes, type: type)
            #expect((other.status, other.code) == (415, "unsupported_media_type"))
        }
    }

    @Test func `an officer of one province does not change what holds for the country`()
        async throws
    {
        try await WebRig.run { rig async throws in
            let out = try await rig.probe.get(
                "/v1/coverage/a?table=place_rules", key: rig.keys.officer)
            #expect(out.status == 200)
            let back = try await rig.probe.send(
                "PUT", "/v1/coverage/a?table=place_rules&source=x", key: rig.keys.officer,
                ["Content-Type": "text/csv"], json: out.text)
            #expect(back.status == 403)
        }
    }

    @Test func `an import is listed with its file's hash and can be undone once`() async throws {
        try await WebRig.run { rig async throws in
            let before = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text
            let put = try await put(rig, Self.lanes)
            #expect(put.status == 200 && put.json["added"].items == [.text("lanes l-b")])
            let id = try #require(put.json["import"].text)
            let path = "/v1/coverage/a/imports"
            let list = try await rig.probe.get(path, key: rig.keys.admin).json
            #expect(list["items"][0]["id"].text == id)
            #expect(list["items"][0]["file_sha256"].text?.utf8.count == 64)
            #expect(list["items"][0]["source"].text == "bang-gia")
            #expect(SchemaCheck.problems(of: list, as: .page(of: "CoverageImport")) == [])
            let changes = try await rig.probe.get("\(path)/\(id)?limit=1", key: rig.keys.admin)
                .json
            #expect(SchemaCheck.problems(of: changes, as: .named("CoverageImportChanges")) == [])
            #expect(changes["items"][0]["row"].text == "l-a")
            let cursor = (changes["next_cursor"].text ?? "").replacing(" ", with: "+")
            let rest = try await rig.probe.get(
                "\(path)/\(id)?cursor=\(cursor)", key: rig.keys.admin
            ).json
            #expect(rest["items"].items.count == 1 && rest["items"][0]["row"].text == "l-b")
            let older = list["items"][1]["id"].text ?? ""
            let refused = try await rig.probe.send(
                "POST", "\(path)/\(older)/reversal", key: rig.keys.admin)
            #expect(refused.status == 409 && refused.text.contains(id))
            let undone = try await rig.probe.send(
                "POST", "\(path)/\(id)/reversal", key: rig.keys.admin)
            #expect(undone.status == 200 && undone.json["undoable"] == .flag(false))
            let after = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin).text
            #expect(after == before)
            let again = try await rig.probe.send(
                "POST", "\(path)/\(id)/reversal", key: rig.keys.admin)
            #expect((again.status, again.code) == (409, "move_not_allowed"))
        }
    }

    @Test func `a bad file is refused with line and column`() async throws {
        try await WebRig.run { rig async throws in
            let reading = try await put(rig, Self.lanes.replacing("1000:9000", with: "rẻ"))
            #expect((reading.status, reading.code) == (422, "invalid_coverage"))
            let problem = reading.json["problems"][0]
            #expect(problem["line"].integer == 2 && problem["column"].text == "price_steps")
            #expect(SchemaCheck.problems(of: reading.json, as: Problem.schema) == [])
            #expect(try await put(rig, Self.lanes, type: "application/json").status == 415)
            #expect(try await put(rig, Self.lanes, "?table=roads").status == 422)
        }
    }
}
