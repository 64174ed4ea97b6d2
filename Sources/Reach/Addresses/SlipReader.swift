/// Reads an address with one typing slip mended, in one name or one title.
///
/// All mendings are collected: two that lead to different communes leave the answer open.
struct SlipReader {
    let reader: AddressReader
    let pieces: AddressPieces

    var compiled: CompiledAddresses { reader.compiled }
    var text: AddressText { reader.text }

    /// No name has more words, so a longer stretch is not one name misspelt.
    static let wordLimit = 7

    func found() -> FoundCommunes {
        var all: [FoundCommunes] = []
        for found in mendedCommunes() + mendedDistricts() + mendedProvinces() where !found.isEmpty {
            all.append(found)
        }
        all += mendedTitles() + mendedCommas()
        let certain = FoundCommunes.union(all.filter { !$0.isDoubtful })
        var result = FoundCommunes.union(all)
        // An uncertain mending that leads elsewhere leaves the certain ones uncertain too.
        // Letters that were decoded and mended as well are two steps from what is written.
        result.isDoubtful =
            certain.isEmpty || !result.isSubset(of: certain) || text.isDecoded
        return result
    }

    var finder: ReadingFinder {
        ReadingFinder(gazetteer: compiled.gazetteer, text: text, pieces: pieces)
    }

    /// What a reading with a mended name gives.
    func evaluated(_ reading: AddressReading) -> FoundCommunes {
        let evaluation = ReadingEvaluation(compiled: compiled, text: text, pieces: pieces)
        var found = evaluation.found(reading).weakened(to: .typingSlip)
        if !reading.isMarkedReliably { found.isDoubtful = true }
        return found
    }

    /// The words from a title, or from the beginning of a part, up to some word.
    func stretch(endingAt end: Int, _ isTitle: (PlaceTitle) -> Bool) -> Stretch? {
        var start = end - 1
        while start >= 0, end - start <= Self.wordLimit {
            if let title = pieces.titles.ending(before: start, of: text) {
                guard isTitle(title.title) else { return nil }
                return Stretch(words: title.start..<end, name: start..<end, title: title)
            }
            if text.breaks(before: start) {
                guard !text.words[start].isNumber else { return nil }
                return Stretch(words: start..<end, name: start..<end, title: nil)
            }
            start -= 1
        }
        return nil
    }

    /// The words from some word to the end of its part, a title in front set aside.
    func stretch(startingAt start: Int, _ isTitle: (PlaceTitle) -> Bool) -> Stretch? {
        guard start < text.words.count else { return nil }
        var name = start
        var title: AddressTitles.Found?
        for index in [start + 1, start + 2] {
            if let found = pieces.titles.ending(before: index, of: text), found.start == start {
                guard isTitle(found.title) else { return nil }
                name = index
                title = found
            }
        }
        var end = name
        while end < text.words.count, end == name || !text.breaks(before: end) { end += 1 }
        guard end > name, end - name <= Self.wordLimit else { return nil }
        return Stretch(words: start..<end, name: name..<end, title: title)
    }

    /// Words that may be one name misspelt.
    struct Stretch {
        let words: Range<Int>
        let name: Range<Int>
        let title: AddressTitles.Found?

        func piece(_ names: [AddressPiece.Match]) -> AddressPiece {
            AddressPiece(
                words: words, nameWords: name, title: title?.title,
                isTitleDropped: title?.fit == .dropped && title?.isAbbreviated == false,
                names: names)
        }
    }
}
