/// The weekdays on which something happens; there is at least one, as never is said by other rows.
package struct WeekdayMask: Hashable, Sendable {
    /// Bit 0 is Monday and bit 6 Sunday.
    package let bits: UInt8

    /// `nil` when no day or more than seven are set.
    package init?(bits: UInt8) {
        guard (1...0x7F).contains(bits) else { return nil }
        self.bits = bits
    }

    /// Reads seven `1` or `0` from Monday: `1010100` is Monday, Wednesday and Friday.
    package init?(cell: String) {
        guard cell.utf8.count == 7, cell.utf8.allSatisfy({ $0 == 0x30 || $0 == 0x31 }) else {
            return nil
        }
        var bits: UInt8 = 0
        for (index, byte) in cell.utf8.enumerated() where byte == 0x31 {
            bits |= 1 << UInt8(index)
        }
        self.init(bits: bits)
    }

    /// Seven `1` or `0` from Monday.
    package var cell: String {
        String((0..<7).map { bits & (1 << UInt8($0)) == 0 ? "0" : "1" })
    }

    package func contains(_ day: Day) -> Bool {
        bits & (1 << UInt8(day.weekday)) != 0
    }

    /// The day itself when it is one of these weekdays, otherwise the next that is.
    package func first(from day: Day) -> Day {
        var candidate = day
        while !contains(candidate) {
            candidate = candidate.advanced(by: 1)
        }
        return candidate
    }
}
