package import Market

/// An edit that passed by rule and that an officer is to look at afterwards.
package struct ReviewSample: Hashable, Sendable {
    /// What an officer found.
    package enum Finding: String, Sendable, CaseIterable {
        case fine
        case notFine = "not_fine"
    }

    package let id: String
    package let listing: ListingID
    /// What was changed: names of fields, `stock`, `photos`.
    package let what: [String]
    package let keyID: String
    package let at: Int64
    package var seenAt: Int64?
    package var seenBy: String?
    package var finding: Finding?
    package var note: String?

    package init(id: String, listing: ListingID, what: [String], keyID: String, at: Int64) {
        self.id = id
        self.listing = listing
        self.what = what
        self.keyID = keyID
        self.at = at
    }
}

extension StoreSession {
    package func reviewSample(_ id: String) throws -> ReviewSample? {
        try sql.first("SELECT * FROM review_sample WHERE id = $1", [.text(id)])
            .map(ReviewSample.init)
    }

    /// Adds the sample, or what it is about to the one of that listing that nobody has seen.
    package func add(_ sample: ReviewSample) throws {
        let open = try sql.first(
            "SELECT * FROM review_sample WHERE listing_id = $1 AND seen_at IS NULL",
            [.text(sample.listing.text)]
        ).map(ReviewSample.init)
        if let open {
            let what = Set(open.what).union(sample.what).sorted()
            if what == open.what { return }
            try sql.execute(
                "UPDATE review_sample SET what = $1 WHERE id = $2",
                [.words(what), .text(open.id)])
            return
        }
        try sql.execute(
            "INSERT INTO review_sample (id, listing_id, what, key_id, at) VALUES ($1,$2,$3,$4,$5)",
            [
                .text(sample.id), .text(sample.listing.text), .words(sample.what.sorted()),
                .text(sample.keyID), .integer(sample.at),
            ])
    }

    /// The samples that nobody has looked at, oldest first, after an id.
    package func openSamples(after: String, limit: Int) throws -> [ReviewSample] {
        try sql.query(
            """
            SELECT * FROM review_sample WHERE seen_at IS NULL AND id > $1 ORDER BY id LIMIT $2
            """,
            [.text(after), SQLValue(limit)]
        ).map(ReviewSample.init)
    }

    /// Notes what an officer found.
    package func settle(_ sample: ReviewSample) throws {
        try sql.execute(
            """
            UPDATE review_sample SET seen_at = $1, seen_by = $2, finding = $3, note = $4
            WHERE id = $5
            """,
            [
                sample.seenAt.map { .integer($0) } ?? .null, SQLValue(sample.seenBy),
                SQLValue(sample.finding?.rawValue), SQLValue(sample.note), .text(sample.id),
            ])
    }
}

extension ReviewSample {
    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), listing: ListingID(try record.text("listing_id")),
            what: try record.words("what"), keyID: try record.text("key_id"),
            at: try record.instant("at"))
        seenAt = try record.integerIfAny("seen_at").map { Int64($0) }
        seenBy = try record.textIfAny("seen_by")
        finding = try record.textIfAny("finding").flatMap(Finding.init)
        note = try record.textIfAny("note")
    }
}
