internal import Foundation
internal import Reach

/// An e-mail of RFC 5322, all ASCII on the wire: names in RFC 2047, text in base64.
package enum MailMessage {
    /// Bytes of text in one encoded word; with its frame it stays below 75 characters.
    private static let encodedWordBytes = 42

    /// The message's bytes, lines ending in CR LF; `at` is in UTC milliseconds.
    ///
    /// Addresses must be clean (`isAddress`): a line break in one would add header fields.
    package static func bytes(
        of letter: NoticeLetter, id: String, from: String, to: String, at: Int64
    ) -> [UInt8] {
        precondition(isAddress(from) && isAddress(to), "an address must be checked before")
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        let fields = [
            "Date: \(date(at))",
            "From: \(encoded("Vươn Xa")) <\(from)>",
            "To: <\(to)>",
            "Subject: \(encoded(letter.subject))",
            "Message-ID: <\(id)@\(domain)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            // RFC 3834: no holiday answers to a machine.
            "Auto-Submitted: auto-generated",
        ]
        let text = Data(letter.body.replacingOccurrences(of: "\n", with: "\r\n").utf8)
            .base64EncodedString(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ])
        return Array((fields.joined(separator: "\r\n") + "\r\n\r\n" + text + "\r\n").utf8)
    }

    /// Whether a text is one address that may stand in a header and in an envelope.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && !"<>()[]\\,;:\"".utf8.contains(byte)
        }
        return isPlain && parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && text.utf8.count <= 254
    }

    /// Encoded words, folded; each holds whole characters, as RFC 2047, 5, demands.
    private static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var words: [String] = []
        var current = ""
        for scalar in text.unicodeScalars {
            let grown = current + String(scalar)
            if grown.utf8.count > encodedWordBytes {
                words.append(current)
                current = String(scalar)
            } else {
                current = grown
            }
        }
        words.append(current)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }

    /// 1_795_316_400_000 gives `Sun, 22 Nov 2026 03:00:00 +0000`.
    static func date(_ utcMilliseconds: Int64) -> String {
        let stamp = Instant.text(utcMilliseconds)
        guard let day = Day(String(stamp.prefix(10))) else { return stamp }
        let (year, month, number) = day.parts
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        // The first of January 1970 was a Thursday.
        let weekday = weekdays[((day.number % 7) + 7) % 7]
        let clock = stamp.dropFirst(11).prefix(8)
        return "\(weekday), \(number) \(months[month - 1]) \(year) \(clock) +0000"
    }
}
