/// What somebody typed, cut into words that are looked for all together.
package struct SearchWords: Hashable, Sendable {
    let pieces: [SearchText.Piece]

    /// The most words of one search; what follows is ignored.
    package static let most = 8

    /// `nil` when nothing searchable was typed.
    ///
    /// A word with marks must occur with them ("tỏi" never finds "tôi"); one without is found
    /// with or without. Each may be the beginning of a longer one.
    package init?(_ typed: String) {
        self.init(SearchText.pieces(of: typed, most: Self.most))
        if pieces.isEmpty { return nil }
    }

    init(_ pieces: [SearchText.Piece]) {
        self.pieces = pieces
    }

    /// The words as people would write them side by side.
    package var text: String {
        pieces.map(\.text).joined(separator: " ")
    }

    /// The same with another word in one place.
    func replacing(_ place: Int, by piece: SearchText.Piece) -> SearchWords {
        var pieces = pieces
        pieces[place] = piece
        return SearchWords(pieces)
    }
}
