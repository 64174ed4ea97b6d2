import HTTPTypes
import Market
import Operations
import TestSupport
import Testing

@testable import Web

/// What another parcel, origin, day or coverage would change.
@Suite struct WhatIfTests {
    private func ask(
        _ rig: WebRig, _ change: String, key: String? = nil, listing: Bool = true
    ) async throws -> HTTPReading {
        let size = #""weight_g":800,"length_cm":20,"width_cm":15,"height_cm":9"#
        let parcel = "\"origin\":\"21025\",\"parcel\":{\(size)}"
        let subject = listing ? #""listing":"ls_1""# : parcel
        return try await rig.probe.send(
            "POST", "/v1/reach/what-if", key: key, json: "{\(subject),\"change\":{\(change)}}")
    }

    @Test func `two parcels are counted and paid for twice`() async throws {
        try await WebRig.run { rig in
            for isListing in [true, false] {
                let answer = try await ask(rig, #""split":2"#, listing: isListing).json
                #expect(SchemaCheck.problems(of: answer, as: .named("WhatIfAnswer")) == [])
                #expect(answer["gained"]["communes"].integer == 0)
                #expect(answer["price_vnd"]["median_before"].integer == 20_000)
                #expect(answer["price_vnd"]["median_after"].integer == 40_000)
                #expect(answer["after"]["parcels"].integer == 2)
                #expect(answer["message"].text == "Không thêm, không mất xã nào.")
            }
        }
    }

    @Test func `less time on the way loses communes, told by name`() async throws {
        try await WebRig.run { rig in
            let answer = try await ask(rig, #""longest_transit_days":2"#).json
            #expect(answer["lost"]["communes"].integer == 6)
            #expect(answer["lost"]["items"].items.count == 6)
            #expect(answer["lost"]["items"][0]["commune"].text?.contains("Ba Đình") == true)
            #expect(answer["price_vnd"] == .null && answer["remarks"].items.isEmpty)
        }
    }

    @Test func `shelf life alone does not limit the days on the way, and that is said`()
        async throws
    {
        try await WebRig.run { rig in
            for isListing in [true, false] {
                let answer = try await ask(rig, #""shelf_life_days":2"#, listing: isListing).json
                #expect(SchemaCheck.problems(of: answer, as: .named("WhatIfAnswer")) == [])
                #expect(answer["lost"]["communes"].integer == 0)
                #expect(answer["gained"]["communes"].integer == 0)
                #expect(answer["remarks"][0].text?.contains("longest_transit_days") == true)
            }
        }
    }

    @Test func `whoever comes while another trial is compiled is asked to come again`() {
        let problem = Problems.problem(for: TooBusy())
        #expect(problem.code == .overloaded && problem.code.status.code == 503)
        #expect(problem.headers[.retryAfter] == "1")
    }

    @Test func `other coverage is tried by those who keep it, and stored by nobody`() async throws {
        try await WebRig.run { rig in
            let rows = """
                "coverage":{"place_rules":[{"id":"p-try","courier":"a","service":"std",\
                "place":"commune:26732","delivery":"yes","source":"thử"}]}
                """
            #expect(try await ask(rig, rows).status == 401)
            #expect(try await ask(rig, rows, key: rig.keys.producer).status == 403)
            let answer = try await ask(rig, rows, key: rig.keys.officer)
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json["gained"]["items"][0]["commune_code"].text == "26732")
            let after = try await rig.probe.get("/v1/listings/ls_1/reach?commune=26732").json
            #expect(after["status"].text == "not_served")
        }
    }

    @Test(arguments: [
        (#""coverage":{"lift":["x-9"]}"#, ["change.coverage.lift not_allowed"]),
        (
            #""coverage":{"lanes":[{"id":"l-x","courier":"a"}]}"#,
            [
                "change.coverage.lanes[0].serves malformed",
                "change.coverage.lanes[0].origin malformed",
                "change.coverage.lanes[0].destination malformed",
            ]
        ),
        (#""weight_g":0"#, ["change.weight_g out_of_range"]),
        (#""split":21"#, ["change.split out_of_range"]),
        (#""wieght_g":5"#, ["change.wieght_g unknown_field"]),
        (#""goods":["gold"]"#, ["change.goods[0] malformed"]),
        (#""origin":"1""#, ["change.origin malformed"]),
    ])
    func `a change that cannot be meant is refused by field`(
        change: String, problems: [String]
    ) async throws {
        try await WebRig.run { rig in
            let reading = try await ask(rig, change, key: rig.keys.admin)
            #expect(reading.status == 422)
            #expect(Set(reading.fieldCodes) == Set(problems))
        }
    }

    @Test func `rows that an import would refuse are refused by row`() async throws {
        try await WebRig.run { rig in
            let twice = """
                "coverage":{"place_rules":[{"id":"p-a","courier":"a","place":"country",\
                "delivery":"yes","source":"thử"}]}
                """
            let reading = try await ask(rig, twice, key: rig.keys.admin)
            #expect((reading.status, reading.code) == (422, "invalid_coverage"))
            #expect(reading.json["problems"].items.contains { $0["row"].text == "p-a" })
        }
    }

    @Test(arguments: [
        (#"{"change":{}}"#, ["origin missing", "parcel missing"]),
        (#"{"listing":"ls_1"}"#, ["change missing"]),
        (#"{"listing":"ls_1","origin":"21025","change":{}}"#, ["origin not_allowed"]),
    ])
    func `a question without a subject is refused`(body: String, problems: [String]) async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send("POST", "/v1/reach/what-if", json: body)
            #expect(reading.status == 422 && reading.fieldCodes == problems)
        }
    }

    @Test func `what does not exist is named`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/reach/what-if", json: #"{"listing":"ls_9","change":{}}"#)
            #expect(reading.status == 404)
            let other = try await ask(rig, #""origin":"99999""#)
            #expect((other.status, other.code) == (422, "unknown_commune"))
        }
    }
}
