extension JSONReader {
    /// The number at hand; whole where it is, in Int64's range, however it was written.
    mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        let isNegative = take("-")
        guard var whole = try wholePart(isNegative: isNegative) else {
            return try fractional(from: start)
        }
        if [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(current) {
            return try fractional(from: start)
        }
        if isNegative { whole = -whole }
        return .integer(whole)
    }

    /// The digits before a fraction; `nil` when the number is larger than Int64 holds.
    private mutating func wholePart(isNegative: Bool) throws(JSONError) -> Int64? {
        let start = index
        var whole: Int64? = 0
        while case let digit = current &- UInt8(ascii: "0"), digit < 10 {
            if let known = whole {
                let (tens, isOver) = known.multipliedReportingOverflow(by: 10)
                let (sum, isBeyond) = tens.addingReportingOverflow(Int64(digit))
                whole = isOver || isBeyond ? nil : sum
            }
            index += 1
        }
        // No digit at all, or one behind a leading zero.
        if index == start || (index > start + 1 && bytes[start] == UInt8(ascii: "0")) {
            throw .malformed
        }
        return whole
    }

    /// The number from `start`, of which the whole part is behind us.
    private mutating func fractional(from start: Int) throws(JSONError) -> JSONValue {
        if take(".") { try skipDigits() }
        if take("e") || take("E") {
            if !take("-") { _ = take("+") }
            try skipDigits()
        }
        let written = String(decoding: bytes[start..<index], as: UTF8.self)
        if let exact = Int64(written) { return .integer(exact) }
        guard let number = Double(written), number.isFinite else { throw .malformed }
        return Int64(exactly: number).map { .integer($0) } ?? .number(number)
    }

    private mutating func skipDigits() throws(JSONError) {
        let start = index
        while current &- UInt8(ascii: "0") < 10 { index += 1 }
        if index == start { throw .malformed }
    }
}
