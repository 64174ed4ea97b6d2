/// Reads "Xã Sơn Tịnh (xã Tịnh Hà cũ), Quảng Ngãi": the brackets explain, they add no tier.
struct BracketReader {
    let reader: AddressReader
    let pieces: AddressPieces

    private var text: AddressText { reader.text }

    /// The one commune named outside the brackets, where what they say agrees with it.
    func found() -> FoundCommunes {
        guard isExplained else { return FoundCommunes() }
        let outside = AddressReader(compiled: reader.compiled, text: text.withoutBrackets())
        let found = outside.found()
        guard found.isSingle, !found.isDoubtful else { return FoundCommunes() }
        return explanations().allSatisfy { found.isSubset(of: $0) } ? found : FoundCommunes()
    }

    /// Whether there are brackets, and none of them names a district or a province by title.
    private var isExplained: Bool {
        let bracketed = text.words.indices.filter { text.words[$0].isBracketed }
        guard !bracketed.isEmpty, bracketed.count < text.words.count else { return false }
        return bracketed.allSatisfy { index in
            pieces.titles.ending(before: index, of: text)?.title.isCommune ?? true
        }
    }

    /// What each commune named inside the brackets means in the province of the address.
    private func explanations() -> [FoundCommunes] {
        let resolution = CommuneResolution(gazetteer: reader.compiled.gazetteer)
        let senses = pieces.provinces.flatMap(\.names).map {
            reader.compiled.gazetteer.provinceNames[$0.id].sense
        }
        return pieces.communes.filter { piece in
            piece.isTitled && piece.words.allSatisfy { text.words[$0].isBracketed }
        }.map { piece in
            FoundCommunes.union(
                senses.map { sense in
                    let reading = AddressReading(
                        province: sense, districts: nil, commune: piece, block: piece.words,
                        explained: 0, order: .mixed, isMarkedReliably: false)
                    return resolution.found(piece.names.map(\.id), title: nil, in: reading)
                })
        }
    }
}
