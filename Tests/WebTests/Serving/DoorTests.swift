import HTTPTypes
import Market
import NIOCore
import TestSupport
import Testing

@testable import Web

/// The stations that every call passes.
@Suite struct DoorTests {
    private static let endpoints: [Endpoint] = [
        .sample(.get, "/thing"), .sample(.post, "/thing"),
        .sample(.get, "/things/{id}") { call in
            Reply(.ok, body: .init(string: call.parameters.joined(separator: "|")))
        },
        .sample(.get, "/secret", .keys(of: [.admin])),
    ]

    private static func caller(_ secret: String) async throws -> Caller {
        switch secret {
        case "vx_admin": Caller(keyID: "a", role: .admin, scope: .everything)
        case "vx_shop": Caller(keyID: "s", role: .storefront, scope: .everything)
        default: throw AccessError.unauthenticated
        }
    }

    @Test func `HEAD answers like GET without the body`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let got = try await rig.probe.get("/thing")
            let head = try await rig.probe.send("HEAD", "/thing")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.header("Content-Length") == got.header("Content-Length"))
            #expect(head.header("Content-Type") == got.header("Content-Type"))
        }
    }

    @Test(arguments: ["/", "/nothing", "/thing/", "//thing", "/things", "/things/", "/things/a/b"])
    func `a path that is not in the table is not found`(path: String) async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let reading = try await rig.probe.get(path)
            #expect(reading.status == 404)
            #expect(reading.code == "not_found")
        }
    }

    @Test(arguments: ["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PURGE"])
    func `a method that the path does not have is refused and the others are named`(
        method: String
    ) async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let reading = try await rig.probe.send(method, "/thing")
            #expect(reading.status == 405)
            #expect(reading.code == "method_not_allowed")
            #expect(reading.header("Allow") == "GET, HEAD, POST")
        }
    }

    @Test func `a parameter of the path is decoded and may hold a slash`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let reading = try await rig.probe.get("/things/1898%2FQ%C4%90-UBND")
            #expect(reading.text == "1898/QĐ-UBND")
        }
    }

    @Test func `a parameter that the endpoint does not know is refused`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let reading = try await rig.probe.get("/things/1898?x=1")
            #expect((reading.status, reading.code) == (422, "invalid_query"))
        }
    }

    @Test(
        arguments: [
            (nil, 401, "unauthenticated"), ("vx_unknown", 401, "unauthenticated"),
            ("vx_shop", 403, "role_not_allowed"), ("vx_admin", 200, nil),
        ] as [(String?, Int, String?)])
    func `a door for some keys is shut for all others`(
        key: String?, status: Int, code: String?
    ) async throws {
        try await DoorRig.run(Self.endpoints, caller: Self.caller) { rig in
            let reading = try await rig.probe.get("/secret", key: key)
            #expect(reading.status == status)
            #expect(reading.code == code)
            #expect((reading.header("WWW-Authenticate") != nil) == (status == 401))
        }
    }

    @Test(arguments: ["Basic abc", "Bearer", "Bearer vx_unknown"])
    func `a key that is sent must be good also where none is needed`(header: String)
        async throws
    {
        try await DoorRig.run(Self.endpoints, caller: Self.caller) { rig in
            let reading = try await rig.probe.get("/thing", ["Authorization": header])
            #expect(reading.status == 401)
        }
    }

    @Test func `every answer tells its number and forbids guessing its type`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            for path in ["/thing", "/nothing"] {
                let reading = try await rig.probe.get(path)
                #expect(reading.header("X-Request-Id")?.isEmpty == false)
                #expect(reading.header("X-Content-Type-Options") == "nosniff")
                #expect(reading.header("Date") == "Tue, 14 Nov 2023 22:13:20 GMT")
                #expect(reading.header("Server") == nil)
            }
        }
    }

    @Test func `the log has one line per call and nothing of the caller`() async throws {
        try await DoorRig.run(Self.endpoints, caller: Self.caller) { rig in
            let reading = try await rig.probe.send(
                "POST", "/thing?phone=0912345678", key: "vx_admin",
                json: #"{"name":"Lê Thị Mẫu"}"#)
            let id = try #require(reading.header("X-Request-Id"))
            let own = rig.lines.all.filter { $0.contains(id) }
            #expect(own.count == 1)
            #expect(own.first?.hasPrefix("info POST /thing 422 ") == true)
            for secret in ["0912345678", "phone", "vx_admin", "Mẫu"] {
                #expect(!rig.lines.all.contains { $0.contains(secret) })
            }
        }
    }

    @Test func `an error of ours is told without its inside`() async throws {
        struct Inside: Error { let password = "hunter2" }
        let failing = Endpoint.sample(.get, "/failing") { _ in throw Inside() }
        try await DoorRig.run([failing]) { rig in
            let reading = try await rig.probe.get("/failing")
            #expect(reading.status == 500)
            #expect(reading.code == "internal_error")
            #expect(!reading.text.contains("hunter2") && !reading.text.contains("Inside"))
            #expect(rig.lines.all.contains { $0.hasPrefix("error A call failed") })
        }
    }

    @Test func `a problem speaks Vietnamese unless English is asked for`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            let vietnamese = try await rig.probe.get("/nothing")
            #expect(vietnamese.json["title"].text == "Không tìm thấy")
            #expect(vietnamese.header("Content-Language") == "vi")
            #expect(vietnamese.header("Content-Type") == "application/problem+json")
            let english = try await rig.probe.get("/nothing", ["Accept-Language": "en-GB"])
            #expect(english.json["title"].text == "Not found")
            #expect(english.json["status"].integer == 404)
            #expect(english.json["request_id"].text == english.header("X-Request-Id"))
        }
    }

    @Test func `calls are counted and timed by their template`() async throws {
        try await DoorRig.run(Self.endpoints) { rig in
            for id in ["a", "b"] { _ = try await rig.probe.get("/things/\(id)") }
            _ = try await rig.probe.send("PURGE", "/nothing")
            let text = rig.metrics.text
            #expect(
                text.contains(
                    #"http_requests_total{method="GET",path="/things/{id}",status="200"} 2"#))
            #expect(
                text.contains(#"http_request_seconds_count{method="GET",path="/things/{id}"} 2"#))
            #expect(text.contains(#"{method="OTHER",path="none",status="404"} 1"#))
        }
    }

    @Test func `shutting down lets a call under way finish`() async throws {
        let gate = Gate()
        let slow = Endpoint.sample(.get, "/slow") { _ in
            await gate.pass()
            return .json(Array("{}".utf8))
        }
        let (statuses, report) = AsyncStream.makeStream(of: Int?.self)
        // The gate opens only because the shutdown has begun.
        try await DoorRig.run([slow], onShutdown: { gate.open() }) { rig in
            let probe = rig.probe
            Task { report.yield(try? await probe.get("/slow").status) }
            await gate.waits(for: 1)
        }
        for await status in statuses {
            #expect(status == 200)
            break
        }
    }
}
