/// Days as spreadsheets count them, and the text that a person would write for one.
enum SerialDate {
    /// From when days are counted; old Macintosh files begin four years later.
    enum Calendar: Hashable {
        case from1900
        case from1904
    }

    private static let secondsOfDay = 86_400
    /// 31 December 9999 is the last day that spreadsheets know.
    private static let lastDay = 2_958_465

    /// `YYYY-MM-DD`, with `THH:MM:SS` where the form shows a time; a lone time is `HH:MM:SS`.
    ///
    /// 46348 is 2026-11-22, 46348.5 as a moment 2026-11-22T12:00:00, 0.5 as a moment 12:00:00.
    /// `nil` where there is no such day: 29 February 1900 is in spreadsheets only.
    static func text(of serial: Double, as form: NumberForm, _ calendar: Calendar) -> String? {
        guard serial >= 0, serial < Double(lastDay + 1) else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * Double(secondsOfDay)).rounded())
        if seconds == secondsOfDay {
            day += 1
            seconds = 0
        }
        switch form {
        case .number: return nil
        case .duration: return time(day * secondsOfDay + seconds)
        case .moment where day == 0 && calendar == .from1900: return time(seconds)
        case .moment:
            guard let date = date(day, calendar) else { return nil }
            return seconds == 0 ? date : "\(date)T\(time(seconds))"
        case .day: return date(day, calendar)
        }
    }

    /// The number of a day `YYYY-MM-DD`, counted from 1900; `nil` where it is none after it.
    static func serial(of text: String) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        let number = dayNumber(year, month, day) - dayNumber(1899, 12, 30)
        // Before March 1900 spreadsheets disagree; reading it back shows what is no day at all.
        guard (61...lastDay).contains(number), date(number, .from1900) == text else { return nil }
        return number
    }

    private static func time(_ seconds: Int) -> String {
        [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
            .joined(separator: ":")
    }

    private static func date(_ day: Int, _ calendar: Calendar) -> String? {
        switch calendar {
        case .from1904: return civil(dayNumber(1904, 1, 1) + day)
        case .from1900:
            // Day 60 would be 29 February 1900, which Lotus 1-2-3 invented; day 0 is none either.
            if day == 0 || day == 60 { return nil }
            return civil(dayNumber(1899, 12, day < 60 ? 31 : 30) + day)
        }
    }

    /// Days since 1 March of the year 0 in the Gregorian calendar: years then end in February.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month < 3 ? year - 1 : year
        let months = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
            + (months * 306 + 5) / 10 + day - 1
    }

    private static func civil(_ number: Int) -> String {
        // A year too late at most: the average year is 365.2425 days.
        var year = number * 10_000 / 3_652_425 + 1
        while dayNumber(year, 3, 1) > number { year -= 1 }
        let rest = number - dayNumber(year, 3, 1)
        let months = (rest * 10 + 5) / 306
        let day = rest - (months * 306 + 5) / 10 + 1
        let month = months < 10 ? months + 3 : months - 9
        return [padded(month < 3 ? year + 1 : year, 4), padded(month, 2), padded(day, 2)]
            .joined(separator: "-")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
