import Testing

@testable import Sandbox

/// Whom the sandbox believes, with the vector that Standard Webhooks publishes.
@Suite struct SandboxSignatureTests {
    private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private let body = Array(#"{"test": 2432232314}"#.utf8)
    private let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    private let sent: Int64 = 1_614_265_330

    private func check(
        id: String? = nil, timestamp: String? = nil, signatures: String? = nil,
        body: [UInt8]? = nil, at seconds: Int64 = 1_614_265_330
    ) -> SandboxSignature.Refusal? {
        let checker = SandboxSignature(
            secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", toleranceSeconds: 300)
        do throws(SandboxSignature.Refusal) {
            try checker?.check(
                id: id ?? self.id, timestamp: timestamp ?? "\(sent)",
                signatures: signatures ?? signature, body: body ?? self.body, now: seconds * 1_000)
            return checker == nil ? .badSignature : nil
        } catch {
            return error
        }
    }

    @Test func `the published vector is believed, also among other entries`() {
        #expect(check() == nil)
        #expect(check(signatures: "v1,AAAA v1a,xx \(signature)") == nil)
    }

    @Test func `another body, id or timestamp is not`() {
        #expect(check(body: body + [32]) == .badSignature)
        #expect(check(id: "msg_x") == .badSignature)
        #expect(check(timestamp: "\(sent + 1)") == .badSignature)
        #expect(check(signatures: "v1,AAAA") == .badSignature)
        #expect(check(signatures: "v1a,\(signature.dropFirst(3))") == .badSignature)
        #expect(check(signatures: "") == .badSignature)
    }

    @Test func `five minutes either way are tolerated, and no second more`() {
        #expect(check(at: sent + 300) == nil)
        #expect(check(at: sent - 300) == nil)
        #expect(check(at: sent + 301) == .timestampOutside)
        #expect(check(at: sent - 301) == .timestampOutside)
    }

    @Test(arguments: ["", "x", "-5", "1e9", "99999999999999999999999", "9223372036854775807"])
    func `a timestamp that is none is refused`(_ text: String) {
        #expect(check(timestamp: text) == .badTimestamp)
    }

    @Test func `a secret that is none cannot check`() {
        #expect(SandboxSignature(secret: "whsec_c2hvcnQ=", toleranceSeconds: 1) == nil)
        #expect(SandboxSignature(secret: "", toleranceSeconds: 1) == nil)
    }
}
