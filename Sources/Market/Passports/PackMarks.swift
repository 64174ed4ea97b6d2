package import Reach

/// What the code on one pack says beside the number of the product; none of it is proved.
package struct PackMarks: Hashable, Sendable {
    package var lot: String?
    package var serial: String?
    /// The last day on which the pack may be used, as its code says.
    package var expiry: Day?

    package init(lot: String? = nil, serial: String? = nil, expiry: Day? = nil) {
        self.lot = lot
        self.serial = serial
        self.expiry = expiry
    }

    package var isEmpty: Bool {
        self == PackMarks()
    }

    /// GS1's application identifiers that are read here.
    private enum Identifier {
        static let lot = "10"
        static let expiry = "17"
        static let serial = "21"
    }

    /// The longest lot and the longest serial number (GS1 General Specifications, 3.4.1, 3.5.2).
    package static let longest = 20

    /// Reads identifiers with their values, as a GS1 Digital Link holds them behind the number of
    /// the product: those of the path first, then those of the query, in any order.
    ///
    /// Identifiers that mean nothing here are passed over, as the standard wants, and so is a date
    /// that is none; of one that comes twice the first counts. `nil` where the lot or the serial
    /// number is not one. `today` tells the century of a date.
    package init?(identifiers: [(String, String)], today: Day) {
        for (identifier, value) in identifiers {
            switch identifier {
            case Identifier.lot where lot == nil:
                guard Self.isMark(value) else { return nil }
                lot = value
            case Identifier.serial where serial == nil:
                guard Self.isMark(value) else { return nil }
                serial = value
            case Identifier.expiry where expiry == nil:
                expiry = Self.day(value, today: today)
            default: break
            }
        }
    }

    /// Whether a text has the letters that GS1 allows (General Specifications, figure 7.11-1).
    package static func isMark(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7A).contains($0) && !"#$@[\\]^`".utf8.contains($0) }
    }

    /// A date of six digits, YYMMDD; the day 00 is the last of its month.
    ///
    /// The century is the one that lies nearest (General Specifications, 7.12): in 2026 the year
    /// 75 is 2075 and 77 is 1977.
    package static func day(_ text: String, today: Day) -> Day? {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard digits.count == 6, digits.allSatisfy((0...9).contains) else { return nil }
        let (short, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        let date = digits[4] * 10 + digits[5]
        let now = today.parts.year
        let century = now - now % 100
        let year =
            switch short - now % 100 {
            case 51...99: century - 100 + short
            case -99 ... -50: century + 100 + short
            default: century + short
            }
        guard (1...12).contains(month) else { return nil }
        if date == 0 {
            return Day(year: year, month: month, day: 1).adding(months: 1).advanced(by: -1)
        }
        let padded = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return Day("\(year)-\(padded(month))-\(padded(date))")
    }
}
