package import Market
package import Reach

/// The days until which stock and price count as confirmed.
extension StoreSession {
    /// Sets the day on which the listing pauses itself; neither a version nor news for partners.
    package func setLease(of id: ListingID, until day: Day) throws {
        try sql.execute(
            "UPDATE listing SET fresh_until = $1 WHERE id = $2",
            [.text(day.text), .text(id.text)])
    }

    /// Gives a first lease to approved listings that have none; samples stay without one.
    /// Answers how many there were, at most `limit`.
    package func giveLeases(until day: Day, limit: Int) throws -> Int {
        try sql.execute(
            """
            UPDATE listing SET fresh_until = $1 WHERE id IN (
                SELECT id FROM listing WHERE fresh_until IS NULL AND state = 'approved'
                    AND sample_fields = '' ORDER BY id LIMIT $2)
            """,
            [.text(day.text), SQLValue(limit)])
    }

    /// The approved listings that paused themselves after one day and up to another.
    package func leasesEnded(after first: Day, upTo last: Day) throws -> [ListingID] {
        try sql.query(
            """
            SELECT id FROM listing
            WHERE fresh_until > $1 AND fresh_until <= $2 AND state = 'approved' ORDER BY id
            """,
            [.text(first.text), .text(last.text)]
        ).map { ListingID(try $0.text("id")) }
    }

    /// The producers of approved listings whose lease ends on one of those days, behind an id.
    package func producersWithLeases(
        endingIn days: ClosedRange<Day>, after id: ProducerID, limit: Int
    ) throws -> [ProducerID] {
        try sql.query(
            """
            SELECT DISTINCT producer_id FROM listing
            WHERE fresh_until >= $1 AND fresh_until <= $2 AND state = 'approved'
                AND producer_id > $3
            ORDER BY producer_id LIMIT $4
            """,
            [
                .text(days.lowerBound.text), .text(days.upperBound.text), .text(id.text),
                SQLValue(limit),
            ]
        ).map { ProducerID(try $0.text("producer_id")) }
    }

    /// A producer's approved listings whose lease ends by that day, soonest first.
    package func leasesEnding(
        of producer: ProducerID, by day: Day, limit: Int
    ) throws -> [Listing] {
        try sql.query(
            """
            SELECT * FROM listing WHERE producer_id = $1 AND state = 'approved'
                AND fresh_until IS NOT NULL AND fresh_until <= $2
            ORDER BY fresh_until, id LIMIT $3
            """,
            [.text(producer.text), .text(day.text), SQLValue(limit)]
        ).map(Listing.init)
    }
}
