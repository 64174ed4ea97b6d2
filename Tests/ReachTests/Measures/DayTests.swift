internal import Reach
internal import TestSupport
import Testing

/// The civil calendar of Viet Nam.
@Suite struct DayTests {
    @Test(arguments: [
        "2026-10-07", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "1969-12-31",
        "1600-02-29",
    ])
    func `a day is read and written in one form`(_ text: String) {
        #expect(Day(text)?.text == text)
    }

    @Test(arguments: [
        "", "2026-10-7", "2026-1-07", "26-10-07", "2026/10/07", "2026-10-07 ", " 2026-10-07",
        "2026-00-01", "2026-13-01", "2026-10-00", "2026-10-32", "2026-04-31", "2026-02-29",
        "1900-02-29", "0000-01-01", "-026-10-07", "+026-10-07", "2026-10-0७", "２０２６-10-07",
        "2026-10-07T00:00:00Z", "20261007",
    ])
    func `anything that is no such day is none`(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `four hundred years pass day by day without a gap`() {
        var (year, month, dayOfMonth, weekday) = (1970, 1, 1, 3)
        for number in 0..<146_097 {
            let day = Day(number: number)
            guard day.parts == (year, month, dayOfMonth), day.weekday == weekday,
                Day(year: year, month: month, day: dayOfMonth) == day
            else {
                Issue.record("day \(number) is \(day.parts), not \(year)-\(month)-\(dayOfMonth)")
                return
            }
            weekday = (weekday + 1) % 7
            let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year % 400 == 0
            let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            dayOfMonth += 1
            if dayOfMonth > length { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect((year, month, dayOfMonth) == (2370, 1, 1))
    }

    @Test func `the writable days are those of the four-digit years`() {
        #expect(
            Day.writable == CoverageSamples.day("0001-01-01")...CoverageSamples.day("9999-12-31"))
    }

    @Test(arguments: [
        ("2026-10-07", 2), ("1970-01-01", 3), ("1969-12-31", 2), ("2000-01-01", 5),
        ("2024-02-29", 3), ("0001-01-01", 0), ("2026-10-11", 6),
    ])
    func `the week begins with Monday as 0`(_ text: String, _ weekday: Int) {
        #expect(CoverageSamples.day(text).weekday == weekday)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-31", 2, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2024-02-29", 36, "2027-02-28"),
        ("2026-10-07", 36, "2029-10-07"), ("2026-10-31", 1, "2026-11-30"),
        ("2026-10-07", 0, "2026-10-07"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -25, "2023-12-15"),
        ("2026-11-30", 1, "2026-12-30"), ("2026-12-01", 1, "2027-01-01"),
    ])
    func `months are added to the same day or the month's last`(
        _ from: String, _ months: Int, _ to: String
    ) {
        #expect(CoverageSamples.day(from).adding(months: months).text == to)
    }

    @Test func `days are counted across years`() {
        let day = CoverageSamples.day("2026-12-31")
        #expect(day.advanced(by: 1).text == "2027-01-01")
        #expect(day.advanced(by: -366).text == "2025-12-30")
        #expect(day.distance(to: CoverageSamples.day("2027-12-31")) == 365)
        #expect(day < day.advanced(by: 1))
    }
}

/// The day that an instant falls on in Viet Nam, seven hours before UTC has it.
@Suite struct DayOfInstantTests {
    /// 2026-10-07 00:00 in Viet Nam is 2026-10-06 17:00 in UTC.
    static let midnight: Int64 = 1_791_306_000_000

    @Test func `the day turns at 17 o'clock UTC`() {
        #expect(Day(utcMilliseconds: Self.midnight - 1).text == "2026-10-06")
        #expect(Day(utcMilliseconds: Self.midnight).text == "2026-10-07")
        #expect(Day(utcMilliseconds: Self.midnight + 86_399_999).text == "2026-10-07")
        #expect(Day(utcMilliseconds: Self.midnight + 86_400_000).text == "2026-10-08")
    }

    @Test func `a day begins at the instant that turns it`() {
        #expect(CoverageSamples.day("2026-10-07").startUTCMilliseconds == Self.midnight)
    }

    @Test(arguments: ["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"])
    func `the first and last millisecond of a day are of that day`(_ text: String) {
        let start = CoverageSamples.day(text).startUTCMilliseconds
        #expect(Day(utcMilliseconds: start).text == text)
        #expect(Day(utcMilliseconds: start + 86_399_999).text == text)
        #expect(Day(utcMilliseconds: start - 1) == CoverageSamples.day(text).advanced(by: -1))
    }
}
