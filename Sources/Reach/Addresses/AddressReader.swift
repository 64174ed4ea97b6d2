/// Reads one address: first as it is written, then, if that gives nothing certain, with one slip.
struct AddressReader {
    let compiled: CompiledAddresses
    let text: AddressText

    /// The communes that the address may mean.
    func found() -> FoundCommunes {
        let titles = AddressTitles(text: text, titles: compiled.titles)
        let asWritten = found(titles: titles)
        if !asWritten.certain.isEmpty, !asWritten.certain.isDoubtful { return asWritten.certain }
        let outside = BracketReader(reader: self, pieces: asWritten.pieces).found()
        if !outside.isEmpty { return outside }
        let slips = SlipReader(reader: self, pieces: asWritten.pieces).found()
        if asWritten.certain.isEmpty {
            let isMended = !slips.isEmpty && !slips.isDoubtful
            guard !isMended, !asWritten.conflicting.isEmpty else { return slips }
            var both = slips
            both.merge(asWritten.conflicting)
            both.isDoubtful = true
            return both
        }
        if !slips.isEmpty, !slips.isDoubtful, slips.isSubset(of: asWritten.certain) { return slips }
        var both = asWritten.certain
        both.merge(slips)
        both.merge(asWritten.conflicting)
        both.isDoubtful = true
        return both
    }

    struct Findings {
        let pieces: AddressPieces
        /// What the best readings give.
        let certain: FoundCommunes
        /// What would be meant if the district in the address were wrong.
        let conflicting: FoundCommunes
    }

    /// Everything that may name a place, its titles as they are written.
    func pieces() -> AddressPieces {
        pieces(titles: AddressTitles(text: text, titles: compiled.titles))
    }

    private func pieces(titles: AddressTitles) -> AddressPieces {
        PieceFinder(
            gazetteer: compiled.gazetteer, index: compiled.index, titles: compiled.titles
        ).pieces(in: text, titles: titles)
    }

    /// What the address says when exactly these words are titles.
    func found(titles: AddressTitles) -> Findings {
        let pieces = pieces(titles: titles)
        let readings = ReadingFinder(gazetteer: compiled.gazetteer, text: text, pieces: pieces)
        let evaluation = ReadingEvaluation(compiled: compiled, text: text, pieces: pieces)
        var best: [FoundCommunes] = []
        var bestWorth = ReadingWorth.least
        for reading in readings.readings() {
            let worth = ReadingWorth(reading)
            guard worth >= bestWorth else { continue }
            let found = evaluation.found(reading)
            guard !found.isEmpty else { continue }
            if worth > bestWorth { best.removeAll() }
            bestWorth = worth
            best.append(found)
        }
        let certain = FoundCommunes.union(best)
        let conflicting =
            certain.isEmpty || certain.isDoubtful
            ? ConflictReader(compiled: compiled, text: text, pieces: pieces).found()
            : FoundCommunes()
        return Findings(pieces: pieces, certain: certain, conflicting: conflicting)
    }
}

/// Which of two readings is better: the one that explains more, then the one that says more.
struct ReadingWorth: Comparable {
    private let number: Int

    static let least = ReadingWorth(number: 0)

    init(_ reading: AddressReading) {
        let isTitled = reading.isTitled && !reading.isTitleLoose
        // "Nguyễn Trãi, Kon Tum, Quảng Ngãi" may be a street: then it explains no tier.
        let explained =
            reading.explained - (reading.isMaybeStreet ? reading.communeWords : 0)
            - (reading.isTitleLoose ? 1 : 0)
        number =
            explained * 8 + (reading.province != nil && isTitled ? 4 : 0)
            + (reading.districts != nil && isTitled ? 2 : 0)
            + (reading.commune?.isTitled == true && !reading.isTitleLoose ? 1 : 0)
    }

    private init(number: Int) {
        self.number = number
    }

    static func < (left: ReadingWorth, right: ReadingWorth) -> Bool {
        left.number < right.number
    }
}
