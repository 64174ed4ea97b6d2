package import Market
internal import Reach

/// What came of each row of an import, and what identifies the listings that rows are about.
extension StoreSession {
    package func insert(_ rows: [ImportedRow], of id: ImportID) throws {
        for row in rows {
            let problems = row.problems.isEmpty ? "[]" : RowProblem.json(row.problems)
            try sql.execute(
                """
                INSERT INTO import_row (import_id, number, outcome, subject, problems)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .text(id.text), SQLValue(row.number), .text(row.outcome.rawValue),
                    SQLValue(row.subject), .text(problems),
                ])
        }
    }

    /// Rows in the order of the file, those of one outcome or all.
    package func importedRows(
        of id: ImportID, outcome: ImportOutcome?, after number: Int, limit: Int
    ) throws -> [ImportedRow] {
        let records =
            if let outcome {
                try sql.query(
                    """
                    SELECT * FROM import_row WHERE import_id = $1 AND number > $2
                        AND outcome = $3
                    ORDER BY number LIMIT $4
                    """,
                    [
                        .text(id.text), SQLValue(number), .text(outcome.rawValue),
                        SQLValue(limit),
                    ])
            } else {
                try sql.query(
                    """
                    SELECT * FROM import_row WHERE import_id = $1 AND number > $2
                    ORDER BY number LIMIT $3
                    """, [.text(id.text), SQLValue(number), SQLValue(limit)])
            }
        return try records.map { record in
            guard let problems = RowProblem.list(try record.text("problems")) else {
                throw StoreError.unreadable("problems")
            }
            return ImportedRow(
                try record.integer("number"), try record.word("outcome"),
                subject: try record.textIfAny("subject"), problems: problems)
        }
    }

    /// Forgets a number of rows of a dry run that begins anew; answers whether there may be more.
    package func forgetRows(of id: ImportID, limit: Int) throws -> Bool {
        try sql.execute(
            """
            DELETE FROM import_row WHERE import_id = $1 AND number IN
                (SELECT number FROM import_row WHERE import_id = $1 ORDER BY number LIMIT $2)
            """, [.text(id.text), SQLValue(limit)]) == limit
    }

    /// Listings of a producer by exactly that name and pack that are not withdrawn; a few dozen
    /// at most, for nobody needs to know of more.
    package func listings(
        of producer: ProducerID, named name: String, pack: String
    ) throws -> [Listing] {
        try sql.query(
            """
            SELECT * FROM listing WHERE producer_id = $1 AND name = $2 AND pack = $3
                AND state <> 'withdrawn'
            ORDER BY id LIMIT 50
            """, [.text(producer.text), .text(name), .text(pack)]
        ).map(Listing.init)
    }
}
