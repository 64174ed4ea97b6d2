import Foundation
import Reach
import Testing

@testable import Market

/// A message is ASCII on the wire and reads back as it was written.
@Suite struct MailMessageTests {
    private let letter = NoticeLetter(
        .approved(ListingID("ls_1"), name: "Nước mắm nhĩ cá cơm truyền thống Sa Huỳnh 🐟 loại 1"),
        to: "Cơ sở")

    private func text(_ letter: NoticeLetter) -> String {
        String(
            decoding: MailMessage.bytes(
                of: letter, id: "nt_1", from: "ocop@vuonxa.example", to: "htx@coop.example",
                at: 1_795_316_400_000),
            as: UTF8.self)
    }

    @Test func `every line is ASCII, at most 78 characters, and ends in CR LF`() {
        let text = text(letter)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        for line in text.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 78)
            #expect(!line.contains("\n") && !line.contains("\r"))
        }
    }

    @Test func `the subject's encoded words each hold whole characters`() throws {
        let lines = text(letter).components(separatedBy: "\r\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        var folded = [lines[start].replacing("Subject: ", with: "")]
        folded += lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map {
            String($0.dropFirst())
        }
        let words = try folded.map { word in
            let code = word.replacing("=?utf-8?B?", with: "").replacing("?=", with: "")
            let data = try #require(Data(base64Encoded: code))
            return try #require(String(data: data, encoding: .utf8))
        }
        #expect(words.joined() == letter.subject)
        #expect(folded.allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func `the body decodes to the letter with CR LF`() throws {
        let parts = text(letter).components(separatedBy: "\r\n\r\n")
        let data = try #require(
            Data(base64Encoded: parts[1], options: .ignoreUnknownCharacters))
        let body = String(decoding: data, as: UTF8.self)
        #expect(body == letter.body.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test func `the date is that of RFC 5322`() {
        #expect(MailMessage.date(1_795_316_400_000) == "Sun, 22 Nov 2026 03:00:00 +0000")
        #expect(MailMessage.date(0) == "Thu, 1 Jan 1970 00:00:00 +0000")
    }

    @Test(arguments: [
        "a@b.vn\r\nBcc: x@y.vn", "a b@c.vn", "<a@b.vn>", "a@b@c.vn", "@b.vn", "a@", "á@b.vn", "",
        "a@b.vn\n", "\"a\"@b.vn",
    ])
    func `what could add a header or another receiver is no address`(_ text: String) {
        #expect(!MailMessage.isAddress(text))
    }

    @Test func `a plain address is one`() {
        #expect(MailMessage.isAddress("htx.hanh-toi+1@coop.example"))
    }
}
