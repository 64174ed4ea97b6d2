/// An address as words of letters, with sums that compare any stretch of it at once.
struct AddressText: Sendable {
    private(set) var letters: [AddressLetter] = []
    private(set) var words: [AddressWord] = []
    /// Whether a word was typed without a Vietnamese keyboard, and its marks worked out.
    private(set) var isDecoded = false
    /// Whether a word was taken for another than a careful reader would take it for.
    private(set) var isBold = false
    /// `sums[n]` is the sum over the first `n` letters.
    private var sums: [UInt64] = [0]

    /// Letters from the first word of the range to its last; spaces do not count.
    func letterRange(_ range: Range<Int>) -> Range<Int> {
        words[range.lowerBound].start..<words[range.upperBound - 1].end
    }

    /// The sum over the plain letters of some words, equal for equal letters.
    func sum(_ range: Range<Int>) -> UInt64 {
        let span = letterRange(range)
        return LetterSum.difference(sums[span.upperBound], sums[span.lowerBound], span.count)
    }

    /// Whether a new part of the address begins at this word.
    func breaks(before index: Int) -> Bool {
        index == 0 || index >= words.count || words[index].gap >= .joint
    }

    /// Whether the words of a range are one part, with no gap inside at least this strong.
    func holds(_ range: Range<Int>, below gap: AddressGap) -> Bool {
        var index = range.lowerBound + 1
        while index < range.upperBound {
            if words[index].gap >= gap { return false }
            index += 1
        }
        return true
    }

    func isMarked(_ range: Range<Int>) -> Bool {
        letters[letterRange(range)].contains(where: \.isMarked)
    }

    /// Notes that the last word was written with a dot behind.
    mutating func dotLast() {
        guard !words.isEmpty else { return }
        words[words.count - 1].isDotted = true
    }

    mutating func noteDecoded(boldly: Bool) {
        isDecoded = true
        isBold = isBold || boldly
    }

    mutating func noteBold() {
        isBold = true
    }

    /// The same words with nothing but a space before this one.
    func joined(before index: Int) -> AddressText {
        var text = self
        text.words[index].gap = .space
        return text
    }

    /// The address with everything in brackets left out.
    func withoutBrackets() -> AddressText {
        var text = AddressText()
        var gap = AddressGap.space
        for word in words {
            gap = max(gap, word.gap)
            guard !word.isBracketed else { continue }
            text.append(letters[word.start..<word.end], gap: gap, field: word.field)
            if word.isDotted { text.dotLast() }
            gap = .space
        }
        return text
    }

    mutating func append(
        _ word: some Sequence<AddressLetter>, gap: AddressGap, field: AddressField,
        isBracketed: Bool = false
    ) {
        let start = letters.count
        var sum = sums[start]
        for letter in word {
            letters.append(letter)
            sum = LetterSum.extended(sum, by: letter.base)
            sums.append(sum)
        }
        let isNumber = letters[start].base == AddressLetter.numberSign
        words.append(
            AddressWord(
                start: start, end: letters.count, gap: gap, isNumber: isNumber, field: field,
                isBracketed: isBracketed))
    }
}

/// One word of an address: a stretch of its letters.
struct AddressWord: Sendable {
    let start: Int
    let end: Int
    /// What stands between this word and the one before.
    fileprivate(set) var gap: AddressGap
    let isNumber: Bool
    let field: AddressField
    let isBracketed: Bool
    /// Written with a dot behind, as abbreviations are.
    fileprivate(set) var isDotted = false
}

/// Which field of a structured address a word came from; free text is `any`.
enum AddressField: Sendable {
    case any, commune, district, province

    func allows(_ kind: AddressField) -> Bool {
        self == .any || self == kind
    }
}

/// A rolling sum over plain letters: the sum of any stretch follows from two prefix sums.
enum LetterSum {
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C55
    /// Longer than the longest address in letters, each number counting one more.
    private static let powers: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<(2 * AddressScanner.maximumLength) {
            powers.append((powers.last ?? 1) &* factor)
        }
        return powers
    }()

    static func extended(_ sum: UInt64, by base: UInt8) -> UInt64 {
        sum &* factor &+ UInt64(base)
    }

    static func difference(_ end: UInt64, _ start: UInt64, _ count: Int) -> UInt64 {
        end &- start &* powers[count]
    }

    /// The sum of a stretch followed by another.
    static func joined(_ first: UInt64, _ second: UInt64, secondCount: Int) -> UInt64 {
        first &* powers[secondCount] &+ second
    }

    static func of(_ letters: some Sequence<AddressLetter>) -> UInt64 {
        letters.reduce(0) { extended($0, by: $1.base) }
    }
}
