package import Reach

/// A decision that recognised a product at 3 to 5 stars; the only source of a listing's stars.
package struct Certificate: Hashable, Sendable {
    package let id: CertificateID
    package let listing: ListingID
    package var claim: CertificateClaim
    package var state: CertificateState
    /// The first day on which it does not hold any more, as it was fixed when it was entered;
    /// `nil` only for rows from before it was fixed, which follow the policy.
    package var validTo: Day?
    /// The kept picture or document of the paper.
    package var scan: CertificateScan?
    package var sampleFields: [String]

    package init(
        id: CertificateID, listing: ListingID, claim: CertificateClaim,
        state: CertificateState = .claimed, validTo: Day? = nil, scan: CertificateScan? = nil,
        sampleFields: [String] = []
    ) {
        self.id = id
        self.listing = listing
        self.claim = claim
        self.state = state
        self.validTo = validTo
        self.scan = scan
        self.sampleFields = sampleFields
    }

    /// The days of its term: from the decision to the fixed end, or for the policy's months.
    package func validity(_ policy: CertificatePolicy) -> Validity {
        Validity(from: claim.decisionDay, to: validTo ?? termEnd(policy))
    }

    /// The same certificate with its end fixed, so that a later policy does not move it.
    package func dated(by policy: CertificatePolicy) -> Certificate {
        var dated = self
        dated.validTo = validTo ?? termEnd(policy)
        return dated
    }

    /// Whether an officer confirmed it and `day` is within its term and before a revocation.
    package func isInForce(on day: Day, _ policy: CertificatePolicy) -> Bool {
        state.isConfirmedOrRevoked && claim.decisionDay <= day && day < end(policy)
    }

    /// The first day on which its star may not be shown any more: its term's end or an earlier
    /// revocation.
    package func end(_ policy: CertificatePolicy) -> Day {
        let term = validTo ?? termEnd(policy)
        return state.revokedFrom.map { min($0, term) } ?? term
    }

    private func termEnd(_ policy: CertificatePolicy) -> Day {
        claim.decisionDay.adding(months: policy.validMonths)
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
    /// The ground is `nil` only for revocations from before grounds were asked for.
    case revoked(from: Day, ground: RevocationGround? = nil)

    package var word: String {
        switch self {
        case .claimed: "claimed"
        case .confirmed: "confirmed"
        case .revoked: "revoked"
        }
    }

    /// The first day on which a revoked star may not be shown any more.
    package var revokedFrom: Day? {
        if case .revoked(let day, _) = self { day } else { nil }
    }

    /// Why it was revoked.
    package var ground: RevocationGround? {
        if case .revoked(_, let ground) = self { ground } else { nil }
    }

    fileprivate var isConfirmedOrRevoked: Bool {
        self != .claimed
    }
}

/// The kept file of a certificate's paper: its hash is public, its bytes are not.
package struct CertificateScan: Hashable, Sendable {
    package let sha256: [UInt8]
    package let contentType: String
    package let byteCount: Int

    package init(sha256: [UInt8], contentType: String, byteCount: Int) {
        self.sha256 = sha256
        self.contentType = contentType
        self.byteCount = byteCount
    }
}

/// Why a certificate may not be changed as asked.
package enum CertificateError: Error, Hashable, Sendable {
    case notFound(CertificateID)
    case alreadyRevoked(CertificateID)
    /// A claim that nobody confirmed never showed a star, so there is none to take away.
    case notConfirmed(CertificateID)
    /// A confirmed paper is replaced by officers alone.
    case onlyOfficers(CertificateID)
    /// No file of the paper is kept.
    case noScan(CertificateID)
}
