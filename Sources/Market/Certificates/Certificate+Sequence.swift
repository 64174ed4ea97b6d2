package import Reach

/// The certificates of one listing, one after another: first, upgrade, re-assessment.
extension Sequence where Element == Certificate {
    /// The certificate whose star is shown on `day`: of those in force, the latest decision.
    package func inForce(on day: Day, _ policy: CertificatePolicy) -> Certificate? {
        filter { $0.isInForce(on: day, policy) }.max { $0.isEarlier(than: $1) }
    }

    /// How one of these certificates stands on `day`.
    ///
    /// A star is shown by exactly one of them, the one that `inForce` answers; that of the others
    /// is gone by itself in the moment in which the day begins.
    package func standing(
        of certificate: Certificate, on day: Day, _ policy: CertificatePolicy
    ) -> CertificateStanding {
        if certificate.state == .claimed { return .claimed }
        if let revoked = certificate.state.revokedFrom, revoked <= day { return .revoked }
        if day < certificate.claim.decisionDay { return .notYet }
        let term = certificate.validity(policy)
        if let shown = inForce(on: day, policy), shown.id != certificate.id,
            certificate.isEarlier(than: shown), term.contains(shown.claim.decisionDay)
        {
            return .superseded(by: shown.id)
        }
        guard certificate.isInForce(on: day, policy) else { return .lapsed }
        let left = day.distance(to: certificate.end(policy))
        return ExpiryCalendar.rung(daysLeft: left).map { .expiring(rung: $0, daysLeft: left) }
            ?? .inForce
    }

    /// Whether a later one holds beyond the end of this one, so that nobody need hurry.
    package func isFollowed(_ certificate: Certificate, _ policy: CertificatePolicy) -> Bool {
        contains {
            $0.id != certificate.id && $0.state == .confirmed
                && $0.end(policy) > certificate.end(policy)
        }
    }
}

extension Certificate {
    /// Of two decisions of one day the one that was entered first comes first.
    fileprivate func isEarlier(than other: Certificate) -> Bool {
        (claim.decisionDay, id.text) < (other.claim.decisionDay, other.id.text)
    }
}
