internal import Foundation
internal import Reach

/// Instants as callers write them: RFC 3339 with `Z` or an offset, with or without fractions.
enum InstantReading {
    static let wanted = Sentence(
        vi: "một thời điểm như 2026-11-22T03:00:00Z", en: "an instant such as 2026-11-22T03:00:00Z")

    /// UTC milliseconds, or `nil` when it is no instant.
    static func read(_ text: String) -> Int64? {
        let style = Date.ISO8601FormatStyle()
        let withFractions = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let date = (try? style.parse(text)) ?? (try? withFractions.parse(text))
        return date.map { Int64(($0.timeIntervalSince1970 * 1_000).rounded()) }
    }
}
