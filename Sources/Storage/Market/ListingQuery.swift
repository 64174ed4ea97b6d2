package import Market
package import Reach

/// Which listings a page wants; absent means any.
package struct ListingQuery: Hashable, Sendable {
    /// Words that must all occur, each as a beginning; `nil` lists by id.
    package var words: SearchWords?
    package var set: Int?
    package var producer: ProducerID?
    package var origin: CommuneCode?
    /// Live ones only, or those in one state (for officers and their own producer).
    package var state: State
    /// At least one certificate of this star is confirmed; in force or not is asked afterwards.
    package var star: Int?
    /// The last listing of the page before.
    package var after: Position?
    package var limit: Int

    package enum State: Hashable, Sendable {
        case live
        case any
        case only(ListingState)
    }

    /// Where a page ended: by id, or by the rank that the search gave.
    package struct Position: Hashable, Sendable {
        package let rank: Int
        package let id: ListingID

        package init(rank: Int, id: ListingID) {
            self.rank = rank
            self.id = id
        }
    }

    package init(limit: Int) {
        state = .live
        self.limit = limit
    }
}

/// What somebody typed, cut into words that are safe inside a full-text expression.
package struct SearchWords: Hashable, Sendable {
    let expression: String

    /// The most words of one search; what follows is ignored.
    private static let most = 8

    /// `nil` when nothing searchable was typed.
    ///
    /// A word with marks must occur with them ("tỏi" never finds "tôi"); one without is found
    /// with or without. Marks in the text rank before none.
    package init?(_ typed: String) {
        let words = FoldedText.composed(typed).lowercased()
            .split { !$0.isLetter && !$0.isNumber }
            .prefix(Self.most)
        if words.isEmpty { return nil }
        expression = words.map { word in
            let folded = FoldedText.plain(String(word))
            if folded == word { return "({typed folded} : \"\(word)\"*)" }
            return "({typed} : \"\(word)\"*)"
        }.joined(separator: " AND ")
    }
}
