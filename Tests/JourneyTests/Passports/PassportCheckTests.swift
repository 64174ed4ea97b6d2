import Foundation
import TestSupport
import Testing

/// An inspector fetches a signed document and checks it later, away from any network.
@Suite(.timeLimit(.minutes(2))) struct PassportCheckTests {
    @Test func `a genuine document says the star, one whose letter was changed is forged`()
        async throws
    {
        try await StarredHouse.with { shop in
            try await shop.confirm()
            let file = try await shop.fetch("/p/\(shop.listing)/document", as: "document")
            let revocations = try await shop.fetch("/v1/passports/revocations", as: "revoked")
            let genuine = try await shop.check(file, "--revocations", revocations)
            #expect(genuine.code == 0 && genuine.output.contains("THẬT"), "\(genuine)")
            #expect(genuine.output.contains("stars\t4"))
            #expect(genuine.output.contains("1898/QĐ-UBND"))
            #expect(genuine.output.contains("listing\t\(shop.listing)"))
            let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
            let forged = shop.house.folder.file("forged")
            try Self.changed(text).write(toFile: forged, atomically: false, encoding: .utf8)
            let outcome = try await shop.check(forged)
            #expect(outcome.code == 1 && outcome.output.contains("GIẢ"), "\(outcome)")
            #expect(!outcome.output.contains("stars\t"))
        }
    }

    /// The same with four stars made five in what is signed.
    private static func changed(_ text: String) throws -> String {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        try #require(parts.count == 3)
        let payload = try #require(ServerDay.bytes(parts[1]))
        let json = String(decoding: payload, as: UTF8.self)
        let other = json.replacing("1898/", with: "1899/")
        try #require(other != json)
        parts[1] = Data(other.utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return parts.joined(separator: ".")
    }

    @Test func `a star that was revoked after the document was made is found in the list`()
        async throws
    {
        try await StarredHouse.with { shop in
            try await shop.confirm()
            let file = try await shop.fetch("/p/\(shop.listing)/document", as: "document")
            try await shop.revoke(from: try shop.today.text(in: 0))
            let unaware = try await shop.check(file)
            #expect(unaware.code == 0 && unaware.output.contains("Chưa đối chiếu"))
            let revocations = try await shop.fetch("/v1/passports/revocations", as: "revoked")
            let outcome = try await shop.check(file, "--revocations", revocations)
            #expect(outcome.code == 1 && outcome.output.contains("ĐÃ THU HỒI"), "\(outcome)")
            // A document made now knows it by itself: it is genuine and bears no star.
            let fresh = try await shop.fetch("/p/\(shop.listing)/document", as: "fresh")
            let now = try await shop.check(fresh, "--revocations", revocations)
            #expect(now.code == 0 && now.output.contains("không có sao OCOP"), "\(now)")
            #expect(!now.output.contains("stars\t"))
        }
    }

    @Test func `a document ends, and so do the keys and lists of others`() async throws {
        try await StarredHouse.with { shop in
            try await shop.confirm()
            let file = try await shop.fetch("/p/\(shop.listing)/document", as: "document")
            let later = try await shop.check(file, "--day", try shop.today.text(in: 100))
            #expect(later.code == 1 && later.output.contains("HẾT HẠN"), "\(later)")
            let still = try await shop.check(file, "--day", try shop.today.text(in: 80))
            #expect(still.code == 0, "\(still)")
            let before = try await shop.check(file, "--day", try shop.today.text(in: -2))
            #expect(before.code == 1 && before.output.contains("KHÔNG TIN"), "\(before)")
            let keys = try await shop.fetch("/.well-known/jwks.json", as: "former.json")
            try await shop.house.succeed("passport", "rotate")
            let known = try await Program.run(["passport", "check", file, "--keys", keys])
            #expect(known.code == 0, "\(known)")
            let nonsense = try await shop.check(keys)
            #expect(nonsense.code == 1 && nonsense.output.contains("KHÔNG ĐỌC ĐƯỢC"))
        }
    }
}
