import Foundation
import TestSupport
import Testing

/// Vietnamese text as keyboards, files and broken programs send it.
@Suite(.timeLimit(.minutes(2))) struct VietnameseTextTests {
    private static let name = "Đường phổi Quảng Ngãi"
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    @Test func `a name typed in pieces is stored composed and found however it is typed`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let pieces = Self.name.decomposedStringWithCanonicalMapping
            #expect(Array(pieces.utf8) != Array(Self.name.utf8))
            let name = try await Self.register(Array(Self.draft(pieces).utf8), on: server, house)
            #expect(Array(name.text.utf8) == Array(Self.name.utf8))
            for typed in [pieces, Self.name, "ĐƯỜNG PHỔI", "duong phoi", "\u{FEFF}đường phổi"] {
                #expect(try await Self.found(typed, on: server) == [Self.name], "\(typed)")
            }
            // Marks that were typed must be there; that some were left out is forgiven.
            #expect(try await Self.found("đưỡng phổi", on: server) == [])
            #expect(try await Self.found("đường phỗi", on: server) == [])
            #expect(try await Self.found("dương phôi", on: server) == [Self.name])
            await server.stop()
        }
    }

    @Test func `a byte order mark before the body is no part of it, but none hides in a name`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let body = Self.byteOrderMark + Array(Self.draft(Self.name).utf8)
            let name = try await Self.register(body, on: server, house)
            #expect(Array(name.text.utf8) == Array(Self.name.utf8))
            let hidden = try await server.probe.send(
                "POST", "/v1/listings", key: house.admin,
                json: Self.draft("Đường\u{FEFF}phổi", of: try await Self.producer(on: server)))
            #expect(hidden.status == 422)
            #expect(hidden.json["errors"].items.map { $0["field"].text } == ["name"])
            await server.stop()
        }
    }

    /// Bytes that are no UTF-8, each inside a name.
    static let broken: [[UInt8]] = [
        [0xC3, 0x28], [0xFF], [0xE1, 0xBB], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0x80], Array("\u{1EA1}".utf8.dropLast()),
        [0x54, 0x00, 0x6F, 0x00],
    ]

    @Test func `text that is no UTF-8 is refused wherever it stands, and the server goes on`()
        async throws
    {
        try await JourneyHouse.with { house in
            let server = try await house.serve()
            let producer = try await Self.producer(on: server)
            let parts = Self.draft("<>", of: producer).components(separatedBy: "<>")
            for bytes in Self.broken {
                let body = Array(parts[0].utf8) + bytes + Array(parts[1].utf8)
                let answer = try await server.probe.send(
                    "POST", "/v1/listings", key: house.admin, body: body)
                #expect(answer.status == 400, "\(bytes): \(answer.text)")
                let query = bytes.map { "%" + String(0x100 | Int($0), radix: 16).dropFirst() }
                let found = try await server.probe.get("/v1/listings?q=\(query.joined())")
                #expect(found.status == (bytes.contains(0) ? 200 : 422), "\(bytes): \(found.text)")
                #expect(try await Self.raw(bytes, on: server) >= 400, "\(bytes)")
            }
            let half = try await server.probe.send(
                "POST", "/v1/listings", key: house.admin,
                json: Self.draft("\\ud800", of: producer))
            #expect((400..<500).contains(half.status), "\(half.text)")
            try await server.ask("GET", "/readyz")
            await server.stop()
            try await house.verify()
        }
    }

    /// Puts bytes that nobody may put there into the request line, and answers the status.
    private static func raw(_ bytes: [UInt8], on server: RunningServer) async throws -> Int {
        let wire = try await server.wire()
        let line = Array("GET /v1/listings?q=".utf8) + bytes
        try await wire.write(line + Array(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8))
        return try await wire.read().status
    }

    /// Registers a listing, takes it through review, and answers its name.
    private static func register(
        _ body: [UInt8], on server: RunningServer, _ house: JourneyHouse
    ) async throws -> JSON {
        let producer = try await producer(on: server)
        let key = try await house.key("producer", for: producer)
        let made = try await server.probe.send("POST", "/v1/listings", key: key, body: body)
        try #require(made.status == 201, "\(made.text)")
        let path = "/v1/listings/\(made.json["id"].text)"
        try await server.ask("POST", "\(path)/submission", key: key, json: "{}")
        let officer = try await house.key("officer", for: "51")
        let verdict = "{\"decision\":\"approve\",\"note\":\"\"}"
        try await server.ask("POST", "\(path)/reviews", key: officer, json: verdict)
        return try await server.ask("GET", path)["name"]
    }

    private static func producer(on server: RunningServer) async throws -> String {
        try await server.ask("GET", "/v1/listings?limit=1")["items"].items.first?["producer"]["id"]
            .text ?? ""
    }

    private static func found(_ typed: String, on server: RunningServer) async throws -> [String] {
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "a"..."z"))
        let query = typed.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return try await server.ask("GET", "/v1/listings?q=\(query)")["items"].items
            .map { $0["name"].text }
    }

    private static func draft(_ name: String, of producer: String? = nil) -> String {
        let owner = producer.map { "\"producer\":\"\($0)\"," } ?? ""
        return """
            {\(owner)"name":"\(name)","set":10,"pack":"Gói 500 g",\
            "net_quantity":500,"net_unit":"g",\
            "packed_weight_g":560,"length_cm":22,"width_cm":15,"height_cm":8,"price_vnd":60000,\
            "goods":["dry"],"ships_by_courier":true,"stock":50}
            """
    }
}
