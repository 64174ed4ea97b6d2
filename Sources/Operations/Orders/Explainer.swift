internal import Market
internal import Reach
internal import Storage
internal import Synchronization

/// Puts chosen options into words, each once for as long as the tables stay the same.
final class Explainer: Sendable {
    private struct Kept {
        /// Whose options these are; another sheet has other rows under the same ids.
        var shelf: ReachShelf?
        var explanations: [ReachOption: OptionExplanation] = [:]
    }

    /// Some megabytes; a province's usual parcels have fewer ways to go.
    private static let most = 2_000
    private let kept = Mutex(Kept())

    /// The explanation of an option of that sheet, kept in the store too.
    func explain(
        _ option: ReachOption, of sheet: Atlas.Sheet, in session: StoreSession
    ) throws -> ExplanationID {
        let known = known(option, of: sheet)
        let explanation = try known ?? compose(option, of: sheet, in: session)
        if known == nil {
            kept.withLock { kept in
                if kept.shelf !== sheet.shelf || kept.explanations.count >= Self.most {
                    kept = Kept(shelf: sheet.shelf)
                }
                kept.explanations[option] = explanation
            }
        }
        try session.keep(explanation.body, as: explanation.id)
        return explanation.id
    }

    /// The explanation of an option of that sheet where it was composed before.
    func known(_ option: ReachOption, of sheet: Atlas.Sheet) -> OptionExplanation? {
        kept.withLock { kept in
            kept.shelf === sheet.shelf ? kept.explanations[option] : nil
        }
    }

    private func compose(
        _ option: ReachOption, of sheet: Atlas.Sheet, in session: StoreSession
    ) throws -> OptionExplanation {
        var rows: [RowID: EvidenceRow] = [:]
        for id in option.rows { rows[id] = try session.evidenceRow(id) }
        return OptionExplanation(of: option, rows: rows, places: sheet.places)
    }
}
