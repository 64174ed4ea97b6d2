import Market
import Operations
import Reach
import TestSupport
import Testing

@testable import Web

/// The star goes from every place at which it is shown, in the call after it has ended.
@Suite struct StarTurningTests {
    /// Whether each place shows the star; all of them are asked twice, so that kept copies are too.
    private static func shows(_ rig: WebRig) async throws -> [String: Bool] {
        var shown: [String: Bool] = [:]
        for _ in 0..<2 {
            let page = try await rig.probe.get("/v1/listings/ls_1").json
            shown["listing"] = page["stars"].integer == 4
            let list = try await rig.probe.get("/v1/listings").json["items"][0]
            shown["list"] = list["stars"].integer == 4
            let filtered = try await rig.probe.get("/v1/listings?stars=4").json["items"].items
            shown["filter"] = filtered.count == 1
            let facets = try await rig.probe.get("/v1/listings?facets=stars").text
            shown["facet"] = facets.contains(#""value":"4""#)
            shown["passport"] = try await rig.probe.get("/p/ls_1").text.contains("4 sao OCOP")
            let product = try await rig.probe.get("/v1/listings/ls_1/product.jsonld").json
            shown["jsonld"] = product["hasCertification"] != .null
            let offered = try await rig.desks.productFeed.part(after: nil).items
            shown["feed"] = offered.first?.certificate?.claim.star == 4
            let found = try await rig.probe.get("/v1/certificates/1898/Q%C4%90-UBND").json
            shown["certificate"] = found["items"][0]["in_force"].flag == true
        }
        return shown
    }

    @Test func `a lapse takes it off everywhere at midnight, and not a moment before`()
        async throws
    {
        try await WebRig.run { rig in
            let end = CoverageSamples.day("2028-08-15").startUTCMilliseconds
            rig.clock.set(end - 1)
            let before = try await Self.shows(rig)
            #expect(before.values.allSatisfy(\.self) && before.count == 8, "\(before)")
            rig.clock.set(end)
            let after = try await Self.shows(rig)
            #expect(after.values.allSatisfy { !$0 }, "\(after)")
        }
    }

    @Test(arguments: RevocationGround.allCases)
    func `each of the six grounds can be chosen, is told in Vietnamese, and takes it off at once`(
        _ ground: RevocationGround
    ) async throws {
        try await WebRig.run { rig in
            _ = try await Self.shows(rig)
            let revoked = try await rig.probe.send(
                "POST", "/v1/certificates/ct_1/revocation", key: rig.keys.officer,
                json: #"{"from":"2026-10-07","ground":"\#(ground.rawValue)"}"#)
            #expect(revoked.status == 200)
            let after = try await Self.shows(rig)
            #expect(after.values.allSatisfy { !$0 }, "\(after)")
            let page = try await rig.probe.get("/p/ls_1").text
            #expect(page.contains(ground.sentence.vietnamese))
        }
    }
}
