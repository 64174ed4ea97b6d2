import Foundation
import TestSupport
import Testing

/// Days around the one that it is for a server, in Viet Nam; the tests ask no clock of their own.
struct ServerDay: Sendable {
    /// The moment at which the server signed a document, in seconds.
    let second: Double

    /// Asks for a document of any product that the public knows.
    init(of server: RunningServer, by listing: String) async throws {
        let text = try await server.probe.get("/p/\(listing)/document").text
        let payload = try #require(text.split(separator: ".").dropFirst().first)
        let json = JSON(Array(try #require(Self.bytes(String(payload)))))
        second = Double(try #require(json["iat"].integer))
    }

    /// What base64url stands for (RFC 4648, 5).
    static func bytes(_ text: String) -> Data? {
        var padded = text.replacing("-", with: "+").replacing("_", with: "/")
        while padded.count % 4 != 0 { padded += "=" }
        return Data(base64Encoded: padded)
    }

    /// `YYYY-MM-DD` so many days on, and so many months back from there: the last of the month
    /// where it is shorter.
    func text(in days: Int, monthsBack months: Int = 0) throws -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 7 * 3_600))
        let now = Date(timeIntervalSince1970: second)
        let day = try #require(calendar.date(byAdding: .day, value: days, to: now))
        let back = try #require(calendar.date(byAdding: .month, value: -months, to: day))
        let parts = calendar.dateComponents([.year, .month, .day], from: back)
        let (year, month, date) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        let padded = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(padded(month))-\(padded(date))"
    }
}
