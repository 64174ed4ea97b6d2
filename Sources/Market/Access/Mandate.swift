package import Reach

/// The parts of a producer's affairs that it may let a helper see to.
package enum MandateScope: String, Sendable, CaseIterable {
    case profile
    case listings
    case stock
    case orders
    case money
    case certificates
}

/// A mandate's id: `md_` and a time-ordered part.
package struct MandateID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// The leave that a producer gives a helper to act for it, in parts and until a day.
package struct Mandate: Hashable, Sendable {
    package let id: MandateID
    package let producer: ProducerID
    /// The id of the helper's key.
    package let helper: String
    package let scopes: Set<MandateScope>
    /// The last day on which it holds, to its end in Viet Nam.
    package let lastDay: Day
    /// The id of the key of the owner, or of the officer before whom it was given.
    package let grantedBy: String
    /// Who was there when a producer without a key of its own gave it before an officer.
    package let witnessedBy: String?
    package let grantedAt: Int64
    /// When it was taken back, in UTC milliseconds.
    package var revokedAt: Int64?

    /// A mandate has an end, at most so many days after the day on which it is given.
    package static let longestDays = 365

    package init(
        id: MandateID, producer: ProducerID, helper: String, scopes: Set<MandateScope>,
        lastDay: Day, grantedBy: String, witnessedBy: String? = nil, grantedAt: Int64,
        revokedAt: Int64? = nil
    ) {
        self.id = id
        self.producer = producer
        self.helper = helper
        self.scopes = scopes
        self.lastDay = lastDay
        self.grantedBy = grantedBy
        self.witnessedBy = witnessedBy
        self.grantedAt = grantedAt
        self.revokedAt = revokedAt
    }

    /// Whether it holds on that day: given, not taken back, and not past its last day.
    package func isInForce(on day: Day) -> Bool {
        revokedAt == nil && day <= lastDay
    }

    /// Everything that is wrong with a mandate that is to be given on a day.
    ///
    /// A producer that gives it itself names no witness; before an officer one must be named.
    package func checked(
        on today: Day, beforeOfficer: Bool
    ) throws(FieldProblems) -> Mandate {
        var check = FieldCheck()
        if scopes.isEmpty { check.refuse(.missing("scopes")) }
        let latest = today.advanced(by: Self.longestDays)
        if lastDay < today || lastDay > latest {
            check.refuse(
                FieldProblem(
                    "last_day", .outOfRange,
                    vi: "Ngày hết hạn phải từ \(today.text) đến \(latest.text).",
                    en: "The last day must be from \(today.text) to \(latest.text)."))
        }
        let witness = check.text(
            ifPresent: witnessedBy, "witnessed_by", limit: CleanText.Limit.name)
        if beforeOfficer, witness == nil { check.refuse(Self.witnessMissing) }
        if !beforeOfficer, witness != nil { check.refuse(Self.witnessNotAsked) }
        try check.finish()
        return Mandate(
            id: id, producer: producer, helper: helper, scopes: scopes, lastDay: lastDay,
            grantedBy: grantedBy, witnessedBy: witness, grantedAt: grantedAt)
    }

    private static let witnessMissing = FieldProblem(
        "witnessed_by", .missing,
        vi: "Chủ thể uỷ quyền trước cán bộ xã thì phải ghi tên người chứng kiến.",
        en: "A mandate that is given before an officer needs the name of who witnessed it.")
    private static let witnessNotAsked = FieldProblem(
        "witnessed_by", .notAllowed, vi: "Chủ thể tự uỷ quyền thì không ghi người chứng kiến.",
        en: "A producer that gives the mandate itself names no witness.")
}
