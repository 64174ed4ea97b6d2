import TestSupport
import Testing

@testable import Web

/// Where goods can go, by whom, and why not.
@Suite struct ReachTests {
    @Test func `a summary counts every commune once`() async throws {
        try await WebRig.run { rig in
            let summary = try await rig.probe.get("/v1/listings/ls_1/reach").json
            let counts = ["served", "not_served", "unknown"].map { summary[$0]["communes"].integer }
            #expect(counts == [6, 1, 0])
            #expect(summary["communes"].integer == 7)
            #expect(summary["sample"].flag == true)
            #expect(summary["reasons"][0]["code"].text == "NOT_DELIVERED")
            let provinces = summary["provinces"].items.compactMap { $0["province"].text }
            #expect(provinces.contains("Tỉnh Quảng Ngãi"))
        }
    }

    @Test func `a served commune comes with options and their evidence`() async throws {
        try await WebRig.run { rig in
            let answer = try await rig.probe.get("/v1/listings/ls_1/reach?commune=00004").json
            #expect(answer["status"].text == "served" && answer["reasons"].items.isEmpty)
            let option = answer["options"][0]
            #expect(option["courier"].text == "a" && option["price_vnd"]["total"].integer == 20_000)
            #expect(option["lead_days"]["min"].integer == 2)
            #expect(
                Set(option["evidence"].items.compactMap { $0["row"].text })
                    .isSuperset(of: ["s-a-std", "l-a", "p-a"]))
        }
    }

    @Test func `a commune that is not served comes with reasons in either language`() async throws {
        try await WebRig.run { rig in
            let target = "/v1/listings/ls_1/reach?commune=26732"
            let vietnamese = try await rig.probe.get(target)
            #expect(vietnamese.json["status"].text == "not_served")
            let reason = vietnamese.json["reasons"][0]
            #expect(reason["code"].text == "NOT_DELIVERED" && reason["row"].text == "p-con-dao")
            #expect(reason["message"].text?.contains("không giao hàng") == true)
            let english = try await rig.probe.get(target, ["Accept-Language": "en"])
            #expect(
                english.json["reasons"][0]["message"].text?.contains("does not deliver") == true)
            #expect(english.header("Vary") == "Accept-Language")
            #expect(english.header("ETag") != vietnamese.header("ETag"))
        }
    }

    @Test(
        arguments: [
            ([:], "summary"), (["commune": #""00004""#], "answer"),
            (["communes": #"["00004","26732"]"#], "items"), (["date": #""2026-12-01""#], "summary"),
        ] as [([String: String?], String)])
    func `any parcel may be asked about`(changes: [String: String?], shape: String) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/reach", json: Bodies.reach(changes))
            #expect(reading.status == 200)
            switch shape {
            case "summary": #expect(reading.json["communes"].integer == 7)
            case "answer": #expect(reading.json["status"].text == "served")
            default:
                #expect(
                    reading.json["items"].items.compactMap { $0["status"].text }
                        == ["served", "not_served"])
            }
        }
    }

    @Test(
        arguments: [
            (["origin": nil], ["origin missing"]), (["origin": #""abc""#], ["origin malformed"]),
            (
                ["parcel": #"{"weight_g":0,"length_cm":1,"width_cm":1,"height_cm":1}"#],
                ["parcel.weight_g out_of_range"]
            ),
            (
                ["parcel": #"{"weight_g":"1"}"#],
                [
                    "parcel.weight_g wrong_type", "parcel.length_cm missing",
                    "parcel.width_cm missing",
                    "parcel.height_cm missing",
                ]
            ),
            (["commune": #""00004""#, "communes": "[]"], ["communes not_allowed"]),
            (["communes": #"["00004","x"]"#], ["communes[1] malformed"]),
            (["date": #""tomorrow""#], ["date malformed"]),
        ] as [([String: String?], [String])])
    func `a question that cannot be meant is refused by field`(
        changes: [String: String?], problems: [String]
    ) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/reach", json: Bodies.reach(changes))
            #expect(reading.status == 422)
            #expect(reading.fieldCodes == problems)
        }
    }

    @Test func `an unknown commune is named`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/listings/ls_1/reach?commune=99999")
            #expect((reading.status, reading.code) == (422, "unknown_commune"))
            #expect(try await rig.probe.get("/v1/listings/ls_9/reach").status == 404)
        }
    }
}
