package import Market
package import Reach

/// Certificates by the days on which something about them turns.
extension StoreSession {
    /// A place in the list of ends: the day and the certificate of the last line.
    package struct CertificateEnd: Hashable, Sendable {
        package let day: Day
        package let id: CertificateID

        package init(day: Day, id: CertificateID) {
            self.day = day
            self.id = id
        }
    }

    /// Fixes the ends of terms that an earlier program left open; answers how many it fixed, which
    /// is `limit` when there may be more.
    package func fixCertificateEnds(_ policy: CertificatePolicy, limit: Int) throws -> Int {
        let open = try sql.query(
            "SELECT * FROM certificate WHERE valid_to IS NULL ORDER BY id LIMIT $1",
            [SQLValue(limit)]
        ).map(Certificate.init)
        for certificate in open {
            try sql.execute(
                "UPDATE certificate SET valid_to = $1 WHERE id = $2",
                [
                    SQLValue(certificate.dated(by: policy).validTo?.text),
                    .text(certificate.id.text),
                ])
        }
        return open.count
    }

    /// Listings whose star ended, or was revoked, on a day after `first` and not after `last`.
    package func listingsTurned(after first: Day, upTo last: Day) throws -> [ListingID] {
        try sql.query(
            """
            SELECT listing_id FROM certificate
            WHERE state = 'confirmed' AND valid_to > $1 AND valid_to <= $2
            UNION
            SELECT listing_id FROM certificate
            WHERE state = 'revoked' AND valid_to > $1 AND valid_to <= $2
            UNION
            SELECT listing_id FROM certificate
            WHERE revoked_from > $1 AND revoked_from <= $2
            ORDER BY 1
            """,
            [.text(first.text), .text(last.text)]
        ).map { ListingID(try $0.text("listing_id")) }
    }

    /// Confirmed certificates that end in `[from, to)`, by their ends; claimed ones by theirs.
    package func certificates(
        in state: String, endingFrom from: Day, before to: Day, after last: CertificateEnd?,
        limit: Int
    ) throws -> [Certificate] {
        try sql.query(
            """
            SELECT * FROM certificate
            WHERE state = $1 AND valid_to >= $2 AND valid_to < $3 AND (valid_to, id) > ($4, $5)
            ORDER BY valid_to, id LIMIT $6
            """,
            [
                .text(state), .text(from.text), .text(to.text), .text(last?.day.text ?? ""),
                .text(last?.id.text ?? ""), SQLValue(limit),
            ]
        ).map(Certificate.init)
    }

    /// Revoked certificates whose terms are not over on that day, newest first.
    package func revokedCertificates(endingAfter day: Day, limit: Int) throws -> [Certificate] {
        try sql.query(
            """
            SELECT * FROM certificate WHERE state = 'revoked' AND valid_to > $1
            ORDER BY id DESC LIMIT $2
            """,
            [.text(day.text), SQLValue(limit)]
        ).map(Certificate.init)
    }

    /// Listings that were withdrawn at that instant or later, newest first.
    package func withdrawnListings(since: Int64, limit: Int) throws -> [ListingID] {
        try sql.query(
            """
            SELECT id FROM listing WHERE state = 'withdrawn' AND updated_at >= $1
            ORDER BY updated_at DESC, id LIMIT $2
            """,
            [.integer(since), SQLValue(limit)]
        ).map { ListingID(try $0.text("id")) }
    }

    /// Whether the public has seen the listing: an officer approved it once.
    package func wasApproved(_ id: ListingID) throws -> Bool {
        try sql.first(
            "SELECT act FROM history WHERE subject = $1 AND act = 'review_approve' LIMIT 1",
            [.text(id.text)]) != nil
    }
}
