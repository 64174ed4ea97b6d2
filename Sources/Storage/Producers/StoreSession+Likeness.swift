package import Market
internal import Reach

/// Producers that may be the same one, and what a merge moves.
extension StoreSession {
    /// The most producers that are compared with a registration.
    private static let mostCompared = 2_000

    /// The registered producers that share a tax code, a telephone number or the commune with
    /// that profile, other than the one named; those that were merged away are left out.
    package func producers(
        near profile: ProducerProfile, except id: ProducerID
    ) throws -> [Producer] {
        let root = profile.taxCode.map(ProducerLikeness.taxRoot)
        // Codes of branches begin with the code of the head office and a hyphen, which is the
        // letter before the full stop.
        return try sql.query(
            """
            SELECT * FROM producer WHERE merged_into IS NULL AND id <> $1
                AND (commune_code = $2 OR phone = $3 OR (tax_code >= $4 AND tax_code < $5))
            ORDER BY id LIMIT $6
            """,
            [
                .text(id.text), .text(profile.commune.digits), SQLValue(profile.phone),
                SQLValue(root), SQLValue(root.map { $0 + "." }), SQLValue(Self.mostCompared),
            ]
        ).map(Producer.init)
    }

    /// Makes the listings of one producer those of another; each is a new version of itself.
    package func moveListings(
        of producer: ProducerID, to other: ProducerID, at: Int64
    ) throws {
        try sql.execute(
            """
            UPDATE listing SET producer_id = $1, version = version + 1, updated_at = $2
            WHERE producer_id = $3
            """,
            [.text(other.text), .integer(at), .text(producer.text)])
    }

    /// Makes what one producer has sent that of another: uploads under way, kept scans, photos.
    package func moveFiles(of producer: ProducerID, to other: ProducerID) throws {
        let both: [SQLValue] = [.text(other.text), .text(producer.text)]
        try sql.execute("UPDATE upload SET producer_id = $1 WHERE producer_id = $2", both)
        try sql.execute(
            """
            INSERT INTO photo_owner (photo_id, producer_id)
            SELECT photo_id, $1 FROM photo_owner WHERE producer_id = $2
            ON CONFLICT (photo_id, producer_id) DO NOTHING
            """, both)
        try sql.execute("DELETE FROM photo_owner WHERE producer_id = $1", [.text(producer.text)])
    }

    /// Sends what still waits for one producer to another, at its address.
    package func moveNotices(
        of producer: ProducerID, to other: ProducerID, at address: String
    ) throws {
        try sql.execute(
            """
            UPDATE notice SET producer_id = $1, recipient = $2
            WHERE producer_id = $3 AND state <> 'sent'
            """,
            [.text(other.text), .text(address), .text(producer.text)])
    }

    /// Makes what annexes say of one producer's products those of another, but for what it has by
    /// the same decision already.
    package func moveAnnexEntries(of producer: ProducerID, to other: ProducerID) throws {
        try sql.execute(
            """
            UPDATE annex_entry SET producer_id = $1 WHERE producer_id = $2 AND NOT EXISTS (
                SELECT 1 FROM annex_entry AS known WHERE known.producer_id = $1
                    AND known.folded = annex_entry.folded
                    AND known.decision_number = annex_entry.decision_number)
            """,
            [.text(other.text), .text(producer.text)])
    }

    /// Lets whatever was merged into a producer live on in another, so that one step resolves an
    /// old id however often it was merged.
    package func redirect(from producer: ProducerID, to other: ProducerID) throws {
        try sql.execute(
            "UPDATE producer SET merged_into = $1 WHERE merged_into = $2",
            [.text(other.text), .text(producer.text)])
    }
}
