/// Cuts an address into words: composed or decomposed, in any case, with or without spaces.
struct AddressScanner {
    /// Longer texts are not addresses; they are answered `none` without being read further.
    static let maximumLength = 500
    /// A letter with two marks takes five bytes when it is written decomposed.
    private static let maximumBytes = 8 * maximumLength

    private let scalars: AddressScalars
    private let spelling: AddressSpelling?
    private let decoding: AddressSpelling.Decoding
    private var text = AddressText()
    private var chunk: [AddressLetter] = []
    private var upper: [Bool] = []
    private var gap = AddressGap.hard
    private var field = AddressField.any
    private var length = 0
    private var lastWasSpace = true
    private var hyphenOpen = false
    private var isInBrackets = false

    /// Without a spelling nothing is decoded, as when names of places are compiled.
    init(
        scalars: AddressScalars, spelling: AddressSpelling? = nil,
        decoding: AddressSpelling.Decoding = .careful
    ) {
        self.scalars = scalars
        self.spelling = spelling
        self.decoding = decoding
    }

    /// The words of a free text, or `nil` when it is too long to be an address.
    static func text(
        of source: String, scalars: AddressScalars, spelling: AddressSpelling? = nil
    ) -> AddressText? {
        var scanner = AddressScanner(scalars: scalars, spelling: spelling)
        guard scanner.add(source, field: .any) else { return nil }
        return scanner.finished()
    }

    func finished() -> AddressText {
        text
    }

    /// Reads one more field, held apart from those before; `false` when it grows too long.
    mutating func add(_ source: String, field: AddressField) -> Bool {
        guard source.utf8.count <= Self.maximumBytes else { return false }
        self.field = field
        gap = .hard
        lastWasSpace = true
        isInBrackets = false
        for scalar in source.unicodeScalars {
            read(scalars.meaning(of: scalar))
            if length > Self.maximumLength { return false }
        }
        flush()
        return true
    }

    private mutating func read(_ meaning: AddressScalar) {
        switch meaning {
        case .letter(let letter, let isUpper):
            length += 1
            chunk.append(letter)
            upper.append(isUpper)
            lastWasSpace = false
            hyphenOpen = false
        case .tone(let tone):
            if !chunk.isEmpty { chunk[chunk.count - 1].tone = tone }
        case .shape(let shape):
            if !chunk.isEmpty { chunk[chunk.count - 1].shape = shape }
        case .silent: break
        case .gap(let strength): separate(strength)
        case .hyphen:
            separate(lastWasSpace ? .soft : .joint)
            hyphenOpen = true
        case .bracket(let opens):
            separate(.hard)
            isInBrackets = opens
        case .dot:
            // After "P." or "Tp." the name goes on; after a longer word a sentence ends.
            let isAbbreviation = chunk.count <= 2 && chunk.first?.isDigit != true
            separate(isAbbreviation ? .space : .soft)
            text.dotLast()
        }
    }

    private mutating func separate(_ strength: AddressGap) {
        length += 1
        flush()
        gap = max(gap, strength)
        if strength == .space {
            lastWasSpace = true
            if hyphenOpen { gap = max(gap, .soft) }
        } else {
            lastWasSpace = false
        }
        hyphenOpen = false
    }

    private mutating func flush() {
        guard !chunk.isEmpty else { return }
        if let spelling, let decoded = spelling.decoded(chunk, decoding) {
            append(decoded[...])
            text.noteDecoded(boldly: decoding == .bold && spelling.decoded(chunk, .careful) == nil)
        } else if decoding == .bold, let mistyped = AddressSpelling.digitAsLetter(chunk) {
            append(mistyped[...])
            text.noteBold()
        } else {
            appendRuns()
        }
        chunk.removeAll(keepingCapacity: true)
        upper.removeAll(keepingCapacity: true)
    }

    /// "P5" is two words, and so are "XãBình" and "TPQuảng".
    private mutating func appendRuns() {
        var start = 0
        for index in 1..<max(1, chunk.count) where cuts(before: index) {
            append(chunk[start..<index])
            start = index
        }
        append(chunk[start...])
    }

    private func cuts(before index: Int) -> Bool {
        if chunk[index].isDigit != chunk[index - 1].isDigit { return true }
        guard upper[index] else { return false }
        // A lone small letter before a capital is a slip, not a title.
        if !upper[index - 1] { return index > 1 && !chunk[index - 1].isDigit }
        let next = index + 1
        return next < chunk.count && !upper[next] && !chunk[next].isDigit
    }

    private mutating func append(_ run: ArraySlice<AddressLetter>) {
        defer { gap = .space }
        guard let first = run.first else { return }
        if first.isDigit {
            let digits = run.drop { $0.base == 0x30 }
            let sign = AddressLetter(base: AddressLetter.numberSign)
            let number = [sign] + (digits.isEmpty ? run.suffix(1) : digits)
            text.append(number, gap: gap, field: field, isBracketed: isInBrackets)
        } else {
            let word = AddressSpelling.settled(run)
            text.append(word, gap: gap, field: field, isBracketed: isInBrackets)
        }
    }
}
