package import Reach

/// The six words in which the province asks for data, in the order in which they are said.
package enum QualityWord: String, Sendable, CaseIterable {
    case correct
    case complete
    case clean
    case live
    case consistent
    case shared

    /// The word itself.
    package var name: Sentence {
        let (vietnamese, english) =
            switch self {
            case .correct: ("đúng", "correct")
            case .complete: ("đủ", "complete")
            case .clean: ("sạch", "clean")
            case .live: ("sống", "live")
            case .consistent: ("thống nhất", "consistent")
            case .shared: ("dùng chung", "shared")
            }
        return Sentence(vietnamese: vietnamese, english: english)
    }
}
