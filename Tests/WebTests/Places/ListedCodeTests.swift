import Market
import Operations
import Reach
import Storage
import TestSupport
import Testing

@testable import Web

/// A code with the day of its list, over HTTP.
@Suite struct ListedCodeTests {
    /// 21484 was a unit of what is Cẩm Thành today; 30002 was divided.
    private static func reform(_ rig: WebRig) async throws {
        func unit(_ code: String, _ to: String, _ merge: Merge) throws -> FormerCommune {
            FormerCommune(
                code: CoverageSamples.commune(code), name: "Xã cũ \(code)", type: .xa,
                district: "Huyện Cũ", districtCode: "535", province: "Quảng Ngãi",
                provinceCode: try #require(ProvinceCode("51")),
                successor: CoverageSamples.commune(to), merge: merge)
        }
        let known = CoverageSamples.places
        let places = try Places(
            codeList: known.codeList, provinces: known.provinces, communes: known.communes,
            formerCommunes: [
                unit("21484", "21025", .whole), unit("30002", "21484", .part),
                unit("30002", "21025", .part),
            ])
        try await rig.desks.house.store.write { try $0.replacePlaces(places) }
        try await rig.desks.house.atlas.reload(from: rig.desks.house.store)
    }

    private func codes(_ reading: HTTPReading) throws -> [String] {
        try reading.json["communes"].items.map { try #require($0["code"].text) }
    }

    @Test func `a code is told apart by its list`() async throws {
        try await WebRig.run { rig async throws in
            try await Self.reform(rig)
            let old = try await rig.probe.get("/v1/communes/21484?list=2025-06-30")
            #expect(SchemaCheck.problems(of: old.json, as: .named("ListedCode")) == [])
            #expect(old.json["result"].text == "exact")
            #expect(try codes(old) == ["21025"])
            #expect(old.json["code_list"].text == "2025-06-30")
            let new = try await rig.probe.get("/v1/communes/21484?list=2026-10-01")
            #expect(try codes(new) == ["21484"])
            #expect(new.json["code_list"].text == "2026-04-30")
            let divided = try await rig.probe.get("/v1/communes/30002?list=2025-05-05")
            #expect(divided.json["result"].text == "ambiguous")
            #expect(try codes(divided) == ["21025", "21484"])
        }
    }

    @Test(arguments: [
        ("99999?list=2025-06-30", 404), ("21484?list=2019-01-01", 422),
        ("21484?list=yesterday", 422), ("2148?list=2025-06-30", 404),
    ])
    func `what no list has is said to be so`(target: String, status: Int) async throws {
        try await WebRig.run { rig async throws in
            #expect(try await rig.probe.get("/v1/communes/\(target)").status == status)
        }
    }

    @Test func `coverage comes in under the codes of its list`() async throws {
        try await WebRig.run { rig async throws in
            try await Self.reform(rig)
            func put(_ place: String, _ list: String) async throws -> HTTPReading {
                try await rig.probe.send(
                    "PUT", "/v1/coverage/a?table=place_rules&dry_run=true&list=\(list)",
                    key: rig.keys.admin, ["Content-Type": "text/csv"],
                    json: "id,place,delivery,source\np-x,commune:\(place),no,tờ\n")
            }
            #expect(try await put("21484", "2025-06-30").status == 200)
            let divided = try await put("30002", "2025-06-30")
            #expect(divided.json["problems"][0]["code"].text == "DIVIDED_COMMUNE")
            #expect(divided.json["problems"][0]["line"].integer == 2)
            #expect(try await put("30002", "2026-05-01").status == 422)
            let document = #"{"place_rules":[{"id":"p","place":"commune:30002","delivery":"no"}]}"#
            let json = try await rig.probe.send(
                "PUT", "/v1/coverage/a?list=2025-06-30", key: rig.keys.admin, json: document)
            #expect(json.json["problems"][0]["code"].text == "DIVIDED_COMMUNE")
        }
    }
}
