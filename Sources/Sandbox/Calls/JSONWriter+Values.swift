package import Market

extension JSONWriter {
    /// Writes a document that was read, its members in alphabetical order.
    package mutating func write(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .flag(let flag): self.value(flag)
        case .integer(let number): self.value(number)
        case .number(let number): raw(Array("\(number)".utf8))
        case .text(let text): self.value(text)
        case .list(let items): list(items) { $0.write($1) }
        case .object(let members):
            object { object in
                for (name, inner) in members.sorted(by: { $0.key < $1.key }) {
                    object.name(of: name)
                    object.write(inner)
                }
            }
        }
    }

    /// Grams as kilograms: 1250 gives `1.25`.
    mutating func member(_ name: StaticString, kilogramsOf grams: Int64) {
        self.name(name)
        raw(Array(Kilograms.text(grams).utf8))
    }
}

/// Kilograms as couriers write them, without the errors of binary fractions.
enum Kilograms {
    /// 1250 gives `1.25`, 2000 gives `2`.
    static func text(_ grams: Int64) -> String {
        var digits = String(grams % 1_000)
        digits = String(repeating: "0", count: 3 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return digits.isEmpty ? "\(grams / 1_000)" : "\(grams / 1_000).\(digits)"
    }

    /// Whole grams of a number of kilograms, or `nil` where there is a part of a gram.
    static func grams(_ kilograms: Double) -> Int64? {
        let grams = (kilograms * 1_000).rounded()
        return abs(grams - kilograms * 1_000) < 0.000_1 ? Int64(exactly: grams) : nil
    }
}
