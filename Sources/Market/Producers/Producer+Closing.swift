package import Reach

/// Why a closure was not made or lifted.
package enum ClosureError: Error, Hashable, Sendable {
    case notFound(String)
    /// It ended before, or was lifted.
    case over(String)
    /// Another closure of the same kind holds on some of the days.
    case overlaps(Closure)
    case tooMany(limit: Int)
}

extension Producer {
    /// The producer with a closure more; throws `FieldProblems` or `ClosureError`.
    ///
    /// Nothing is closed in hindsight: it begins today or later, a suspension of our own after
    /// its days of notice. Two of one kind never hold at once; a suspension may lie over a season.
    package func closing(_ closure: Closure, on today: Day) throws -> Producer {
        let clean = try closure.checked(on: today)
        if let other = closures.first(where: { $0.kind == clean.kind && $0.overlaps(clean) }) {
            throw ClosureError.overlaps(other)
        }
        if closures.count >= Closure.most { throw ClosureError.tooMany(limit: Closure.most) }
        var closed = self
        closed.closures.append(clean)
        closed.closures.sort { ($0.from, $0.id) < ($1.from, $1.id) }
        return closed
    }

    /// The producer with the closure ended today: a day that has passed stays closed, one that
    /// never came is as if it had not been announced.
    package func lifting(_ id: String, on today: Day) throws(ClosureError) -> Producer {
        guard let index = closures.firstIndex(where: { $0.id == id }) else {
            throw .notFound(id)
        }
        if let until = closures[index].until, until <= today { throw .over(id) }
        var open = self
        if closures[index].from >= today {
            open.closures.remove(at: index)
        } else {
            open.closures[index].until = today
        }
        return open
    }
}

extension Closure {
    /// Cleaned, or everything that is wrong with what was asked for on a day.
    func checked(on today: Day) throws(FieldProblems) -> Closure {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: CleanText.Limit.line, multiline: true, allowsEmpty: true)
        let ground = check.text(
            ifPresent: legalGround, "legal_ground", limit: CleanText.Limit.line)
        checkBegin(today, &check)
        if let until, until <= from { check.refuse(Self.endsTooEarly) }
        switch kind {
        case .seasonal:
            checkSeason(&check)
            if ground != nil { check.refuse(Self.groundNotAsked) }
            if reason == .otherSeason, note.isEmpty { check.refuse(.missing("note")) }
        case .suspension:
            if ground == nil { check.refuse(Self.groundMissing) }
        }
        try check.finish()
        return Closure(
            id: id, from: from, until: until, reason: reason, note: note, legalGround: ground)
    }

    private func checkBegin(_ today: Day, _ check: inout FieldCheck) {
        let first = today.advanced(by: reason.noticeDays)
        let last = today.advanced(by: Self.furthestDays)
        if from >= first, from <= last { return }
        check.refuse(
            FieldProblem(
                "from", .outOfRange,
                vi: "Với lý do này, ngày bắt đầu phải từ \(first.text) đến \(last.text).",
                en: "For this reason it must begin from \(first.text) to \(last.text)."))
    }

    private func checkSeason(_ check: inout FieldCheck) {
        guard let until else {
            check.refuse(
                FieldProblem(
                    "until", .missing, vi: "Nghỉ mùa phải có ngày bán lại.",
                    en: "A season needs the day on which it opens again."))
            return
        }
        if from.distance(to: until) > Self.longestSeasonDays {
            check.refuse(
                FieldProblem(
                    "until", .outOfRange,
                    vi: "Nghỉ mùa dài nhất \(Self.longestSeasonDays) ngày.",
                    en: "A season lasts at most \(Self.longestSeasonDays) days."))
        }
    }

    private static let endsTooEarly = FieldProblem(
        "until", .outOfRange, vi: "Ngày bán lại phải sau ngày bắt đầu nghỉ.",
        en: "It must open again after the day on which it closes.")
    private static let groundMissing = FieldProblem(
        "legal_ground", .missing,
        vi: "Đình chỉ phải ghi căn cứ: điều khoản hoặc số văn bản.",
        en: "A suspension needs its ground: the article, or the number of the letter.")
    private static let groundNotAsked = FieldProblem(
        "legal_ground", .notAllowed, vi: "Nghỉ mùa không cần căn cứ pháp lý.",
        en: "A season needs no legal ground.")
}
