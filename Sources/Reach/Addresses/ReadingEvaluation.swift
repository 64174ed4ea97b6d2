/// Says which communes one reading of an address means, and whether that is certain.
struct ReadingEvaluation {
    let compiled: CompiledAddresses
    let text: AddressText
    let pieces: AddressPieces

    /// The communes that the reading means, or none where the words cannot be meant so.
    func found(_ reading: AddressReading) -> FoundCommunes {
        guard let commune = reading.commune else { return bareDistrict(reading) }
        let doubts = ReadingDoubts(compiled: compiled, text: text, pieces: pieces)
        guard !doubts.ruleOut(reading) else { return FoundCommunes() }
        var found = named(by: commune, in: reading)
        guard !found.isEmpty else { return shortened(reading) }
        addPresentNeighbours(of: commune, in: reading, to: &found)
        addTypedNeighbours(of: commune, in: reading, to: &found)
        if reading.isDoubtful || doubts.areThere(about: reading, found) {
            found = found.weakened(to: .partialMatch)
            found.isDoubtful = true
        }
        return found
    }

    /// With all marks where the writer uses them, else with marks missing.
    private func named(by commune: AddressPiece, in reading: AddressReading) -> FoundCommunes {
        let resolution = CommuneResolution(gazetteer: compiled.gazetteer)
        let names = commune.names.filter { !isShortened($0) }
        // "Xã A cũ" without its district says no more than that a former unit is meant.
        let title = reading.meansFormer && reading.districts == nil ? nil : commune.title
        let equal = names.filter { $0.fit == .equal }.map(\.id)
        if reading.isMarkedReliably {
            let found = resolution.found(equal, title: title, in: reading)
            if !found.isEmpty { return found }
        }
        var found = resolution.found(names.map(\.id), title: title, in: reading)
        guard !found.isEmpty else { return found }
        if equal.count < names.count { found = found.weakened(to: .foldedName) }
        guard reading.isMarkedReliably else { return found }
        // Just so another commune of the country is called: the area may be what is wrong.
        if !equal.isEmpty { found.isDoubtful = true }
        // Where the writer does use marks, a name with marks missing is misspelt, and so may be
        // another one.
        addNeighbours(of: commune, in: reading, to: &found)
        if reading.districts != nil {
            // The very name exists in the province: the district may be what is wrong.
            let elsewhere = resolution.found(equal, title: title, in: reading.withoutDistricts)
            found.merge(elsewhere.weakened(to: .districtMismatch))
        }
        return found
    }

    private func isShortened(_ match: AddressPiece.Match) -> Bool {
        compiled.gazetteer.communeNames[match.id].isShortened
    }

    /// What the beginning of a double name suggests, where the whole name is not written.
    private func shortened(_ reading: AddressReading) -> FoundCommunes {
        guard let commune = reading.commune else { return FoundCommunes() }
        let isLonger = pieces.communes.contains {
            $0.nameWords.lowerBound == commune.nameWords.lowerBound
                && $0.nameWords.upperBound > commune.nameWords.upperBound
        }
        let ids = commune.names.filter(isShortened).map(\.id)
        guard !ids.isEmpty, !isLonger else { return FoundCommunes() }
        var found = CommuneResolution(gazetteer: compiled.gazetteer)
            .found(ids, title: commune.title, in: reading).weakened(to: .partialMatch)
        found.isDoubtful = true
        return found
    }

    private func addNeighbours(
        of commune: AddressPiece, in reading: AddressReading, to found: inout FoundCommunes
    ) {
        let letters = text.letters[text.letterRange(commune.nameWords)]
        let near = compiled.communeSlips.neighbours(of: letters)
        guard !near.isEmpty else { return }
        let resolution = CommuneResolution(gazetteer: compiled.gazetteer)
        let others = resolution.found(near.map(\.id), title: commune.title, in: reading)
        found.merge(others.weakened(to: .typingSlip))
    }

    /// A former name that is one slip from a present one may be that one misspelt.
    private func addPresentNeighbours(
        of commune: AddressPiece, in reading: AddressReading, to found: inout FoundCommunes
    ) {
        guard reading.districts == nil, found.isSingle,
            found.entries[0].reason != .currentName
        else { return }
        let gazetteer = compiled.gazetteer
        let isPresent = commune.names.contains { match in
            gazetteer.communeNames[match.id].current.contains(found.entries[0].commune)
        }
        guard !isPresent else { return }
        let letters = text.letters[text.letterRange(commune.nameWords)]
        for neighbour in compiled.communeSlips.neighbours(of: letters) {
            for present in gazetteer.communeNames[neighbour.id].current {
                guard reading.province.map({ gazetteer.contains($0, commune: present) }) ?? true
                else { continue }
                found.add(present, .typingSlip)
            }
        }
        // A town of that very name and title is not one of its numbered neighbours.
        if commune.title == nil || !found.isTyped || found.entries[0].reason == .foldedName {
            addNumberedSiblings(of: commune, in: reading, to: &found)
        }
    }

    /// "A Lưới" may be "A Lưới 1" or "A Lưới 2" with its number forgotten.
    private func addNumberedSiblings(
        of commune: AddressPiece, in reading: AddressReading, to found: inout FoundCommunes
    ) {
        let gazetteer = compiled.gazetteer
        let letters = text.letters[text.letterRange(commune.nameWords)]
        let stem = LetterSum.extended(LetterSum.of(letters), by: AddressLetter.numberSign)
        for digit in UInt8(0x31)...0x39 {
            for id in compiled.index[LetterSum.extended(stem, by: digit)]?.communes ?? [] {
                let number = [AddressLetter.numberSign, digit].map { AddressLetter(base: $0) }
                let name = gazetteer.communeNames[id]
                guard name.name.fit((letters + number)[...]) != nil else { continue }
                for present in name.current
                where reading.province.map({ gazetteer.contains($0, commune: present) }) ?? true {
                    found.add(present, .partialMatch)
                }
            }
        }
    }

    /// Where the title fits nothing of that name, a name one slip away may be meant that it fits.
    private func addTypedNeighbours(
        of commune: AddressPiece, in reading: AddressReading, to found: inout FoundCommunes
    ) {
        guard commune.title != nil, !found.isTyped else { return }
        let letters = text.letters[text.letterRange(commune.nameWords)]
        let near = compiled.communeSlips.neighbours(of: letters).map(\.id)
        let others = CommuneResolution(gazetteer: compiled.gazetteer)
            .found(near, title: commune.title, in: reading)
        if others.isTyped { found.merge(others.weakened(to: .typingSlip)) }
    }

    /// A district is no commune, save where it had none or became one as a whole.
    private func bareDistrict(_ reading: AddressReading) -> FoundCommunes {
        var found = FoundCommunes()
        guard let districts = reading.districts, reading.province != nil || reading.isTitled
        else { return found }
        let all = districts.map { compiled.gazetteer.districts[$0] }
        guard all.allSatisfy({ $0.successors.count == 1 }) else { return found }
        for successor in Set(all.flatMap(\.successors)).sorted() {
            found.add(successor, .wholeDistrict)
        }
        let doubts = ReadingDoubts(compiled: compiled, text: text, pieces: pieces)
        found.isDoubtful =
            all.contains { $0.undividedSuccessors.isEmpty } || reading.province == nil
            || doubts.namesAnotherCommune(than: reading)
        return found
    }
}

extension AddressReading {
    /// The same words, were the district not named.
    var withoutDistricts: AddressReading {
        AddressReading(
            province: province, districts: nil, commune: commune, block: block,
            explained: explained, order: order, isMarkedReliably: isMarkedReliably)
    }
}
