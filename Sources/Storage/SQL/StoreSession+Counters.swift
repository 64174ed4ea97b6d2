/// Named numbers that only grow, and settings that a person or the first start wrote.
extension StoreSession {
    /// The next number of a counter: 1, 2, 3 … in the order in which transactions commit.
    package func bump(counter name: String) throws -> Int {
        let record = try sql.first(
            """
            INSERT INTO counter (name, value) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
            RETURNING value
            """,
            [.text(name)])
        guard let record else { throw StoreError.unreadable("counter") }
        return try record.integer("value")
    }

    /// The last number that a counter gave; 0 before the first.
    package func counter(_ name: String) throws -> Int {
        try sql.first("SELECT value FROM counter WHERE name = $1", [.text(name)])?
            .integer("value") ?? 0
    }

    package func setting(_ name: String) throws -> String? {
        try sql.first("SELECT value FROM setting WHERE name = $1", [.text(name)])?.text("value")
    }

    package func set(_ name: String, to value: String) throws {
        try sql.execute(
            """
            INSERT INTO setting (name, value) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            [.text(name), .text(value)])
    }
}
