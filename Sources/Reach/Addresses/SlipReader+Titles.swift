extension SlipReader {
    /// A title misspelt: "Hyện Bình Sơn".
    func mendedTitles() -> [FoundCommunes] {
        var all: [FoundCommunes] = []
        for start in text.words.indices {
            for end in (start + 1)...min(start + 2, text.words.count) {
                let words = start..<end
                guard text.holds(words, below: .soft), let form = form(resembling: words),
                    form.title != .xa || !ReadingDoubts.followsTown(start, of: text),
                    !isDigitMistyped(words, form)
                else { continue }
                var titles = pieces.titles
                titles.set(form, .equal, words)
                let found = reader.found(titles: titles).certain
                guard !found.isEmpty, !found.isDoubtful else { continue }
                all.append(found.weakened(to: .typingSlip))
            }
        }
        return all
    }

    /// A comma one letter too early: "Lũng C,ú Tuyên Quang".
    func mendedCommas() -> [FoundCommunes] {
        var all: [FoundCommunes] = []
        for index in text.words.indices.dropFirst() {
            let word = text.words[index]
            guard word.gap == .hard, word.end - word.start == 1,
                text.words[index - 1].field == word.field
            else { continue }
            let joined = AddressReader(compiled: compiled, text: text.joined(before: index))
            let found = joined.found(titles: pieces.titles).certain
            guard !found.isEmpty, !found.isDoubtful else { continue }
            all.append(found.weakened(to: .typingSlip))
        }
        return all
    }

    /// "Phường k4": the letter is rather a digit of the ward's number than a part of its title.
    private func isDigitMistyped(_ words: Range<Int>, _ form: PlaceTitles.Form) -> Bool {
        words.count > form.name.syllables.count && words.upperBound < text.words.count
            && text.words[words.upperBound].isNumber
    }

    /// The spelled-out title that is one slip from these words.
    private func form(resembling words: Range<Int>) -> PlaceTitles.Form? {
        let letters = text.letters[text.letterRange(words)]
        guard letters.count <= Self.longestTitle, compiled.titles.form(words, of: text) == nil
        else { return nil }
        let written = letters.map(\.written)
        return compiled.titles.forms.first { form in
            guard !form.isAbbreviated,
                SlipDistance.isOneSlip(written, form.name.letters.map(\.written))
            else { return false }
            // Half of "xã" is not enough to tell it by.
            return form.name.letters.count > 2 || letters.contains { $0.tone == .broken }
        }
    }

    private static let longestTitle = 10
}
