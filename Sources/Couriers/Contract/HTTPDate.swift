internal import Reach

/// Dates of HTTP headers in the fixed form of RFC 9110, 5.6.7.
enum HTTPDate {
    /// Seconds since 1970, or `nil` when the text is no such date.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: " ")
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        guard parts.count == 6, parts[5] == "GMT",
            let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])),
            let year = Int(parts[3]), (1970...9999).contains(year), (1...31).contains(day)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0...60).contains(clock[2])
        else { return nil }
        let days = Day(year: year, month: month + 1, day: day).number
        return Int64(days) * 86_400 + Int64(clock[0] * 3_600 + clock[1] * 60 + clock[2])
    }
}
