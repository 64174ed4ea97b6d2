package import Reach

/// What a certificate's paper says.
package struct CertificateClaim: Hashable, Sendable {
    package var star: Int
    package var decisionNumber: String
    package var decisionDay: Day
    /// As the paper names it: old issuers such as district committees stay representable.
    package var issuer: String

    package init(star: Int, decisionNumber: String, decisionDay: Day, issuer: String) {
        self.star = star
        self.decisionNumber = decisionNumber
        self.decisionDay = decisionDay
        self.issuer = issuer
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

extension Sequence where Element == Certificate {
    /// The certificate whose star is shown on `day`: of those in force, the latest decision.
    package func inForce(on day: Day, _ policy: CertificatePolicy) -> Certificate? {
        filter { $0.isInForce(on: day, policy) }
            .max { ($0.claim.decisionDay, $0.id.text) < ($1.claim.decisionDay, $1.id.text) }
    }
}
