import Market
import Operations
import Reach
import TestSupport
import Testing

@testable import Web

/// Signed documents, checked by libraries that are not ours.
@Suite struct PassportDocumentTests {
    private static func claims(_ document: [UInt8], _ keys: [UInt8]) async throws -> JSONValue {
        let outcome = try await Verifier.run(
            "verify_passport.py", ["document", "{document}", "{keys}"],
            files: ["document": document, "keys": keys])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try .object(JSONBody.object(Array(outcome.output.utf8), depth: 8))
    }

    @Test func `another library proves the document and reads the facts`() async throws {
        try await WebRig.run { rig in
            let keys = try await rig.probe.get("/.well-known/jwks.json")
            let document = try await rig.probe.get("/p/ls_1/document")
            #expect(document.header("Content-Type") == "application/jwt")
            let claims = try await Self.claims(document.body, keys.body)
            #expect(claims["iss"].text == "http://localhost" && claims["sub"].text == "ls_1")
            #expect(claims["product"]["name"].text == "Tỏi Lý Sơn")
            #expect(claims["certificate"]["star"].integer == 4)
            #expect(claims["certificate"]["valid_until"].text == "2028-08-14")
            #expect(claims["iat"].integer == Int(rig.clock.now / 1_000))
            var spoiled = document.body
            spoiled[60] ^= 1
            let outcome = try await Verifier.run(
                "verify_passport.py", ["document", "{document}", "{keys}"],
                files: ["document": spoiled, "keys": keys.body])
            #expect(outcome.code != 0)
        }
    }

    @Test func `the list of revocations is signed and names the revoked star`() async throws {
        try await WebRig.run { rig in
            let keys = try await rig.probe.get("/.well-known/jwks.json")
            let path = "/v1/passports/revocations"
            let before = try await Self.claims(try await rig.probe.get(path).body, keys.body)
            #expect(before["revoked"].items.isEmpty)
            _ = try await rig.probe.send(
                "POST", "/v1/certificates/ct_1/revocation", key: rig.keys.officer,
                json: #"{"from":"2026-10-07","ground":"mark_misused"}"#)
            let after = try await Self.claims(try await rig.probe.get(path).body, keys.body)
            #expect(after["revoked"][0]["certificate"].text == "ct_1")
            #expect(after["revoked"][0]["from"].text == "2026-10-07")
        }
    }

    @Test func `an independent reader finds the passport's address in the QR code`() async throws {
        try await WebRig.run { rig in
            let code = try await rig.probe.get("/p/ls_1/qr?format=png&scale=4")
            #expect(code.header("Content-Type") == "image/png")
            let outcome = try await Verifier.run(
                "verify_passport.py", ["qr", "{code.png}"], files: ["code.png": code.body])
            #expect(outcome.output == "http://localhost/p/ls_1\n", "\(outcome.errors)")
            let drawing = try await rig.probe.get("/p/ls_1/qr")
            #expect(drawing.header("Content-Type") == "image/svg+xml")
            #expect(drawing.text.contains("<svg"))
            #expect(try await rig.probe.get("/p/ls_1/qr?scale=99").status == 422)
            #expect(try await rig.probe.get("/p/ls_9/qr").status == 404)
        }
    }

    @Test(arguments: [
        ("shop.example:8443", "http://shop.example:8443"), ("a/b", "http://localhost"),
        ("x\" onload=\"y", "http://localhost"),
    ])
    func `only a host that looks like one comes into documents`(_ host: String, _ base: String) {
        #expect(PublicAddress.base(ofHost: host) == base)
    }
}
