extension SlipReader {
    /// The province misspelt behind, or before, a commune that is spelt well.
    func mendedProvinces() -> [FoundCommunes] {
        let districts = finder.districts(in: nil)
        return pieces.communes.flatMap { commune in
            districts.flatMap { district -> [FoundCommunes] in
                let words = [commune.words, district?.piece.words].compactMap { $0 }
                let end = words.map(\.upperBound).max() ?? 0
                let start = words.map(\.lowerBound).min() ?? 0
                let stretches = [
                    stretch(startingAt: end, Self.isProvince),
                    start > 0 ? stretch(endingAt: start, Self.isProvince) : nil,
                ].compactMap { $0 }
                return stretches.map { mended($0, beside: commune, district) }
            }
        }
    }

    private static func isProvince(_ title: PlaceTitle) -> Bool {
        title == .province || title == .city
    }

    private func mended(
        _ stretch: Stretch, beside commune: AddressPiece, _ district: ChosenDistrict?
    ) -> FoundCommunes {
        let letters = text.letters[text.letterRange(stretch.name)]
        let neighbours = compiled.provinceSlips.neighbours(of: letters).filter {
            !compiled.gazetteer.provinceNames[$0.id].isShort
        }
        let slips = neighbours.filter { $0.closeness == .slip }
        var all: [FoundCommunes] = []
        for neighbour in slips.isEmpty ? neighbours : slips {
            let sense = compiled.gazetteer.provinceNames[neighbour.id].sense
            let match = AddressPiece.Match(id: neighbour.id, fit: .equal)
            let province = ChosenProvince(piece: stretch.piece([match]), sense: sense, fit: .equal)
            all.append(mended(province, commune, district, isSlip: !slips.isEmpty))
        }
        return FoundCommunes.union(all.filter { !$0.isEmpty })
    }

    private func mended(
        _ province: ChosenProvince, _ commune: AddressPiece, _ district: ChosenDistrict?,
        isSlip: Bool
    ) -> FoundCommunes {
        var inside: ChosenDistrict?
        if let district {
            let ids = district.ids.filter {
                compiled.gazetteer.contains(province.sense, district: $0)
            }
            guard !ids.isEmpty else { return FoundCommunes() }
            inside = ChosenDistrict(piece: district.piece, ids: ids, fit: district.fit)
        }
        guard var reading = finder.reading(province, inside, commune) else {
            return FoundCommunes()
        }
        reading.isDoubtful = !isSlip || commune.names.allSatisfy { $0.fit == .dropped }
        return evaluated(reading)
    }
}
