/// Instants as JSON carries them: RFC 3339 in UTC with milliseconds.
package enum Instant {
    /// 1_795_316_400_000 gives `2026-11-22T03:00:00.000Z`.
    package static func text(_ utcMilliseconds: Int64) -> String {
        let dayLength: Int64 = 86_400_000
        let days =
            (utcMilliseconds >= 0 ? utcMilliseconds : utcMilliseconds - dayLength + 1)
            / dayLength
        let rest = Int(utcMilliseconds - days * dayLength)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60]
            .map { padded($0, 2) }.joined(separator: ":")
        return "\(Day(number: Int(days)).text)T\(time).\(padded(rest % 1_000, 3))Z"
    }
}
