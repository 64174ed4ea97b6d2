package import Reach

/// Something that costs a listing points: where, what is wrong, and what mends it.
package struct QualityFinding: Hashable, Sendable {
    package let check: QualityCheck
    /// The failing field by its name in JSON.
    package let field: String
    package let wrong: Sentence
    package let fix: Sentence
    /// What it takes off the hundred; mending it gives that back.
    package let lost: QualityPoints

    package var word: QualityWord {
        check.word
    }
}

/// What is wrong with one field, before it is known what that costs.
struct QualityFault {
    let field: String
    let wrong: Sentence
    /// What to do; `nil` is the advice of the check.
    var fix: Sentence?
    /// How much of the check's loss falls on it, beside the others of the same check.
    var share = 1

    init(
        _ field: String, _ vietnamese: String, _ english: String, fix: Sentence? = nil,
        share: Int = 1
    ) {
        self.field = field
        wrong = Sentence(vietnamese: vietnamese, english: english)
        self.fix = fix
        self.share = share
    }
}
