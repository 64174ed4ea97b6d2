package import Reach

/// How long a certificate holds and what follows its end; data, because decrees change it
/// (`catalog/policy.json`).
package struct CertificatePolicy: Hashable, Sendable {
    /// 36 by Decision 26/2026/QĐ-TTg, article 4.3, counted from the day of the decision.
    package let validMonths: Int
    package let lapse: LapseRule

    package init(validMonths: Int, lapse: LapseRule = .keep) {
        self.validMonths = validMonths
        self.lapse = lapse
    }

    /// Whether a listing with these certificates may be on offer on `day`.
    ///
    /// A listing that never had a star is not touched; one whose last certificate has ended or
    /// was revoked stays without a star (`keep`) or is not on offer (`pause`).
    package func allowsOffer(_ certificates: [Certificate], on day: Day) -> Bool {
        switch lapse {
        case .keep: true
        case .pause:
            certificates.inForce(on: day, self) != nil
                || !certificates.contains { $0.state != .claimed && $0.claim.decisionDay <= day }
        }
    }
}

/// What becomes of a listing whose star has ended, as the policy's file words it.
package enum LapseRule: String, Sendable, CaseIterable {
    case keep = "listed_without_star"
    case pause = "paused"
}
