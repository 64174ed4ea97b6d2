import TestSupport
import Testing

@testable import Web

/// What officers act on.
@Suite struct ReachReportTests {
    @Test func `an officer reads his own province, whose communes stand once`() async throws {
        try await WebRig.run { rig in
            let report = try await rig.probe.get("/v1/reports/reach", key: rig.keys.officer)
            #expect(report.status == 200)
            #expect(SchemaCheck.problems(of: report.json, as: .named("ReachReport")) == [])
            let codes = report.json["communes"].items.compactMap { $0["commune_code"].text }
            #expect(codes == ["21025", "21484", "21548"])
            #expect(report.json["communes"][0]["as_origin"]["served"]["communes"].integer == 6)
            #expect(report.json["debts"].items.isEmpty)
            let south = try await rig.probe.get(
                "/v1/reports/reach?province=79", key: rig.keys.officer)
            #expect(south.json["debts"][0]["remoteness"].text == "island")
            #expect(south.json["debts"][0]["communes"][0]["delivery"].text == "not_served")
        }
    }

    @Test func `who sees every province is told of that of most producers, or of another`()
        async throws
    {
        try await WebRig.run { rig in
            for path in ["reach", "unknown"] {
                let report = try await rig.probe.get("/v1/reports/\(path)", key: rig.keys.admin)
                #expect(report.json["province_code"].text == "51", "\(report.text)")
                let other = try await rig.probe.get(
                    "/v1/reports/\(path)?province=79", key: rig.keys.admin)
                #expect(other.json["province_code"].text == "79")
                let bad = try await rig.probe.get(
                    "/v1/reports/\(path)?province=x", key: rig.keys.admin)
                #expect(bad.fieldCodes == ["province malformed"])
            }
        }
    }

    @Test func `the report comes as a map, points and a table`() async throws {
        try await WebRig.run { rig in
            for (form, start) in [
                ("svg", "<svg "), ("geojson", "{\"type\""), ("csv", "commune_code,"),
            ] {
                let reading = try await rig.probe.get(
                    "/v1/reports/reach?province=51&format=\(form)", key: rig.keys.admin)
                #expect(reading.status == 200 && reading.text.hasPrefix(start))
                #expect(reading.header("ETag") != nil)
            }
        }
    }

    @Test func `anybody may look at a province`() async throws {
        try await WebRig.run { rig in
            let json = try await rig.probe.get("/v1/provinces/51/reach")
            #expect(SchemaCheck.problems(of: json.json, as: .named("ReachReport")) == [])
            #expect(
                json.json["communes"].items.count == 3 && json.json["weight_g"].integer == 1_000)
            let map = try await rig.probe.get("/v1/provinces/51/reach?format=svg")
            #expect(map.header("Content-Type") == "image/svg+xml")
            #expect(map.text.hasPrefix("<svg ") && map.text.contains("Lý Sơn"))
            #expect(try await rig.probe.get("/v1/provinces/77/reach").status == 404)
            let other = try await rig.probe.get("/v1/provinces/51/reach?weight_g=5")
            #expect(other.fieldCodes == ["weight_g unknown_field"])
        }
    }

    @Test func `a province that is named must exist`() async throws {
        try await WebRig.run { rig in
            let wrong = try await rig.probe.get(
                "/v1/reports/unknown?province=77", key: rig.keys.admin)
            #expect(wrong.status == 422)
        }
    }

    @Test func `what nobody has said is read page by page`() async throws {
        try await WebRig.run { rig in
            let coverage = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin)
            let silent = coverage.text.replacing(
                #""delivery":"yes""#, with: #""delivery":"""#)
            let sent = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: silent)
            #expect(sent.status == 200, "\(sent.text)")
            var (codes, cursor): ([String], String?) = ([], nil)
            repeat {
                let part = cursor.map { "&cursor=\($0)" } ?? ""
                let page = try await rig.probe.get(
                    "/v1/reports/unknown?limit=4\(part)", key: rig.keys.officer)
                #expect(SchemaCheck.problems(of: page.json, as: .named("UnknownReport")) == [])
                #expect(page.json["total"].integer == 6)
                codes += page.json["items"].items.compactMap { $0["commune_code"].text }
                cursor = page.json["next_cursor"].text
            } while cursor != nil && codes.count < 20
            // By people: Ba Đình before Cẩm Thành; nobody counted those of Phúc Lợi.
            #expect(codes == ["00004", "21025", "26740", "21548", "21484", "00136"])
            let table = try await rig.probe.get(
                "/v1/reports/unknown?format=csv", key: rig.keys.officer)
            #expect(
                table.text.split(separator: "\r\n", omittingEmptySubsequences: false).count == 8)
            #expect(table.text.contains("a/std: NO_DELIVERY_ROW"))
            let torn = try await rig.probe.get(
                "/v1/reports/unknown?cursor=x", key: rig.keys.officer)
            #expect(torn.code == "invalid_cursor")
        }
    }
}
