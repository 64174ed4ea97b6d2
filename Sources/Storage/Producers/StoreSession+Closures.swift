package import Market

/// Producers whose days are to be looked at when a day has turned.
extension StoreSession {
    /// The producers that have a closure, past or to come, in the order of their ids.
    package func producersWithClosures(after id: ProducerID, limit: Int) throws -> [Producer] {
        try sql.query(
            """
            SELECT * FROM producer WHERE closures <> '[]' AND id > $1 ORDER BY id LIMIT $2
            """,
            [.text(id.text), SQLValue(limit)]
        ).map(Producer.init)
    }
}
