package import Reach

/// A decision that recognised a product at 3 to 5 stars; the only source of a listing's stars.
package struct Certificate: Hashable, Sendable {
    package let id: CertificateID
    package let listing: ListingID
    package var claim: CertificateClaim
    package var state: CertificateState
    package var sampleFields: [String]

    package init(
        id: CertificateID, listing: ListingID, claim: CertificateClaim,
        state: CertificateState = .claimed, sampleFields: [String] = []
    ) {
        self.id = id
        self.listing = listing
        self.claim = claim
        self.state = state
        self.sampleFields = sampleFields
    }

    /// The days on which the star may be shown: from the decision, for the policy's months.
    package func validity(_ policy: CertificatePolicy) -> Validity {
        Validity(
            from: claim.decisionDay, to: claim.decisionDay.adding(months: policy.validMonths))
    }

    /// Whether an officer confirmed it and `day` is within its term and before a revocation.
    package func isInForce(on day: Day, _ policy: CertificatePolicy) -> Bool {
        switch state {
        case .claimed: false
        case .confirmed: validity(policy).contains(day)
        case .revoked(let from): validity(policy).contains(day) && day < from
        }
    }
}

/// A certificate's id: `ct_` and a time-ordered part.
package struct CertificateID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// A producer claims, an officer confirms against the decision, an authority may revoke.
package enum CertificateState: Hashable, Sendable {
    case claimed
    case confirmed
    case revoked(from: Day)

    package var word: String {
        switch self {
        case .claimed: "claimed"
        case .confirmed: "confirmed"
        case .revoked: "revoked"
        }
    }

    /// The first day on which a revoked star may not be shown any more.
    package var revokedFrom: Day? {
        if case .revoked(let day) = self { day } else { nil }
    }
}

/// How long a certificate holds; data, because decrees change it (`catalog/policy.json`).
package struct CertificatePolicy: Hashable, Sendable {
    /// 36 by Decision 26/2026/QĐ-TTg, article 4.3, counted from the day of the decision.
    package let validMonths: Int

    package init(validMonths: Int) {
        self.validMonths = validMonths
    }
}

/// Why a certificate may not be changed as asked.
package enum CertificateError: Error, Hashable, Sendable {
    case notFound(CertificateID)
    case alreadyRevoked(CertificateID)
    /// A claim that nobody confirmed never showed a star, so there is none to take away.
    case notConfirmed(CertificateID)
}
