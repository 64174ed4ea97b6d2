/// Puts the pieces of an address together: they must stand side by side, in a sensible order.
struct ReadingFinder {
    let gazetteer: Gazetteer
    let text: AddressText
    let pieces: AddressPieces

    /// Every reading that names a commune, or a district that is one.
    func readings() -> [AddressReading] {
        var readings: [AddressReading] = []
        for province in provinces() {
            for district in districts(in: province) {
                if let bare = reading(province, district, nil) { readings.append(bare) }
                for commune in pieces.communes {
                    if let reading = reading(province, district, commune) {
                        readings.append(reading)
                    }
                }
            }
        }
        return readings
    }

    /// The provinces that the words may mean, and that none is named.
    func provinces() -> [ChosenProvince?] {
        var chosen: [ChosenProvince?] = [nil]
        for piece in pieces.provinces {
            for match in piece.names {
                let sense = gazetteer.provinceNames[match.id].sense
                chosen.append(ChosenProvince(piece: piece, sense: sense, fit: match.fit))
            }
        }
        return chosen
    }

    /// The districts inside the province that the words may mean, and that none is named.
    func districts(in province: ChosenProvince?) -> [ChosenDistrict?] {
        var chosen: [ChosenDistrict?] = [nil]
        for piece in pieces.districts {
            if let province, piece.words.overlaps(province.piece.words) { continue }
            for match in piece.names {
                let ids = districts(match.id, title: piece.title, in: province?.sense)
                guard !ids.isEmpty else { continue }
                chosen.append(ChosenDistrict(piece: piece, ids: ids, fit: match.fit))
            }
        }
        return chosen
    }

    /// The title decides only where two districts of one province share the name.
    func districts(_ name: Int, title: PlaceTitle?, in sense: ProvinceSense?) -> [Int] {
        var ids = gazetteer.districtNames[name].districts
        if let sense { ids = ids.filter { gazetteer.contains(sense, district: $0) } }
        guard let title, title != .district else { return ids }
        let titled = ids.filter { gazetteer.districts[$0].titles.contains(title) }
        return titled.isEmpty ? ids : titled
    }

    /// The pieces as one reading, or `nil` where they do not stand together.
    func reading(
        _ province: ChosenProvince?, _ district: ChosenDistrict?, _ commune: AddressPiece?
    ) -> AddressReading? {
        guard commune != nil || district != nil,
            let order = order(province?.piece, district?.piece, commune)
        else { return nil }
        let used = [province?.piece, district?.piece, commune].compactMap { $0 }
        let words = used.map(\.words)
        let first = words.map(\.lowerBound).min() ?? 0
        let last = words.map(\.upperBound).max() ?? 0
        // A title may be left out only where it ends the name before.
        if used.contains(where: { $0.leavesTitleOut && $0.words.lowerBound == first }) {
            return nil
        }
        let dropped =
            province?.fit == .dropped || district?.fit == .dropped
            || province?.piece.isTitleDropped == true || district?.piece.isTitleDropped == true
            || commune?.isTitleDropped == true
        return AddressReading(
            province: province?.sense, districts: district?.ids, commune: commune,
            block: first..<last, explained: words.reduce(0) { $0 + $1.count }, order: order,
            isMarkedReliably: !dropped && words.contains { text.isMarked($0) },
            districtWords: district?.piece.nameWords,
            isTitled: used.contains(where: \.isTitled),
            isTitleLoose: commune.map(isTitleLoose) ?? false,
            isMaybeStreet: commune.map { commune in
                !used.contains(where: \.isTitled) && isThreefold(province?.piece, district?.piece)
                    && AddressNoise.isPersonal(commune.words.lowerBound, of: text)
            } ?? false,
            meansFormer: commune.map {
                AddressNoise.meansFormer($0.words.upperBound, of: text)
            } ?? false)
    }

    /// Whether the words in front of the province's name may be a commune of their own.
    private func isThreefold(_ province: AddressPiece?, _ district: AddressPiece?) -> Bool {
        guard let province else { return false }
        return district != nil || province.words != province.nameWords
    }

    /// Without marks and without a break before, "xa" may belong to the name in front of it.
    private func isTitleLoose(_ commune: AddressPiece) -> Bool {
        commune.isTitleDropped && !text.breaks(before: commune.words.lowerBound)
    }

    private func order(
        _ province: AddressPiece?, _ district: AddressPiece?, _ commune: AddressPiece?
    ) -> AddressReading.Order? {
        let isTitled = commune?.isTitled ?? true
        switch (commune, district, province) {
        case (let commune?, let district?, let province?):
            if join(commune, district, isTitled), join(district, province, isTitled) {
                return .forward
            }
            if join(province, district, isTitled), join(district, commune, isTitled) {
                return .backward
            }
            guard isTitled, district.isTitled else { return nil }
            let isMixed =
                join(district, commune, true) && join(commune, province, true)
                || join(province, commune, true) && join(commune, district, true)
            return isMixed ? .mixed : nil
        case (let first?, nil, let second?), (nil, let first?, let second?),
            (let first?, let second?, nil):
            if join(first, second, isTitled) { return .forward }
            return join(second, first, isTitled) ? .backward : nil
        case (_?, nil, nil), (nil, _?, nil): return .forward
        case (nil, nil, _): return nil
        }
    }

    /// Whether nothing of weight stands between two pieces.
    private func join(_ first: AddressPiece, _ second: AddressPiece, _ isTitled: Bool) -> Bool {
        let start = first.words.upperBound
        let end = second.words.lowerBound
        guard start <= end else { return false }
        if start == end { return true }
        return AddressNoise.isLink(start..<end, of: text)
            || isTitled && AddressNoise.isAside(start..<end, of: text, pieces.titles)
                && !AddressNoise.isNumberedDistrict(start..<end, of: text, pieces.districts)
    }
}
