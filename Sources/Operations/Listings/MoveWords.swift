internal import Market
internal import Reach

/// The reason and the note that somebody gives with a move, checked.
struct MoveWords: Sendable {
    let reason: MoveReason
    let note: String

    /// Throws where the reason does not fit the move, or says nothing without a note.
    init(_ reason: MoveReason?, _ note: String, for move: ListingMove) throws(FieldProblems) {
        let fitting = MoveReason.fitting(move)
        try self.init(reason, note, among: fitting, usual: fitting[0])
    }

    /// The same for a decision that has reasons of its own.
    init(
        _ reason: MoveReason?, _ note: String, among fitting: [MoveReason], usual: MoveReason
    ) throws(FieldProblems) {
        var check = FieldCheck()
        let chosen = reason ?? usual
        if !fitting.contains(chosen) {
            let codes = fitting.map(\.rawValue).joined(separator: ", ")
            check.refuse(
                FieldProblem(
                    "reason", .notAllowed, vi: "Lý do này không dùng ở đây; hãy chọn: \(codes).",
                    en: "Not a reason for this; choose of: \(codes)."))
        }
        self.note = check.text(
            note, "note", limit: CleanText.Limit.description, multiline: true,
            allowsEmpty: !chosen.needsNote)
        self.reason = chosen
        try check.finish()
    }

    /// What the producer reads: the officer's words, or what the code stands for.
    var shown: String {
        note.isEmpty ? reason.sentence.vietnamese : note
    }
}
