package import Market
package import Reach
internal import Storage

/// Takes certificates in, has them confirmed, and takes their stars away when they are revoked.
package struct CertificateDesk: Sendable {
    let house: House
    let issuers = IssuerShelf()

    /// Adds a claim to a listing; the same decision and star sent again changes nothing.
    package func claim(
        _ claim: CertificateClaim, for id: ListingID, by caller: Caller, once: Once,
        render: @escaping @Sendable (Certificate) throws -> Answer
    ) async throws -> Answer {
        let clean = try claim.checked(today: house.clockwork.today)
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
            guard caller.mayAct(for: listing.producer, in: .certificates) else {
                throw AccessError.outOfScope
            }
            let certificate = Certificate(
                id: CertificateID(house.clockwork.ids.make("ct")), listing: id, claim: clean
            ).dated(by: try session.certificatePolicy())
            if try session.insert(certificate) {
                try house.note(
                    "certificate_claimed", on: id.text, by: caller, clean.decisionNumber,
                    at: now, in: session)
                return certificate
            }
            let known = try session.certificates(of: id).first {
                $0.claim.decisionNumber == clean.decisionNumber && $0.claim.star == clean.star
            }
            return known ?? certificate
        }
    }

    /// An officer has compared the claim with the decision.
    package func confirm(
        _ id: CertificateID, by caller: Caller, once: Once,
        render: @escaping @Sendable (Certificate) throws -> Answer
    ) async throws -> Answer {
        try await change(id, "certificate_confirmed", by: caller, once, render) { certificate in
            switch certificate.state {
            case .claimed: certificate.state = .confirmed
            case .confirmed: break
            case .revoked: throw CertificateError.alreadyRevoked(id)
            }
        }
    }

    /// The star is gone from `day` on, for one of the grounds of the decision.
    package func revoke(
        _ id: CertificateID, from day: Day, ground: RevocationGround, note: String,
        by caller: Caller, once: Once,
        render: @escaping @Sendable (Certificate) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: CleanText.Limit.description, multiline: true, allowsEmpty: true)
        try check.finish()
        return try await change(
            id, "certificate_revoked", note, reason: ground.rawValue, by: caller, once, render
        ) { certificate in
            switch certificate.state {
            case .claimed: throw CertificateError.notConfirmed(id)
            case .revoked: throw CertificateError.alreadyRevoked(id)
            case .confirmed: certificate.state = .revoked(from: day, ground: ground)
            }
        }
    }

    private func change(
        _ id: CertificateID, _ act: String, _ note: String = "", reason: String? = nil,
        by caller: Caller, _ once: Once,
        _ render: @escaping @Sendable (Certificate) throws -> Answer,
        _ change: @escaping @Sendable (inout Certificate) throws -> Void
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var certificate = try session.certificate(id),
                let listing = try session.listing(certificate.listing)
            else { throw CertificateError.notFound(id) }
            try house.demandOversight(of: listing, by: caller, in: session)
            try change(&certificate)
            try session.update(certificate)
            try session.bumpFeedVersion(of: listing.id)
            try session.queuePush(of: listing.id)
            try house.note(
                act, on: id.text, by: caller, note, reason: reason, at: now, in: session)
            return certificate
        }
        house.publish()
        return answer
    }
}
