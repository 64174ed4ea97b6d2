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

    /// Those of one decision, at most `limit`; decisions write their numbers in capitals, and
    /// whoever types one from a pack may not.
    package func certificates(decisionNumber: String, limit: Int) throws -> [Certificate] {
        for number in [decisionNumber, decisionNumber.uppercased()] {
            let found = try sql.query(
                "SELECT * FROM certificate WHERE decision_number = $1 ORDER BY id LIMIT $2",
                [.text(number), SQLValue(limit)]
            ).map(Certificate.init)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Those with an id behind the given one, in the order of their ids.
    package func certificates(after id: CertificateID, limit: Int) throws -> [Certificate] {
        try sql.query(
            "SELECT * FROM certificate WHERE id > $1 ORDER BY id LIMIT $2",
            [.text(id.text), SQLValue(limit)]
        ).map(Certificate.init)
    }

    /// Inserts, or answers `false` when the listing has this decision and star already.
    ///
    /// The end of the term is fixed here, by the policy of this moment, for whoever inserts.
    package func insert(_ certificate: Certificate) throws -> Bool {
        let claim = certificate.claim
        let dated = certificate.dated(by: try certificatePolicy())
        return try sql.execute(
            """
            INSERT INTO certificate (id, listing_id, star, decision_number, decision_day, issuer,
                state, revoked_from, sample_fields, kind, criteria, valid_to, revocation_ground,
                scan_sha256, scan_type, scan_bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (listing_id, decision_number, star) DO NOTHING
            """,
            [
                .text(certificate.id.text), .text(certificate.listing.text), SQLValue(claim.star),
                .text(claim.decisionNumber), .text(claim.decisionDay.text), .text(claim.issuer),
                .text(certificate.state.word), SQLValue(certificate.state.revokedFrom?.text),
                .words(certificate.sampleFields), .text(claim.kind.rawValue),
                .text(claim.criteria), SQLValue(dated.validTo?.text),
                SQLValue(certificate.state.ground?.rawValue),
            ] + Self.cells(certificate.scan)) == 1
    }

    /// Saves what an officer decided and which scan is kept; what the paper says stays.
    package func update(_ certificate: Certificate) throws {
        try sql.execute(
            """
            UPDATE certificate SET state = $1, revoked_from = $2, revocation_ground = $3,
                scan_sha256 = $4, scan_type = $5, scan_bytes = $6
            WHERE id = $7
            """,
            [
                .text(certificate.state.word), SQLValue(certificate.state.revokedFrom?.text),
                SQLValue(certificate.state.ground?.rawValue),
            ] + Self.cells(certificate.scan) + [.text(certificate.id.text)])
    }

    private static func cells(_ scan: CertificateScan?) -> [SQLValue] {
        [
            scan.map { .blob($0.sha256) } ?? .null, SQLValue(scan?.contentType),
            SQLValue(scan?.byteCount),
        ]
    }
}

extension Certificate {
    init(_ record: SQLRecord) throws {
        let claim = CertificateClaim(
            star: try record.integer("star"), decisionNumber: try record.text("decision_number"),
            decisionDay: try record.day("decision_day"), issuer: try record.text("issuer"),
            kind: try record.word("kind"), criteria: try record.text("criteria"))
        let state: CertificateState =
            switch try record.text("state") {
            case "claimed": .claimed
            case "confirmed": .confirmed
            case "revoked":
                .revoked(
                    from: try record.day("revoked_from"),
                    ground: try record.textIfAny("revocation_ground")
                        .flatMap(RevocationGround.init))
            default: throw StoreError.unreadable("state")
            }
        self.init(
            id: CertificateID(try record.text("id")),
            listing: ListingID(try record.text("listing_id")), claim: claim, state: state,
            validTo: try record.dayIfAny("valid_to"), scan: try CertificateScan(record),
            sampleFields: try record.words("sample_fields"))
    }
}

extension CertificateScan {
    fileprivate init?(_ record: SQLRecord) throws {
        guard let type = try record.textIfAny("scan_type") else { return nil }
        self.init(
            sha256: try record.bytes("scan_sha256"), contentType: type,
            byteCount: try record.integer("scan_bytes"))
    }
}
