import TestSupport
import Testing

@testable import Web

/// Anyone reports a doubtful pack; officers settle, and nobody else sees who reported.
@Suite struct CounterfeitTests {
    private static let path = "/v1/certificates/1898/Q%C4%90-UBND"
    private static let report = #"{"place":"Chợ Bình Sơn","note":"Mờ","contact":"Chị Mẫu 0900"}"#

    @Test func `a report is counted, listed for officers, and settled`() async throws {
        try await WebRig.run { rig in
            let sent = try await rig.probe.send(
                "POST", "\(Self.path)/reports", json: Self.report)
            #expect(sent.status == 201)
            let id = try #require(sent.json["id"].text)
            let again = try await rig.probe.send(
                "POST", "\(Self.path)/reports", json: Self.report)
            #expect(again.json["id"].text == id)
            let found = try await rig.probe.get(Self.path)
            #expect(found.json["reports"]["open"].integer == 1)
            #expect(
                SchemaCheck.problems(of: found.json["items"][0], as: .named("FoundCertificate"))
                    == [])
            let list = try await rig.probe.get("/v1/counterfeits?state=open", key: rig.keys.officer)
            #expect(SchemaCheck.problems(of: list.json, as: .page(of: "CounterfeitReport")) == [])
            #expect(list.json["items"][0]["id"].text == id && !list.text.contains("0900"))
            let opened = try await rig.probe.get("/v1/counterfeits/\(id)", key: rig.keys.officer)
            #expect(opened.json["contact"].text == "Chị Mẫu 0900")
            let settled = try await rig.probe.send(
                "POST", "/v1/counterfeits/\(id)/settlement", key: rig.keys.officer,
                json: #"{"decision":"confirmed","note":"Thu giữ 3 hộp"}"#)
            #expect(settled.json["state"].text == "confirmed")
            #expect(try await rig.probe.get(Self.path).json["reports"]["confirmed"].integer == 1)
        }
    }

    @Test func `producers and the public do not see reports, and bad ones are named`()
        async throws
    {
        try await WebRig.run { rig in
            #expect(try await rig.probe.get("/v1/counterfeits").status == 401)
            let producer = try await rig.probe.get("/v1/counterfeits", key: rig.keys.producer)
            #expect(producer.status == 403)
            let empty = try await rig.probe.send("POST", "\(Self.path)/reports", json: "{}")
            #expect((empty.status, empty.fieldCodes) == (422, ["place missing"]))
            let typo = try await rig.probe.send(
                "POST", "\(Self.path)/reports", json: #"{"place":"x","phone":"1"}"#)
            #expect(typo.fieldCodes == ["phone unknown_field"])
        }
    }

    @Test func `a flood is told to come back later`() async throws {
        try await WebRig.run { rig in
            for index in 0..<10 {
                let sent = try await rig.probe.send(
                    "POST", "/v1/certificates/5/reports", json: #"{"place":"Chợ \#(index)"}"#)
                #expect(sent.status == 201)
            }
            let refused = try await rig.probe.send(
                "POST", "/v1/certificates/5/reports", json: #"{"place":"Chợ"}"#)
            #expect((refused.status, refused.code) == (429, "too_many_reports"))
            #expect(refused.header("Retry-After") == "3600")
        }
    }

    @Test func `certificates that need somebody are listed`() async throws {
        try await WebRig.run { rig in
            rig.clock.advance(seconds: 86_400 * 600)
            let page = try await rig.probe.get("/v1/certificate-tasks", key: rig.keys.officer)
            #expect(SchemaCheck.problems(of: page.json, as: .page(of: "CertificateTask")) == [])
            #expect(page.json["items"][0]["standing"].text == "expiring")
            #expect(page.json["items"][0]["rung"].integer == 90)
            let other = try await rig.probe.get(
                "/v1/certificate-tasks", key: rig.keys.otherProducer)
            #expect(other.json["items"].items.isEmpty)
        }
    }
}
