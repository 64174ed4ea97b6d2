internal import Reach

/// What a pack's text says that the pack holds: "thùng 12 chai x 500 ml", "bộ 3 hũ".
struct PackText {
    /// How the text and the net quantity stand to each other.
    enum Agreement: Hashable {
        case agrees
        /// The text holds no number.
        case silent
        case differs
    }

    /// Weights and volumes that are named, in grams and millilitres.
    private(set) var amounts: [NetUnit: [Int]] = [:]
    /// All other numbers.
    private(set) var counts: [Int] = []

    /// Words that are numbers of packs.
    private static let numerals = ["đôi": 2, "cặp": 2, "chục": 10, "tá": 12]

    init(_ text: String) {
        let scalars = Array(FoldedText.composed(text).lowercased())
        var index = scalars.startIndex
        while index < scalars.endIndex {
            if scalars[index].isASCIIDigit {
                let number = Self.run(scalars, from: index) { $0.isASCIIDigit || ".,".contains($0) }
                var next = number.end
                while next < scalars.endIndex, scalars[next] == " " { next += 1 }
                let word = Self.run(scalars, from: next) { $0.isLetter }
                take(number.text, unit: word.text)
                index = number.end
            } else if scalars[index].isLetter {
                let word = Self.run(scalars, from: index) { $0.isLetter }
                if let numeral = Self.numerals[word.text] { counts.append(numeral) }
                index = word.end
            } else {
                index += 1
            }
        }
    }

    /// Whether the net quantity is what the text says: an amount, so many of it, or all together.
    func agreement(with offer: Offer, isEaten: Bool) -> Agreement {
        let net = offer.netQuantity
        if amounts.isEmpty, counts.isEmpty {
            return offer.netUnit == .pieces && net == 1 ? .agrees : .silent
        }
        if offer.netUnit == .pieces {
            if counts.contains(net) { return .agrees }
            // A pack that is sold by the piece may name its weight, if it is no food.
            return net == 1 && (amounts.isEmpty || !isEaten) ? .agrees : .differs
        }
        guard let said = amounts[offer.netUnit] else {
            return amounts.isEmpty ? .silent : .differs
        }
        let isSaid =
            said.contains(net) || said.reduce(0, +) == net
            || said.contains { amount in
                counts.contains { amount.multipliedReportingOverflow(by: $0) == (net, false) }
            }
        return isSaid ? .agrees : .differs
    }

    /// A number with its unit; a trailing point ends a sentence and is none of it.
    private mutating func take(_ number: String, unit word: String) {
        let number = String(number.reversed().drop { ".,".contains($0) }.reversed())
        if let unit = WrittenUnit(word, of: .net), let net = unit.net, net != .pieces,
            let written = try? WrittenNumber(number, loneMark: unit.loneMark),
            let amount = written.times(unit.numerator, over: unit.denominator),
            let whole = Int(exactly: amount)
        {
            amounts[net, default: []].append(whole)
        } else if let count = Int(number) {
            counts.append(count)
        }
    }

    private static func run(
        _ characters: [Character], from start: Int, while holds: (Character) -> Bool
    ) -> (text: String, end: Int) {
        var end = start
        while end < characters.endIndex, holds(characters[end]) { end += 1 }
        return (String(characters[start..<end]), end)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool {
        ("0"..."9").contains(self)
    }
}
