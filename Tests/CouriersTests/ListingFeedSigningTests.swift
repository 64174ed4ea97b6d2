import Couriers
import Testing

/// Standard Webhooks, with the vector that its reference libraries publish.
@Suite struct ListingFeedSigningTests {
    @Test func `the published vector gives the published signature`() throws {
        let secret = try #require(SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestampSeconds: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `one other byte gives another signature`() throws {
        let secret = try #require(SigningSecret(CourierSamples.secret))
        let first = secret.signature(id: "a", timestampSeconds: 1, body: [1])
        #expect(first != secret.signature(id: "a", timestampSeconds: 1, body: [2]))
        #expect(first != secret.signature(id: "a", timestampSeconds: 2, body: [1]))
        #expect(first != secret.signature(id: "b", timestampSeconds: 1, body: [1]))
    }

    @Test(arguments: [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!!!",
        "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ])
    func `a text that is not 24 to 64 bytes under whsec_ is no secret`(_ text: String) {
        #expect(SigningSecret(text) == nil)
    }

    @Test func `made secrets are read back`() {
        #expect(SigningSecret(SigningSecret.text(of: [UInt8](repeating: 7, count: 32))) != nil)
        #expect(SigningSecret(SigningSecret.text(of: [UInt8](repeating: 7, count: 23))) == nil)
        #expect(SigningSecret(SigningSecret.text(of: [UInt8](repeating: 7, count: 65))) == nil)
    }

    @Test func `secrets print as stars`() throws {
        let secret = try #require(SigningSecret(CourierSamples.secret))
        var dumped = ""
        dump(secret, to: &dumped)
        dump(CourierSamples.account, to: &dumped)
        let shown = "\(secret) \(CourierSamples.account) \(dumped)"
        #expect(shown.contains("***"))
        #expect(!shown.contains("MfKQ"))
        #expect(!shown.contains("partner.example"))
    }
}
