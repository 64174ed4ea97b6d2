/// Collects what is found while a listing is looked at; each check speaks at most once.
struct QualityTally {
    private let rules: QualityRules
    private(set) var findings: [QualityFinding] = []

    init(_ rules: QualityRules) {
        self.rules = rules
    }

    /// Takes `part` of `whole` of the check's points off, shared among the faults to the last
    /// hundredth; no fault or no part is no loss.
    ///
    /// 4 points lost by half over three faults are 0.66, 0.67 and 0.67.
    mutating func note(
        _ check: QualityCheck, losing part: Int = 1, of whole: Int = 1, _ faults: [QualityFault]
    ) {
        let most = rules.most(of: check).hundredths
        guard part > 0, whole > 0, most > 0, !faults.isEmpty else { return }
        let lost = min(most, max(faults.count, (most * part * 2 + whole) / (whole * 2)))
        let shares = faults.reduce(0) { $0 + $1.share }
        var (told, given) = (0, 0)
        for fault in faults {
            told += fault.share
            // Counted from the begin each time, so that the parts sum up to the whole.
            let upToHere = lost * told / shares
            findings.append(
                QualityFinding(
                    check: check, field: fault.field, wrong: fault.wrong,
                    fix: fault.fix ?? check.advice,
                    lost: QualityPoints(hundredths: upToHere - given)))
            given = upToHere
        }
    }
}
