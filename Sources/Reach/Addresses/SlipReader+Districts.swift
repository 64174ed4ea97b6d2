extension SlipReader {
    /// The district misspelt between a commune and a province that are spelt well.
    func mendedDistricts() -> [FoundCommunes] {
        let provinces = finder.provinces()
        return pieces.communes.flatMap { commune in
            provinces.flatMap { province in
                stretches(beside: commune, province?.piece).map {
                    mended($0, beside: commune, in: province)
                }
            }
        }
    }

    /// The words that fill the place of the district.
    private func stretches(beside commune: AddressPiece, _ province: AddressPiece?) -> [Stretch] {
        guard let province else {
            let after = stretch(startingAt: commune.words.upperBound, \.isDistrict)
            let before = stretch(endingAt: commune.words.lowerBound, \.isDistrict)
            return [after, before].compactMap { $0 }
        }
        let isForward = commune.words.upperBound <= province.words.lowerBound
        let start = isForward ? commune.words.upperBound : province.words.upperBound
        let end = isForward ? province.words.lowerBound : commune.words.lowerBound
        guard start < end, end - start <= Self.wordLimit + 2,
            let stretch = stretch(endingAt: end, \.isDistrict), stretch.words.lowerBound >= start
        else {
            guard start < end, end - start <= Self.wordLimit else { return [] }
            return [Stretch(words: start..<end, name: start..<end, title: nil)]
        }
        return stretch.words.lowerBound == start ? [stretch] : []
    }

    private func mended(
        _ stretch: Stretch, beside commune: AddressPiece, in province: ChosenProvince?
    ) -> FoundCommunes {
        let letters = text.letters[text.letterRange(stretch.name)]
        let neighbours = compiled.districtSlips.neighbours(of: letters)
        func districts(_ closeness: SlipIndex.Closeness) -> Set<Int> {
            Set(
                neighbours.filter { $0.closeness == closeness }.flatMap {
                    finder.districts($0.id, title: stretch.title?.title, in: province?.sense)
                })
        }
        let slips = districts(.slip)
        let ids = slips.isEmpty ? districts(.plainSlip) : slips
        guard !ids.isEmpty else { return FoundCommunes() }
        let piece = stretch.piece(neighbours.map { .init(id: $0.id, fit: .equal) })
        let district = ChosenDistrict(piece: piece, ids: ids.sorted(), fit: .equal)
        guard var reading = finder.reading(province, district, commune) else {
            return FoundCommunes()
        }
        reading.isDoubtful =
            slips.isEmpty || province == nil || compiled.isDistrict(stretch.name, of: text)
            || commune.names.allSatisfy { $0.fit == .dropped }
        return evaluated(reading)
    }
}

extension CompiledAddresses {
    /// Whether some words spell a district exactly, anywhere in the country.
    func isDistrict(_ words: Range<Int>, of text: AddressText) -> Bool {
        let letters = text.letters[text.letterRange(words)]
        return (index[text.sum(words)]?.districts ?? []).contains {
            gazetteer.districtNames[$0].name.fit(letters) == .equal
        }
    }
}
