import TestSupport
import Testing

@testable import Web

/// A star comes from a certificate that an officer has confirmed.
@Suite struct CertificateTests {
    @Test(arguments: ["1898%2FQ%C4%90-UBND", "1898/Q%C4%90-UBND"])
    func `a decision is found by its number, with or without its slash escaped`(number: String)
        async throws
    {
        try await WebRig.run { rig in
            let reading = try await rig.probe.get("/v1/certificates/\(number)")
            #expect(reading.status == 200)
            let item = reading.json["items"][0]
            #expect(item["star"].integer == 4 && item["in_force"].flag == true)
            #expect(item["listing"]["id"].text == "ls_1")
            #expect(try await rig.probe.get("/v1/certificates/1%2FX").status == 404)
        }
    }

    @Test func `a claim gives no star until an officer confirms it, and none once revoked`()
        async throws
    {
        try await WebRig.run { rig in
            func stars() async throws -> Int? {
                try await rig.probe.get("/v1/listings/ls_1").json["stars"].integer
            }
            let claimed = try await rig.probe.send(
                "POST", "/v1/listings/ls_1/certificates", key: rig.keys.producer,
                json: Bodies.claim())
            #expect(claimed.status == 201 && claimed.json["state"].text == "claimed")
            #expect(try await stars() == 4)
            let path = "/v1/certificates/\(try #require(claimed.json["id"].text))"
            let own = try await rig.probe.send(
                "POST", "\(path)/confirmation", key: rig.keys.producer)
            #expect(own.status == 403)
            let confirmed = try await rig.probe.send(
                "POST", "\(path)/confirmation", key: rig.keys.officer)
            #expect(confirmed.json["state"].text == "confirmed")
            #expect(try await stars() == 5)
            let revoked = try await rig.probe.send(
                "POST", "\(path)/revocation", key: rig.keys.officer,
                json: #"{"from":"2026-10-07","ground":"false_dossier","note":"Sai hồ sơ"}"#)
            #expect(revoked.status == 200)
            #expect(try await stars() == 4)
            let twice = try await rig.probe.send(
                "POST", "\(path)/revocation", key: rig.keys.officer,
                json: #"{"from":"2026-10-07","ground":"mark_misused"}"#)
            #expect((twice.status, twice.code) == (409, "certificate_revoked"))
        }
    }

    @Test func `a claim that cannot be true is refused by field`() async throws {
        try await WebRig.run { rig in
            let reading = try await rig.probe.send(
                "POST", "/v1/listings/ls_1/certificates", key: rig.keys.producer,
                json: Bodies.claim(["star": "2", "decision_date": #""2099-01-01""#]))
            #expect(reading.status == 422)
            #expect(
                reading.fieldCodes == ["star out_of_range", "decision_date out_of_range"])
        }
    }
}
