/// A civil day in Viet Nam (Asia/Ho_Chi_Minh, UTC+7 all year), counted from 1 January 1970.
package struct Day: Hashable, Sendable, Comparable, Strideable {
    /// Days since 1970-01-01.
    package let number: Int

    /// The range that `YYYY-MM-DD` can write: 0001-01-01 to 9999-12-31.
    package static let writable = Day(number: -719_162)...Day(number: 2_932_896)

    package init(number: Int) {
        self.number = number
    }

    /// The day of an instant given as UTC milliseconds since 1970.
    package init(utcMilliseconds: Int64) {
        let local = utcMilliseconds + 7 * 3_600_000
        number = Int((Double(local) / 86_400_000).rounded(.down))
    }

    /// The day written `YYYY-MM-DD`, or `nil` when the text is not such a day.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            year >= 1, (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a Gregorian date; the parts must name a real date.
    package init(year: Int, month: Int, day: Int) {
        // Days from civil, counted in eras of 400 years that begin on 1 March.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day of the month.
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// The day written `YYYY-MM-DD`.
    package var text: String {
        let (year, month, day) = parts
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Monday is 0 and Sunday 6.
    package var weekday: Int {
        let index = (number + 3) % 7
        return index >= 0 ? index : index + 7
    }

    /// The same day of the month `months` later, or the last of that month where it is shorter.
    package func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let total = year * 12 + (month - 1) + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        let length = Day.length(ofMonth: newMonth, year: newYear)
        return Day(year: newYear, month: newMonth, day: min(day, length))
    }

    /// The instant at which this day begins in Viet Nam, in UTC milliseconds.
    package var startUTCMilliseconds: Int64 {
        Int64(number) * 86_400_000 - 7 * 3_600_000
    }

    package func advanced(by days: Int) -> Day {
        Day(number: number + days)
    }

    package func distance(to other: Day) -> Int {
        other.number - number
    }

    package static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }
}
