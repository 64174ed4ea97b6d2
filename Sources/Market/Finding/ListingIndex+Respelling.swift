internal import Reach

/// Ways of writing that are no slips: a space left out, as in addresses and hashtags ("caphe"),
/// and the f that Vietnamese spells ph ("cà fê").
extension ListingIndex {
    /// Letters on each side of a space that was left out; one alone begins too many words.
    private static let fewestLetters = 2
    /// The most searches that are tried with other spellings.
    private static let mostRespelled = 12

    /// The same search with the words that no listing holds spelled otherwise, likeliest first;
    /// none where one of them cannot be.
    func respelled(_ words: SearchWords) -> [SearchWords] {
        var trials: [[SearchText.Piece]] = [[]]
        for piece in words.pieces {
            let spellings = isThere(piece) ? [[piece]] : spellings(of: piece)
            trials = trials.flatMap { trial in spellings.map { trial + $0 } }
            trials = Array(trials.prefix(Self.mostRespelled))
        }
        return trials.filter { $0 != words.pieces && $0.count <= SearchWords.most }
            .map { SearchWords($0) }
    }

    private func spellings(of piece: SearchText.Piece) -> [[SearchText.Piece]] {
        let letters = Array(piece.text)
        var parts = [[piece.text]]
        if letters.count >= 2 * Self.fewestLetters {
            for place in Self.fewestLetters...(letters.count - Self.fewestLetters) {
                parts.append([String(letters[..<place]), String(letters[place...])])
            }
        }
        return parts.map { texts in
            texts.flatMap { SearchText.pieces(of: Self.withoutF($0), most: 1) }
        }.filter { $0.allSatisfy(isThere) && $0 != [piece] }
    }

    private func isThere(_ piece: SearchText.Piece) -> Bool {
        !words.answers(to: piece.word).isEmpty
    }

    /// Vietnamese has no f of its own.
    private static func withoutF(_ text: String) -> String {
        guard let first = text.first, first == "f" || first == "F" else { return text }
        return "ph" + text.dropFirst()
    }
}
