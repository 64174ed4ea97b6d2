package import Market
internal import Reach

/// Certificates of listings, several each: first, upgrade, re-assessment.
extension StoreSession {
    package func certificates(of listing: ListingID) throws -> [Certificate] {
        try sql.query(
            "SELECT * FROM certificate WHERE listing_id = $1 ORDER BY decision_day, id",
            [.text(listing.text)]
        ).map(Certificate.init)
    }

    package func certificate(_ id: CertificateID) throws -> Certificate? {
        try sql.first("SELECT * FROM certificate WHERE id = $1", [.text(id.text)])
            .map(Certificate.init)
    }

    /// Those of one decision, at most `limit`.
    package func certificates(decisionNumber: String, limit: Int) throws -> [Certificate] {
        try sql.query(
            "SELECT * FROM certificate WHERE decision_number = $1 ORDER BY id LIMIT $2",
            [.text(decisionNumber), SQLValue(limit)]
        ).map(Certificate.init)
    }

    /// Those with an id behind the given one, in the order of their ids.
    package func certificates(after id: CertificateID, limit: Int) throws -> [Certificate] {
        try sql.query(
            "SELECT * FROM certificate WHERE id > $1 ORDER BY id LIMIT $2",
            [.text(id.text), SQLValue(limit)]
        ).map(Certificate.init)
    }

    /// Inserts, or answers `false` when the listing has this decision and star already.
    package func insert(_ certificate: Certificate) throws -> Bool {
        let claim = certificate.claim
        return try sql.execute(
            """
            INSERT INTO certificate (id, listing_id, star, decision_number, decision_day, issuer,
                state, revoked_from, sample_fields)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (listing_id, decision_number, star) DO NOTHING
            """,
            [
                .text(certificate.id.text), .text(certificate.listing.text), SQLValue(claim.star),
                .text(claim.decisionNumber), .text(claim.decisionDay.text), .text(claim.issuer),
                .text(certificate.state.word), SQLValue(certificate.state.revokedFrom?.text),
                .words(certificate.sampleFields),
            ]) == 1
    }

    package func update(_ certificate: Certificate) throws {
        try sql.execute(
            "UPDATE certificate SET state = $1, revoked_from = $2 WHERE id = $3",
            [
                .text(certificate.state.word), SQLValue(certificate.state.revokedFrom?.text),
                .text(certificate.id.text),
            ])
    }
}

extension Certificate {
    init(_ record: SQLRecord) throws {
        let claim = CertificateClaim(
            star: try record.integer("star"), decisionNumber: try record.text("decision_number"),
            decisionDay: try record.day("decision_day"), issuer: try record.text("issuer"))
        let state: CertificateState =
            switch try record.text("state") {
            case "claimed": .claimed
            case "confirmed": .confirmed
            case "revoked": .revoked(from: try record.day("revoked_from"))
            default: throw StoreError.unreadable("state")
            }
        self.init(
            id: CertificateID(try record.text("id")),
            listing: ListingID(try record.text("listing_id")), claim: claim, state: state,
            sampleFields: try record.words("sample_fields"))
    }
}
