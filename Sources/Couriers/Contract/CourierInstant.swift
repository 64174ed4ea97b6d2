internal import Reach

/// Moments as couriers write them: RFC 3339, with or without "T", fraction and offset.
enum CourierInstant {
    /// Couriers that name no offset mean the clock of Viet Nam.
    static let vietnamOffsetMinutes = 7 * 60
    /// Nothing happened to a parcel before: couriers' programs write year 1 for "never".
    private static let earliest = Day(year: 2000, month: 1, day: 1)

    /// UTC milliseconds, or `nil` when the text is no such moment.
    ///
    /// `2026-11-22T10:00:00+07:00`, `2026-11-22 10:00:00` and `2026-11-22T03:00:00.000Z` are the
    /// same: 1_795_316_400_000.
    static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8.prefix(40))
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)), day >= earliest,
            bytes[13] == UInt8(ascii: ":"),
            let hour = number(bytes[11..<13], upTo: 23),
            let minute = number(bytes[14..<16], upTo: 59)
        else { return nil }
        var rest = bytes[16...]
        var milliseconds = (hour * 60 + minute) * 60_000
        if rest.first == UInt8(ascii: ":") {
            guard let second = number(rest.dropFirst().prefix(2), upTo: 60) else { return nil }
            rest = rest.dropFirst(3)
            milliseconds += second * 1_000
            if rest.first == UInt8(ascii: ".") {
                let digits = rest.dropFirst().prefix { isDigit($0) }
                guard !digits.isEmpty else { return nil }
                milliseconds += thousandths(digits)
                rest = rest.dropFirst(1 + digits.count)
            }
        }
        guard let offset = offsetMinutes(rest) else { return nil }
        return Int64(day.number) * 86_400_000 + Int64(milliseconds - offset * 60_000)
    }

    private static func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return vietnamOffsetMinutes }
        if first == UInt8(ascii: "Z") { return text.count == 1 ? 0 : nil }
        let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), digits.count == 4,
            let hours = number(digits[..<2], upTo: 14), let minutes = number(digits[2...], upTo: 59)
        else { return nil }
        return (first == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ digits: ArraySlice<UInt8>, upTo most: Int) -> Int? {
        guard digits.count == 2, digits.allSatisfy(isDigit) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return value <= most ? value : nil
    }

    private static func thousandths(_ digits: ArraySlice<UInt8>) -> Int {
        let three = (digits.prefix(3) + [UInt8](repeating: UInt8(ascii: "0"), count: 3)).prefix(3)
        return three.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
