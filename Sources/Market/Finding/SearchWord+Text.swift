internal import Reach

extension SearchWord {
    /// The same letters without marks.
    var unmarked: SearchWord {
        SearchWord(letters.map { SearchLetter(base: $0.base) })
    }

    /// The word as people write it, its tone where it was first seen.
    var text: String {
        FoldedText.composed(letters.map(\.text).joined())
    }
}
