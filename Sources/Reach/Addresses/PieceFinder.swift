/// Finds every stretch of an address that may name a commune, a district or a province.
struct PieceFinder: Sendable {
    let gazetteer: Gazetteer
    let index: PlaceIndex
    let titles: PlaceTitles

    /// No more pieces of one tier are weighed: an address has a handful.
    private static let pieceLimit = 24

    func pieces(in text: AddressText, titles found: AddressTitles) -> AddressPieces {
        var pieces = AddressPieces()
        pieces.titles = found
        for start in text.words.indices {
            var letters = 0
            var crossesSoftGap = false
            for end in (start + 1)...text.words.count {
                let word = text.words[end - 1]
                if end > start + 1 {
                    if word.gap == .hard { break }
                    if word.gap == .soft { crossesSoftGap = true }
                }
                letters += word.end - word.start
                if letters > index.longestName { break }
                guard let bucket = index[text.sum(start..<end)] else { continue }
                let span = Span(text: text, words: start..<end, crossesSoftGap: crossesSoftGap)
                add(bucket, span, to: &pieces)
            }
        }
        pieces.provinces += doubledProvinces(pieces.provinces)
        Self.limit(&pieces.provinces)
        Self.limit(&pieces.districts)
        Self.limit(&pieces.communes)
        return pieces
    }

    private struct Span {
        let text: AddressText
        let words: Range<Int>
        let crossesSoftGap: Bool

        func matches(_ ids: [Int], _ name: (Int) -> PlaceName) -> [AddressPiece.Match] {
            let letters = text.letters[text.letterRange(words)]
            return ids.compactMap { id in
                let name = name(id)
                if crossesSoftGap, !name.isHyphenated { return nil }
                return name.fit(letters).map { AddressPiece.Match(id: id, fit: $0) }
            }
        }
    }

    private func add(_ bucket: PlaceIndex.Bucket, _ span: Span, to pieces: inout AddressPieces) {
        let title = title(around: span, pieces.titles)
        add(bucket, span, title, to: &pieces)
        guard let title, title.words.lowerBound < span.words.lowerBound else { return }
        var others = AddressPieces()
        add(bucket, span, nil, to: &others)
        pieces.communes += others.communes.map(\.leavingTitleOut)
        pieces.districts += others.districts.map(\.leavingTitleOut)
        pieces.provinces += others.provinces.map(\.leavingTitleOut)
    }

    private func add(
        _ bucket: PlaceIndex.Bucket, _ span: Span, _ title: Title?, to pieces: inout AddressPieces
    ) {
        let field = span.text.words[span.words.lowerBound].field
        if field.allows(.commune), !bucket.communes.isEmpty, title?.mayStandBeforeCommune ?? true {
            let names = span.matches(bucket.communes) { gazetteer.communeNames[$0].name }
            let piece = piece(span, title?.title.isCommune == true ? title : nil, names)
            if isAcceptable(piece, field, .commune, span.text) { pieces.communes.append(piece) }
        }
        if field.allows(.district), !bucket.districts.isEmpty, title?.title.isDistrict ?? true {
            let names = span.matches(bucket.districts) { gazetteer.districtNames[$0].name }
            let piece = piece(span, title, names)
            if isAcceptable(piece, field, .district, span.text) { pieces.districts.append(piece) }
        }
        if field.allows(.province), !bucket.provinces.isEmpty,
            title.map({ $0.title == .province || $0.title == .city }) ?? true
        {
            let names = span.matches(bucket.provinces) { gazetteer.provinceNames[$0].name }
                .filter { mayBeProvince($0.id, title, span) }
            if !names.isEmpty { pieces.provinces.append(piece(span, title, names)) }
        }
    }

    private struct Title {
        let title: PlaceTitle
        let words: Range<Int>
        let isDropped: Bool
        let isLoose: Bool

        /// A lone "T." is a province's title, a hamlet's or a person's.
        var mayStandBeforeCommune: Bool { title.isCommune || isLoose }
    }

    private func title(around span: Span, _ found: AddressTitles) -> Title? {
        let words = span.words
        if let before = found.ending(before: words.lowerBound, of: span.text) {
            return Title(
                title: before.title, words: before.start..<words.upperBound,
                isDropped: before.fit == .dropped && !before.isAbbreviated,
                isLoose: before.isAbbreviated && before.title == .province)
        }
        let next = words.upperBound
        guard next < span.text.words.count, span.text.words[next].gap == .space,
            let suffix = titles.suffix(next, of: span.text)
        else { return nil }
        return Title(
            title: suffix, words: words.lowerBound..<(next + 1), isDropped: false, isLoose: false)
    }

    private func piece(
        _ span: Span, _ title: Title?, _ names: [AddressPiece.Match]
    ) -> AddressPiece {
        AddressPiece(
            words: title?.words ?? span.words, nameWords: span.words, title: title?.title,
            isTitleDropped: title?.isDropped ?? false, names: names)
    }

    /// A bare number or letter is a house, unless a title or its own field says otherwise.
    private func isAcceptable(
        _ piece: AddressPiece, _ field: AddressField, _ kind: AddressField, _ text: AddressText
    ) -> Bool {
        let first = text.words[piece.nameWords.lowerBound]
        let isNumber =
            piece.nameWords.count == 1 && (first.isNumber || first.end - first.start == 1)
        return !piece.names.isEmpty && (!isNumber || piece.isTitled || field == kind)
    }

    private func mayBeProvince(_ id: Int, _ title: Title?, _ span: Span) -> Bool {
        let province = gazetteer.provinceNames[id]
        if title?.title == .city { return province.sense.isCity }
        return !province.isShort || title != nil || span.text.breaks(before: span.words.upperBound)
    }

    /// "TP Huế, Thừa Thiên Huế" and "Kon Tum, Quảng Ngãi" name one province twice.
    private func doubledProvinces(_ provinces: [AddressPiece]) -> [AddressPiece] {
        var doubled: [AddressPiece] = []
        for first in provinces.prefix(Self.pieceLimit) {
            for second in provinces.prefix(Self.pieceLimit)
            where second.words.lowerBound == first.words.upperBound {
                let senses = (first.names + second.names).map {
                    ($0, gazetteer.provinceNames[$0.id].sense)
                }
                let names = senses.indices.filter { index in
                    senses.indices.contains {
                        $0 != index && senses[index].1.isPart(of: senses[$0].1)
                    }
                }
                guard let best = names.first else { continue }
                doubled.append(
                    AddressPiece(
                        words: first.words.lowerBound..<second.words.upperBound,
                        nameWords: second.nameWords, title: second.title,
                        isTitleDropped: first.isTitleDropped || second.isTitleDropped,
                        names: [senses[best].0]))
            }
        }
        return doubled
    }

    private static func limit(_ pieces: inout [AddressPiece]) {
        guard pieces.count > pieceLimit else { return }
        let third = pieceLimit / 3
        pieces = Array(pieces.prefix(third) + pieces.suffix(pieceLimit - third))
    }
}
