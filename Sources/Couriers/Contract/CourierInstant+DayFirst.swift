internal import Reach

extension CourierInstant {
    /// UTC milliseconds of `dd/MM/yyyy HH:mm:ss` on the clock of Viet Nam, `nil` for other text.
    ///
    /// `22/11/2026 10:00:00` is 1_795_316_400_000.
    static func milliseconds(dayFirst text: String) -> Int64? {
        let halves = text.prefix(40).split(separator: " ", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let date = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        guard date.count == 3, date.map(\.utf8.count) == [2, 2, 4] else { return nil }
        return milliseconds("\(date[2])-\(date[1])-\(date[0]) \(halves[1])")
    }

    /// `dd/MM/yyyy HH:mm:ss` on the clock of Viet Nam.
    static func dayFirstText(_ utcMilliseconds: Int64) -> String {
        let local = utcMilliseconds + Int64(vietnamOffsetMinutes) * 60_000
        let time = Instant.text(local).dropFirst(11).prefix(8)
        return "\(dayFirstText(Day(utcMilliseconds: utcMilliseconds), separator: "/")) \(time)"
    }

    /// `dd/MM/yyyy` with the separator that the courier writes.
    static func dayFirstText(_ day: Day, separator: String) -> String {
        day.text.split(separator: "-").reversed().joined(separator: separator)
    }
}
