import TestSupport
import Testing

@testable import Web

/// Reach to look at: maps, points and tables, of a listing and of a commune.
@Suite struct ReachMapTests {
    @Test(arguments: [
        ("svg", "image/svg+xml", "<svg "), ("geojson", "application/geo+json", "{\"type\""),
        ("csv", "text/csv; charset=utf-8; header=present", "commune_code,"),
    ])
    func `a listing's reach comes in each form`(form: String, type: String, start: String)
        async throws
    {
        try await WebRig.run { rig in
            for path in ["listings/ls_1", "communes/21548"] {
                let reading = try await rig.probe.get("/v1/\(path)/reach?format=\(form)")
                #expect(reading.status == 200 && reading.header("Content-Type") == type)
                #expect(reading.text.hasPrefix(start) && reading.text.contains("Lý Sơn"))
                let tag = try #require(reading.header("ETag"))
                let again = try await rig.probe.get(
                    "/v1/\(path)/reach?format=\(form)", ["If-None-Match": tag])
                #expect(again.status == 304 && again.text.isEmpty)
            }
        }
    }

    @Test func `a map runs nothing and speaks both languages`() async throws {
        try await WebRig.run { rig in
            let target = "/v1/listings/ls_1/reach?format=svg"
            let map = try await rig.probe.get(target)
            #expect(map.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
            #expect(!map.text.contains("<script") && map.text.contains("không giao: 1 xã"))
            let english = try await rig.probe.get(target, ["Accept-Language": "en"])
            #expect(english.text.contains("not served: 1 commune"))
            #expect(english.header("Content-Language") == "en")
            #expect(english.header("ETag") != map.header("ETag"))
        }
    }

    @Test func `the country comes by province, and a province alone`() async throws {
        try await WebRig.run { rig in
            let provinces = try await rig.probe.get(
                "/v1/listings/ls_1/reach?format=svg&level=province")
            #expect(
                provinces.text.split(separator: "<use ", omittingEmptySubsequences: false).count
                    == 4)
            let own = try await rig.probe.get("/v1/listings/ls_1/reach?format=csv&province=51")
            #expect(own.text.split(separator: "\r\n", omittingEmptySubsequences: false).count == 5)
        }
    }

    @Test(arguments: [
        ("format=png", ["format malformed"]), ("level=province", ["level not_allowed"]),
        ("format=svg&level=town", ["level malformed"]),
        ("format=svg&commune=00004", ["commune not_allowed"]),
        ("format=csv&province=5", ["province malformed"]),
        ("province=51", ["province not_allowed"]),
        ("weight_g=1", ["weight_g unknown_field"]),
    ])
    func `a form that cannot be meant is refused`(query: String, problems: [String]) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings/ls_1/reach?\(query)")
            #expect(reading.status == 422 && reading.fieldCodes == problems)
        }
    }

    @Test func `an ordinary parcel is asked about from any commune`() async throws {
        try await WebRig.run { rig in
            let light = try await rig.probe.get("/v1/communes/21025/reach?commune=00004").json
            #expect(light["options"][0]["price_vnd"]["total"].integer == 20_000)
            let heavy = try await rig.probe.get(
                "/v1/communes/21025/reach?commune=00004&weight_g=1600"
            ).json
            #expect(heavy["options"][0]["price_vnd"]["total"].integer == 30_000)
            #expect(try await rig.probe.get("/v1/communes/99999/reach").status == 404)
            let bad = try await rig.probe.get("/v1/communes/21025/reach?goods=gold")
            #expect(bad.fieldCodes == ["goods malformed"])
            let other = try await rig.probe.get("/v1/communes/21025/reach?format=csv&province=77")
            #expect(other.status == 422)
        }
    }

    @Test func `an answer is never older than the coverage`() async throws {
        try await WebRig.run { rig in
            let target = "/v1/listings/ls_1/reach?commune=00004"
            for _ in 1...2 {
                #expect(try await rig.probe.get(target).json["status"].text == "served")
            }
            let coverage = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin)
            let closed = coverage.text.replacing(
                #""delivery":"yes""#, with: #""delivery":"no""#)
            let sent = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: closed)
            #expect(sent.status == 200, "\(sent.text)")
            #expect(try await rig.probe.get(target).json["status"].text == "not_served")
        }
    }

    @Test func `an answer is not kept beyond its day`() async throws {
        try await WebRig.run { rig in
            let target = "/v1/listings/ls_1/reach?commune=00004"
            let today = try await rig.probe.get(target).json["date"].text
            rig.clock.advance(seconds: 86_400)
            let tomorrow = try await rig.probe.get(target).json["date"].text
            #expect(today != nil && tomorrow != nil && tomorrow != today)
        }
    }

    @Test func `a listing that is paused is not told about any more`() async throws {
        try await WebRig.run { rig in
            let target = "/v1/listings/ls_1/reach?commune=00004"
            #expect(try await rig.probe.get(target).status == 200)
            let paused = try await rig.probe.send(
                "POST", "/v1/listings/ls_1/pause", key: rig.keys.producer)
            #expect(paused.status == 200, "\(paused.text)")
            #expect(try await rig.probe.get(target).status == 404)
        }
    }
}
