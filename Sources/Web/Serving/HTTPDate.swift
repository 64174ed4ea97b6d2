internal import Foundation
internal import Reach
internal import Synchronization

/// The `Date` field, written once per second.
final class HTTPDate: Sendable {
    private let written = Mutex((second: Int64.min, text: ""))

    /// The instant as RFC 9110 writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    func text(_ milliseconds: Int64) -> String {
        let second = milliseconds / 1_000
        return written.withLock { written in
            if written.second != second { written = (second, HTTPDate.write(second)) }
            return written.text
        }
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func write(_ second: Int64) -> String {
        let day = Day(number: Int(second / 86_400))
        let (year, month, dayOfMonth) = day.parts
        let time = Int(second % 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))"
        return
            "\(weekdays[day.weekday]), \(two(dayOfMonth)) \(months[month - 1]) \(year) \(clock) GMT"
    }
}
