import Foundation
import TestSupport
import Testing

/// The paper of a certificate on its way from a producer's telephone to an officer's screen.
@Suite(.timeLimit(.minutes(2))) struct ScanJourneyTests {
    /// The smallest document that is one.
    private static let paper = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
        trailer<</Root 1 0 R>>
        %%EOF

        """.utf8)

    /// SHA-256 as another program reckons it.
    private static func digest(of bytes: [UInt8], in folder: StoreFolder) async throws -> String {
        let path = folder.file("paper.pdf")
        try Data(bytes).write(to: URL(filePath: path))
        let outcome = try await ChildProcess(["/usr/bin/sha256sum", path]).finish()
        try #require(outcome.code == 0, "\(outcome.errors)")
        return String(outcome.output.prefix(64))
    }

    private static func upload(_ shop: StarredHouse, key: String) async throws -> String {
        let digest = try await digest(of: paper, in: shop.house.folder)
        let begun = try await shop.server.ask(
            "POST", "/v1/uploads", key: key,
            json: """
                {"purpose":"scan","bytes":\(paper.count),"sha256":"\(digest)",
                "producer":"\(shop.producer)"}
                """,
            expecting: 201)
        let id = begun["id"].text
        let sent = try await shop.server.probe.send(
            "PUT", "/v1/uploads/\(id)/chunks/0?sha256=\(digest)", key: key,
            ["Content-Type": "application/octet-stream"], body: paper)
        #expect(sent.status == 200, "\(sent.text)")
        try await shop.server.ask("POST", "/v1/uploads/\(id)/completion", key: key)
        return id
    }

    @Test func `the officer reads byte for byte what was sent, a stranger nothing`() async throws {
        try await StarredHouse.with { shop in
            let owner = try await shop.house.key("producer", for: shop.producer)
            let officer = try await shop.house.key("officer", for: "51")
            let path = "/v1/certificates/\(shop.certificate)/scan"
            let body = #"{"upload":"\#(try await Self.upload(shop, key: owner))"}"#
            let attached = try await shop.server.ask("PUT", path, key: owner, json: body)
            let digest = try await Self.digest(of: Self.paper, in: shop.house.folder)
            #expect(attached["scan_sha256"].text == digest)
            for key in [owner, officer, shop.house.admin] {
                let read = try await shop.server.probe.get(path, key: key)
                #expect(read.status == 200 && read.body == Self.paper)
                #expect(read.header("Content-Type") == "application/pdf")
                #expect(read.header("Content-Security-Policy")?.contains("sandbox") == true)
                #expect(read.header("Cache-Control") == "private, no-store")
            }
            try await Self.refuse(path, shop)
            // The hash is everybody's, once an officer has confirmed the paper.
            try await shop.confirm()
            let found = try await shop.server.ask("GET", "/v1/certificates/1898/Q%C4%90-UBND")
            #expect(found["items"].items[0]["scan_sha256"].text == digest)
            let late = try await shop.server.ask(
                "PUT", path, key: owner, json: body, expecting: 409)
            #expect(late["detail"].text.contains("cán bộ"))
        }
    }

    /// Without a key, with the key of another producer, another province or another trade.
    private static func refuse(_ path: String, _ shop: StarredHouse) async throws {
        let others = try await shop.server.ask("GET", "/v1/listings?limit=100")["items"].items
            .map { $0["producer"]["id"].text }
        let other = try #require(others.first { $0 != shop.producer })
        let strangers = [
            try await shop.house.key("producer", for: other),
            try await shop.house.key("officer", for: "01"), shop.house.shop,
        ]
        for key in strangers {
            let read = try await shop.server.probe.get(path, key: key)
            #expect(read.status == 403 && !read.text.contains("%PDF"), "\(read.text)")
        }
        #expect(try await shop.server.probe.get(path).status == 401)
    }
}
