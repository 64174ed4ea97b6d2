extension SlipReader {
    /// The commune misspelt beside a district or a province that is spelt well.
    func mendedCommunes() -> [FoundCommunes] {
        var best: [FoundCommunes] = []
        var bestWorth = ReadingWorth.least
        for frame in frames() {
            let worth = ReadingWorth(frame)
            guard worth >= bestWorth else { continue }
            let found = [
                stretch(endingAt: frame.block.lowerBound, \.isCommune),
                stretch(startingAt: frame.block.upperBound, \.isCommune),
            ].compactMap { $0 }.map { mended($0, beside: frame) }.filter { !$0.isEmpty }
            guard !found.isEmpty else { continue }
            if worth > bestWorth { best.removeAll() }
            bestWorth = worth
            best += found
        }
        return best
    }

    /// Every way to read a province, a district or both, without a commune.
    private func frames() -> [AddressReading] {
        var frames: [AddressReading] = []
        for province in finder.provinces() {
            for district in finder.districts(in: province) {
                if let frame = frame(province, district) { frames.append(frame) }
            }
        }
        return frames
    }

    private func frame(
        _ province: ChosenProvince?, _ district: ChosenDistrict?
    ) -> AddressReading? {
        if district != nil { return finder.reading(province, district, nil) }
        guard let province else { return nil }
        let words = province.piece.words
        return AddressReading(
            province: province.sense, districts: nil, commune: nil, block: words,
            explained: words.count, order: .forward,
            isMarkedReliably: province.fit == .equal && !province.piece.isTitleDropped)
    }

    private func mended(_ stretch: Stretch, beside frame: AddressReading) -> FoundCommunes {
        let neighbours = compiled.communeSlips.neighbours(
            of: text.letters[text.letterRange(stretch.name)])
        let slips = neighbours.filter { $0.closeness == .slip }
        let found = mended(stretch, slips.map(\.id), isSlip: true, beside: frame)
        guard found.isEmpty else { return found }
        return mended(stretch, neighbours.map(\.id), isSlip: false, beside: frame)
    }

    private func mended(
        _ stretch: Stretch, _ near: [Int], isSlip: Bool, beside frame: AddressReading
    ) -> FoundCommunes {
        guard !near.isEmpty else { return FoundCommunes() }
        let names = near.map { AddressPiece.Match(id: $0, fit: .equal) }
        let piece = stretch.piece(names)
        let block =
            min(
                frame.block.lowerBound, piece.words.lowerBound)..<max(
                frame.block.upperBound, piece.words.upperBound)
        var reading = AddressReading(
            province: frame.province, districts: frame.districts, commune: piece, block: block,
            explained: frame.explained + piece.words.count, order: frame.order,
            isMarkedReliably: isReliable(stretch, beside: frame))
        // Without title or district the stretch may well be the district, and a letter before it.
        let isLoose = stretch.title == nil && frame.districts == nil && piece.words.lowerBound > 0
        reading.isDoubtful =
            !isSlip || frame.province == nil || isLoose || hasStrayTitle(stretch)
            || near.contains(where: isShort) || near.contains { isOwnWord(stretch, $0) }
            || near.contains { isNumbered(stretch, $0) }
            || !compiled.communesSpelt(as: stretch.name, of: text).isEmpty
        return evaluated(reading)
    }

    private func isReliable(_ stretch: Stretch, beside frame: AddressReading) -> Bool {
        guard frame.isMarkedReliably || !text.isMarked(frame.block) else { return false }
        let all =
            min(
                frame.block.lowerBound, stretch.words.lowerBound)..<max(
                frame.block.upperBound, stretch.words.upperBound)
        return text.isMarked(all) && stretch.title.map { $0.fit == .equal } ?? true
    }

    /// "Thần X aVõ Nhai": a letter inside a part is hardly a title.
    private func hasStrayTitle(_ stretch: Stretch) -> Bool {
        guard let title = stretch.title, title.isAbbreviated else { return false }
        return !text.words[title.start].isDotted && !text.breaks(before: title.start)
    }

    /// A name of few letters has too many neighbours for one of them to be certain.
    private func isShort(_ id: Int) -> Bool {
        compiled.gazetteer.communeNames[id].name.letters.count < 4
    }

    /// "Đạ Huoai đ" may be the second or the third of that name, and "Đạm Rông 1" the first.
    private func isNumbered(_ stretch: Stretch, _ id: Int) -> Bool {
        let name = compiled.gazetteer.communeNames[id].name
        if name.letters.contains(where: \.isDigit) { return true }
        guard let last = stretch.name.last, stretch.name.count > name.syllables.count else {
            return false
        }
        return text.words[last].end - text.words[last].start == 1
    }

    /// Whether the slip makes a syllable of its own, with other letters: then it may be none.
    private func isOwnWord(_ stretch: Stretch, _ id: Int) -> Bool {
        let name = compiled.gazetteer.communeNames[id].name
        guard name.syllables.count == stretch.name.count else { return false }
        return zip(stretch.name, name.syllables).contains { index, syllable in
            let word = text.words[index]
            let typed = text.letters[word.start..<word.end]
            let isSame = typed.map(\.base) == name.letters[syllable.range].map(\.base)
            return !isSame && compiled.spelling.knows(marked: typed)
        }
    }
}

extension CompiledAddresses {
    /// The commune names that some words spell exactly, anywhere in the country.
    func communesSpelt(as words: Range<Int>, of text: AddressText) -> [Int] {
        let letters = text.letters[text.letterRange(words)]
        return (index[text.sum(words)]?.communes ?? []).filter {
            gazetteer.communeNames[$0].name.fit(letters) == .equal
        }
    }
}
