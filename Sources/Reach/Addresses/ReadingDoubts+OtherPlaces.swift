extension ReadingDoubts {
    /// A province that stands at the end or the beginning of the address, outside the reading.
    func namesProvince(beside block: Range<Int>) -> Bool {
        pieces.provinces.contains { piece in
            let words = piece.words
            guard text.breaks(before: words.upperBound) else { return false }
            return words.lowerBound >= block.upperBound
                || words.lowerBound == 0 && words.upperBound <= block.lowerBound
        }
    }

    func hasCommuneTitle(
        outside block: Range<Int>, where isMeant: (AddressTitles.Found) -> Bool
    ) -> Bool {
        text.words.indices.contains { index in
            guard !block.contains(index),
                let found = pieces.titles.ending(before: index, of: text)
            else { return false }
            return found.title.isCommune && isMeant(found)
        }
    }

    /// Words that go on after the last name, or an end that the reading says nothing about.
    func hasLooseEnd(_ reading: AddressReading) -> Bool {
        let tail = reading.block.upperBound..<text.words.count
        if AddressNoise.isTrailer(tail, of: text) { return false }
        if reading.province == nil { return true }
        return !text.breaks(before: tail.lowerBound) && !text.words[tail.lowerBound].isNumber
    }

    /// A district's or a province's title, or a province alone in its part, outside the reading.
    func namesAnotherPlace(than reading: AddressReading) -> Bool {
        for index in text.words.indices where !reading.block.contains(index) {
            guard let found = pieces.titles.ending(before: index, of: text),
                !found.title.isCommune, !found.isAbbreviated, !isRoad(index)
            else { continue }
            // In front of the commune, "quan" without marks is as likely a shop as a district.
            if found.fit == .equal || index >= reading.block.upperBound { return true }
        }
        return pieces.provinces.contains { piece in
            guard !piece.words.overlaps(reading.block),
                text.breaks(before: piece.words.lowerBound),
                text.breaks(before: piece.words.upperBound)
            else { return false }
            let senses = piece.names.map { compiled.gazetteer.provinceNames[$0.id].sense }
            return !senses.contains { $0.home == reading.province?.home }
        }
    }

    /// "Tỉnh lộ 623" is a road.
    private func isRoad(_ index: Int) -> Bool {
        text.words[index].isNumber || AddressNoise.isRoad(index, of: text)
    }

    /// A second commune with a title of its own.
    func namesAnotherCommune(than reading: AddressReading) -> Bool {
        let resolution = CommuneResolution(gazetteer: compiled.gazetteer)
        let own = reading.commune?.names.map(\.id) ?? []
        return pieces.communes.contains { piece in
            guard piece.isTitled, !piece.words.overlaps(reading.block) else { return false }
            if let title = reading.commune?.title, piece.title != title { return true }
            let others = piece.names.map(\.id).filter { !own.contains($0) }
            guard others.count == piece.names.count else { return false }
            let elsewhere = resolution.found(
                others, title: piece.title, in: reading.withoutDistricts)
            return !elsewhere.isEmpty
        }
    }
}
