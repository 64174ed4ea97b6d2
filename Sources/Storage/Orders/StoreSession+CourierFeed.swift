package import Market
package import Reach

/// One line of a courier's feed; its position never changes and none is skipped.
package struct FeedEntry: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case assigned
        case cancelled
    }

    package let position: Int
    package let parcel: ParcelID
    package let kind: Kind
    package let at: Int64
}

/// The feed that a courier's integration reads by position, each courier its own.
extension StoreSession {
    /// Appends with the next position of that courier, counted in this very transaction: whoever
    /// has read position n has read everything before it.
    package func appendToFeed(
        of courier: CourierCode, _ kind: FeedEntry.Kind, _ parcel: ParcelID, at: Int64
    ) throws {
        let position = try bump(counter: "courier_feed \(courier.text)")
        try sql.execute(
            """
            INSERT INTO courier_feed (courier, position, parcel_id, entry, at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [
                .text(courier.text), SQLValue(position), .text(parcel.text), .text(kind.rawValue),
                .integer(at),
            ])
    }

    package func feed(
        of courier: CourierCode, after position: Int, limit: Int
    ) throws -> [FeedEntry] {
        try sql.query(
            """
            SELECT * FROM courier_feed WHERE courier = $1 AND position > $2
            ORDER BY position LIMIT $3
            """,
            [.text(courier.text), SQLValue(position), SQLValue(limit)]
        ).map { record in
            FeedEntry(
                position: try record.integer("position"),
                parcel: ParcelID(try record.text("parcel_id")), kind: try record.word("entry"),
                at: try record.instant("at"))
        }
    }
}
