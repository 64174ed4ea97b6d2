import TestSupport
import Testing

@testable import Web

/// What a producer could do to reach more.
@Suite struct ReachAdviceTests {
    @Test func `what keeps people from the goods is advised in either language`() async throws {
        try await WebRig.run { rig in
            let coverage = try await rig.probe.get("/v1/coverage/a", key: rig.keys.admin)
            let heavy = coverage.text.replacing(
                #""id":"s-a-std""#, with: #""id":"s-a-std","max_weight_g":"100""#)
            let sent = try await rig.probe.send(
                "PUT", "/v1/coverage/a", key: rig.keys.admin, json: heavy)
            #expect(sent.status == 200, "\(sent.text)")
            let advice = try await rig.probe.get("/v1/listings/ls_1/reach/advice")
            #expect(advice.status == 200)
            #expect(SchemaCheck.problems(of: advice.json, as: .named("ReachAdvice")) == [])
            let item = try #require(
                advice.json["items"].items.first { $0["kind"].text == "weight_at_most" })
            #expect(item["message"].text?.hasPrefix("Không quá 100 g: thêm 6 xã, ") == true)
            #expect(item["change"]["weight_g"].integer == 100)
            let english = try await rig.probe.get(
                "/v1/listings/ls_1/reach/advice", ["Accept-Language": "en"])
            #expect(english.text.contains("At most 100 g: 6 communes, "))
        }
    }

    @Test func `where nothing more can be reached there is no advice`() async throws {
        try await WebRig.run { rig in
            let advice = try await rig.probe.get("/v1/listings/ls_1/reach/advice?cod=true").json
            #expect(
                advice["items"].items.isEmpty && advice["today"]["served"]["communes"].integer == 6)
            #expect(advice["cod_vnd"].integer == 125_000)
            let bad = try await rig.probe.get("/v1/listings/ls_1/reach/advice?cod=maybe")
            #expect(bad.fieldCodes == ["cod malformed"])
        }
    }
}
