package import Reach

/// What a certificate's paper says.
package struct CertificateClaim: Hashable, Sendable {
    package var star: Int
    package var decisionNumber: String
    package var decisionDay: Day
    /// As the paper names it: old issuers such as district committees stay representable.
    package var issuer: String
    package var kind: CertificateKind
    /// The criteria it was scored by, such as "26/2026/QĐ-TTg"; empty where the paper is silent.
    package var criteria: String

    /// The longest text of the criteria, in characters.
    package static let longestCriteria = 100

    package init(
        star: Int, decisionNumber: String, decisionDay: Day, issuer: String,
        kind: CertificateKind = .first, criteria: String = ""
    ) {
        self.star = star
        self.decisionNumber = decisionNumber
        self.decisionDay = decisionDay
        self.issuer = issuer
        self.kind = kind
        self.criteria = criteria
    }

    /// The claim cleaned, or everything that is wrong with it; `today` bounds the decision's day.
    ///
    /// Only 3 to 5 stars are certified (Decision 26/2026/QĐ-TTg, article 4); the programme began
    /// with Decision 490/QĐ-TTg of 7 May 2018.
    package func checked(today: Day) throws(FieldProblems) -> CertificateClaim {
        var check = FieldCheck()
        var clean = self
        check.range(star, "star", 3...5)
        clean.decisionNumber = check.text(decisionNumber, "decision_number", limit: 50)
        clean.issuer = check.text(issuer, "issuer", limit: CleanText.Limit.name)
        clean.criteria = check.text(
            criteria, "criteria", limit: Self.longestCriteria, allowsEmpty: true)
        if decisionDay > today || decisionDay < Day(year: 2018, month: 5, day: 7) {
            check.refuse(
                FieldProblem(
                    "decision_date", .outOfRange,
                    vi: "Ngày quyết định phải từ 2018-05-07 đến hôm nay (\(today.text)).",
                    en: "The decision's date must be from 2018-05-07 to today (\(today.text))."))
        }
        try check.finish()
        return clean
    }
}

/// What a decision did with the product; a product has a sequence of them.
package enum CertificateKind: String, Sendable, CaseIterable {
    case first
    /// "Nâng hạng": more stars than before.
    case upgrade
    /// "Đánh giá lại": scored again after, or before, the term's end.
    case reassessment = "re_assessment"
}
