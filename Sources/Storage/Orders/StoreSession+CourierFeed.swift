package import Market
package import Reach

/// One line of a courier's feed; its position never changes and none is skipped.
package struct FeedEntry: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case assigned
        case offered
        case withdrawn
        case cancelled
    }

    package let position: Int
    package let parcel: ParcelID
    package let kind: Kind
    package let at: Int64
    /// Grows with every entry about the parcel, whoever's feed it is in.
    package let version: Int
}

/// How far a courier's feed goes, and what of its begin is kept no longer.
package struct FeedBounds: Hashable, Sendable {
    /// The last position; 0 in an empty feed.
    package let last: Int
    /// The last position that was swept away; 0 when everything is there.
    package let swept: Int

    package init(last: Int, swept: Int) {
        self.last = last
        self.swept = swept
    }
}

/// The feed that a courier's integration reads by position, each courier its own.
extension StoreSession {
    /// Appends with the next position of that courier, counted in this very transaction: whoever
    /// has read position n has read everything before it.
    ///
    /// A parcel's first entry takes the version that the parcel was inserted with.
    package func appendToFeed(
        of courier: CourierCode, _ kind: FeedEntry.Kind, _ parcel: ParcelID, at: Int64,
        isFirst: Bool = false
    ) throws {
        let position = try bump(counter: "courier_feed \(courier.text)")
        try sql.execute(
            """
            INSERT INTO courier_feed (courier, position, parcel_id, entry, at, version)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(courier.text), SQLValue(position), .text(parcel.text), .text(kind.rawValue),
                .integer(at), SQLValue(isFirst ? 1 : try nextVersion(of: parcel)),
            ])
        growth.note(courier, position)
    }

    private func nextVersion(of parcel: ParcelID) throws -> Int {
        let record = try sql.first(
            "UPDATE parcel SET version = version + 1 WHERE id = $1 RETURNING version",
            [.text(parcel.text)])
        guard let record else { throw StoreError.unreadable("version") }
        return try record.integer("version")
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
                at: try record.instant("at"), version: try record.integer("version"))
        }
    }

    package func feedBounds(of courier: CourierCode) throws -> FeedBounds {
        FeedBounds(
            last: try counter("courier_feed \(courier.text)"),
            swept: try counter("courier_feed_swept \(courier.text)"))
    }

    package func hasFeedEntries(before: Int64) throws -> Bool {
        try sql.first(
            "SELECT position FROM courier_feed WHERE at < $1 LIMIT 1", [.integer(before)]) != nil
    }

    /// Removes entries made before an instant, the oldest first, at most `limit` at a time;
    /// answers how many. What a feed has lost is remembered with its courier.
    package func sweepFeeds(before: Int64, limit: Int) throws -> Int {
        let old = try sql.query(
            "SELECT courier, position FROM courier_feed WHERE at < $1 ORDER BY at LIMIT $2",
            [.integer(before), SQLValue(limit)])
        if old.isEmpty { return 0 }
        // A clock that was set back may have dated a later entry earlier; what goes is always a
        // feed's begin, so that no gap opens in it.
        var reached: [String: Int] = [:]
        for record in old {
            let courier = try record.text("courier")
            reached[courier] = max(reached[courier] ?? 0, try record.integer("position"))
        }
        var count = 0
        for (courier, position) in reached {
            count += try sql.execute(
                """
                DELETE FROM courier_feed WHERE courier = $1 AND position <= $2
                    AND position < COALESCE((SELECT MIN(position) FROM courier_feed
                        WHERE courier = $1 AND at >= $3), $2 + 1)
                """,
                [.text(courier), SQLValue(position), .integer(before)])
            try noteSwept(courier)
        }
        if count > 0 { try raise(counter: "courier_feed_swept_before", to: Int(before)) }
        return count
    }

    private func noteSwept(_ courier: String) throws {
        let record = try sql.first(
            """
            SELECT COALESCE(
                (SELECT MIN(position) - 1 FROM courier_feed WHERE courier = $1),
                (SELECT value FROM counter WHERE name = 'courier_feed ' || $1), 0) AS swept
            """,
            [.text(courier)])
        guard let swept = try record?.integer("swept"), swept > 0 else { return }
        try raise(counter: "courier_feed_swept \(courier)", to: swept)
    }

    /// Sets a counter to a value, unless it is there or beyond already.
    package func raise(counter: String, to value: Int) throws {
        try sql.execute(
            """
            INSERT INTO counter (name, value) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET value =
                CASE WHEN excluded.value > counter.value THEN excluded.value
                    ELSE counter.value END
            """,
            [.text(counter), SQLValue(value)])
    }
}
