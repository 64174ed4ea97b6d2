import Market
import TestSupport
import Testing

@testable import Web

/// Couriers' codes over HTTP: a list in CSV or JSON, pages of it, and a person's word on a line.
@Suite struct PlaceCodeTests {
    private static let path = "/v1/couriers/ghn/place-codes"
    private static let csv =
        "WardCode,WardName,Province\n1,Xã Ba Tơ,Quảng Ngãi\n2,Ly Son,Quảng Ngãi\n"

    @Test func `a list is matched, listed and reviewed`() async throws {
        try await WebRig.run { rig async throws in
            let put = try await rig.probe.send(
                "PUT", Self.path, key: rig.keys.admin, ["Content-Type": "text/csv"],
                json: Self.csv)
            #expect(put.status == 200, "\(put.text)")
            #expect(SchemaCheck.problems(of: put.json, as: .named("PlaceCodeReport")) == [])
            #expect(put.json["confirmed"].integer == 1 && put.json["unmatched"].integer == 1)
            let waiting = try await rig.probe.get(
                "\(Self.path)?state=unmatched", key: rig.keys.admin
            ).json
            #expect(SchemaCheck.problems(of: waiting, as: .page(of: "PlaceCode")) == [])
            #expect(waiting["items"][0]["candidates"][0]["commune_code"].text == "21548")
            let review = try await rig.probe.send(
                "POST", "\(Self.path)/2/reviews", key: rig.keys.admin,
                json: #"{"decision":"assign","commune_code":"21548"}"#)
            #expect(review.json["state"].text == "confirmed")
            let found = try await rig.probe.get(
                "\(Self.path)?commune=21548", key: rig.keys.admin
            ).json
            #expect(found["items"][0]["code"].text == "2")
            let twice = try await rig.probe.send(
                "POST", "\(Self.path)/2/reviews", key: rig.keys.admin,
                json: #"{"decision":"assign","commune_code":"21484"}"#)
            #expect((twice.status, twice.code) == (409, "already_exists"))
        }
    }

    @Test func `a list may be named by a day on which it was in force`() async throws {
        try await WebRig.run { rig async throws in
            func get(_ query: String) async throws -> HTTPReading {
                try await rig.probe.get("\(Self.path)?\(query)", key: rig.keys.admin)
            }
            let put = try await rig.probe.send(
                "PUT", "\(Self.path)?list=2026-05-01", key: rig.keys.admin,
                ["Content-Type": "text/csv"], json: Self.csv)
            #expect(put.status == 200, "\(put.text)")
            let found = try await get("list=2026-06-01&state=confirmed").json
            #expect(found["items"][0]["communes_today"].items == [.text("21484")])
            #expect(try await get("list=2025-06-30").json["items"].items.isEmpty)
            #expect(try await get("system=old&list=2025-06-30").fieldCodes == ["list not_allowed"])
            #expect(try await get("list=2001-01-01").status == 422)
        }
    }

    @Test func `a list as JSON is the same list`() async throws {
        try await WebRig.run { rig async throws in
            let put = try await rig.probe.send(
                "PUT", "\(Self.path)?dry_run=true", key: rig.keys.admin,
                json: #"{"rows":[{"code":"1","name":"Ba Tơ","parent_name":"Quảng Ngãi"}]}"#)
            #expect(put.json["dry_run"] == .flag(true) && put.json["confirmed"].integer == 1)
            let bad = try await rig.probe.send(
                "PUT", Self.path, key: rig.keys.admin, json: #"{"rows":[{"code":"1"}]}"#)
            #expect(
                bad.fieldCodes == ["rows[1].name malformed", "rows[1].parent_name malformed"])
        }
    }
}
