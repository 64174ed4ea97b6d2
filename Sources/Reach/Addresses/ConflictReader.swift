/// Finds what an address would mean if what stands between commune and province were wrong.
///
/// It may be a district that never held the commune, or one that is not in the tables; such an
/// answer is never exact.
struct ConflictReader {
    let compiled: CompiledAddresses
    let text: AddressText
    let pieces: AddressPieces

    func found() -> FoundCommunes {
        let finder = ReadingFinder(gazetteer: compiled.gazetteer, text: text, pieces: pieces)
        let resolution = CommuneResolution(gazetteer: compiled.gazetteer)
        var result = FoundCommunes()
        result.isDoubtful = true
        for case let province? in finder.provinces() {
            for commune in pieces.communes where commune.isTitled {
                // Half the towns have a ward 5; to list them helps nobody.
                guard !text.words[commune.nameWords.lowerBound].isNumber,
                    !commune.words.overlaps(province.piece.words)
                else { continue }
                let reading = AddressReading(
                    province: province.sense, districts: nil, commune: commune,
                    block: commune.words, explained: 0, order: .mixed, isMarkedReliably: false)
                let equal = commune.names.filter { $0.fit == .equal }.map(\.id)
                let ids = equal.isEmpty ? commune.names.map(\.id) : equal
                let found = resolution.found(ids, title: commune.title, in: reading)
                result.merge(found.weakened(to: .districtMismatch))
            }
        }
        return result
    }
}
