/// What in an address speaks against a reading, though its names are all found.
struct ReadingDoubts {
    let compiled: CompiledAddresses
    let text: AddressText
    let pieces: AddressPieces

    /// Whether the words cannot be meant so: a street, a province alone, a part of a name.
    func ruleOut(_ reading: AddressReading) -> Bool {
        if reading.province == nil, namesProvince(beside: reading.block) { return true }
        guard let commune = reading.commune, !commune.isTitled else { return false }
        let start = commune.words.lowerBound
        if start == reading.block.lowerBound, !text.breaks(before: start),
            reading.province == nil || isInsideTitledPart(start)
        {
            return true
        }
        if reading.province == nil, reading.districts == nil,
            isProvince(commune.nameWords) || !isWholeText(reading)
        {
            return true
        }
        return hasCommuneTitle(outside: reading.block) { !$0.isAbbreviated }
    }

    /// Whether the part that the word stands in begins as something else: "đường", "quận Nam".
    private func isInsideTitledPart(_ start: Int) -> Bool {
        var index = start
        while !text.breaks(before: index) {
            if pieces.titles.ending(before: index, of: text) != nil { return true }
            index -= 1
        }
        return index < start && AddressNoise.isSmallerPlace(start - 1, of: text)
    }

    func areThere(about reading: AddressReading, _ found: FoundCommunes) -> Bool {
        guard let commune = reading.commune else { return false }
        return reading.meansFormer && reading.districts == nil
            || !commune.isTitled && isLoose(commune, in: reading, found)
            || commune.isTitled && isLoosely(titled: commune, in: reading, found)
            || hasLooseEnd(reading) || namesAnotherPlace(than: reading)
            || namesAnotherCommune(than: reading)
    }

    /// Without a title a name must stand alone in its part, and not be a bigger place's name.
    private func isLoose(
        _ commune: AddressPiece, in reading: AddressReading, _ found: FoundCommunes
    ) -> Bool {
        let start = commune.words.lowerBound
        let isAtItsStart = start == reading.block.lowerBound || reading.order == .backward
        if isAtItsStart, !text.breaks(before: reading.block.lowerBound) { return true }
        if hasCommuneTitle(outside: reading.block, where: { _ in true }) { return true }
        // A city that shares the province's name may be the province alone.
        let isSure = reading.province != nil || !isProvince(reading.districtWords)
        if reading.districts != nil, isSure, !isProvince(commune.nameWords) { return false }
        if reading.districts != nil, reading.province != nil { return false }
        if isProvince(commune.nameWords) { return true }
        let isWholeText = isWholeText(reading)
        if reading.province == nil, !isWholeText { return true }
        guard reading.province == nil || !isWholeText else { return false }
        return isDistrict(commune, in: reading.province, besides: found)
            || isNearDistrict(commune, in: reading.province)
    }

    /// A name that is one slip from a district's, behind something else, may be that district.
    private func isNearDistrict(_ commune: AddressPiece, in sense: ProvinceSense?) -> Bool {
        guard let sense else { return false }
        let letters = text.letters[text.letterRange(commune.nameWords)]
        return compiled.districtSlips.neighbours(of: letters).contains { neighbour in
            compiled.gazetteer.districtNames[neighbour.id].districts.contains {
                compiled.gazetteer.contains(sense, district: $0)
            }
        }
    }

    private func isWholeText(_ reading: AddressReading) -> Bool {
        reading.block.lowerBound == 0
            && AddressNoise.isTrailer(reading.block.upperBound..<text.words.count, of: text)
    }

    /// Beside an unknown commune that has its own title, and "p Ninh Bình" without a province.
    private func isLoosely(
        titled commune: AddressPiece, in reading: AddressReading, _ found: FoundCommunes
    ) -> Bool {
        let own = Set(commune.names.map(\.id))
        let hasOther = hasCommuneTitle(outside: reading.block) { title in
            !title.isAbbreviated && title.fit == .equal
                && !pieces.communes.contains { piece in
                    piece.isTitled && piece.words.lowerBound == title.start
                        && piece.names.contains { own.contains($0.id) }
                }
        }
        if hasOther || isNamePart(commune) { return true }
        guard reading.districts == nil else { return false }
        if reading.province == nil, isProvince(commune.nameWords) { return true }
        // A stray letter in front of a district looks like an abbreviated title.
        let title = pieces.titles.ending(before: commune.nameWords.lowerBound, of: text)
        guard let title, title.isAbbreviated, !text.words[title.start].isDotted,
            commune.words.lowerBound > 0,
            !text.breaks(before: title.start) || namesCommune(before: title.start)
        else { return false }
        return isDistrict(commune, in: reading.province, besides: found)
    }

    /// Whether something in front is called like a commune, and is no house or hamlet.
    private func namesCommune(before end: Int) -> Bool {
        pieces.communes.contains { piece in
            guard piece.words.upperBound <= end else { return false }
            var start = piece.words.lowerBound
            while !text.breaks(before: start) { start -= 1 }
            return !AddressNoise.isSmallerPlace(start, of: text)
        }
    }

    /// "Phương" among marked words is no "phường", and "hị xã" is a misspelt town, not a commune.
    private func isNamePart(_ commune: AddressPiece) -> Bool {
        let name = commune.nameWords.lowerBound
        guard let title = pieces.titles.ending(before: name, of: text),
            !text.breaks(before: title.start)
        else { return false }
        if commune.isTitleDropped, text.isMarked(0..<text.words.count) { return true }
        return title.title == .xa && Self.followsTown(title.start, of: text)
    }

    /// Whether the word before is "thị", or nearly so.
    static func followsTown(_ index: Int, of text: AddressText) -> Bool {
        guard index > 0, text.words[index].gap < .hard else { return false }
        let before = text.words[index - 1]
        let written = text.letters[before.start..<before.end].map(\.written)
        return written == townTitle || SlipDistance.isOneSlip(written, townTitle)
    }

    /// The "thị" of "thị xã".
    private static let townTitle = [
        AddressLetter(base: 0x74), AddressLetter(base: 0x68),
        AddressLetter(base: 0x69, tone: .heavy),
    ].map(\.written)

    private func isProvince(_ words: Range<Int>?) -> Bool {
        pieces.provinces.contains { $0.nameWords == words }
    }

    private func isDistrict(
        _ commune: AddressPiece, in sense: ProvinceSense?, besides found: FoundCommunes
    ) -> Bool {
        let gazetteer = compiled.gazetteer
        return pieces.districts.contains { piece in
            guard piece.nameWords == commune.nameWords else { return false }
            return piece.names.flatMap { gazetteer.districtNames[$0.id].districts }.contains {
                let isInside = sense.map { [id = $0] in gazetteer.contains($0, district: id) }
                return (isInside ?? true)
                    && gazetteer.districts[$0].successors != Set(found.entries.map(\.commune))
            }
        }
    }
}
