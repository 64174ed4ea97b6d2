package import Market
package import Reach

/// Products that decisions recognised and that wait to be claimed.
extension StoreSession {
    package func insert(_ entry: AnnexEntry) throws {
        try sql.execute(
            """
            INSERT INTO annex_entry (id, producer_id, product, folded, product_set, star,
                decision_number, decision_day, issuer, kind, created_at, producer_name,
                commune_code, listing_id, completed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [
                .text(entry.id.text), .text(entry.producer.text), .text(entry.product),
                .text(AnnexEntry.folded(entry.product)), SQLValue(entry.set),
                SQLValue(entry.claim.star), .text(entry.claim.decisionNumber),
                .text(entry.claim.decisionDay.text), .text(entry.claim.issuer),
                .text(entry.claim.kind.rawValue), .integer(entry.createdAt),
                .text(entry.producerName), SQLValue(entry.commune?.digits),
                SQLValue(entry.listing?.text), entry.completedAt.map { .integer($0) } ?? .null,
            ])
    }

    package func annexEntry(_ id: AnnexEntryID) throws -> AnnexEntry? {
        try sql.first("SELECT * FROM annex_entry WHERE id = $1", [.text(id.text)])
            .map(AnnexEntry.init)
    }

    /// The entry of a producer for a product by one decision, marks and capitals apart.
    package func annexEntry(
        of producer: ProducerID, product: String, decision: String
    ) throws -> AnnexEntry? {
        try sql.first(
            """
            SELECT * FROM annex_entry
            WHERE producer_id = $1 AND folded = $2 AND decision_number = $3
            """, [.text(producer.text), .text(AnnexEntry.folded(product)), .text(decision)]
        ).map(AnnexEntry.init)
    }

    /// All entries for a product by one decision, whose producers an annex tells apart.
    package func annexEntries(product: String, decision: String) throws -> [AnnexEntry] {
        try sql.query(
            """
            SELECT * FROM annex_entry WHERE decision_number = $1 AND folded = $2
            ORDER BY id LIMIT 200
            """, [.text(decision), .text(AnnexEntry.folded(product))]
        ).map(AnnexEntry.init)
    }

    /// The entries that a listing was made of, or took over.
    package func annexEntries(takenBy listing: ListingID) throws -> [AnnexEntry] {
        try sql.query(
            "SELECT * FROM annex_entry WHERE listing_id = $1 ORDER BY id", [.text(listing.text)]
        ).map(AnnexEntry.init)
    }

    /// Entries of a producer, and of those merged into it, in the order in which they came.
    package func annexEntries(
        of producer: ProducerID, after id: String, limit: Int
    ) throws -> [AnnexEntry] {
        try sql.query(
            """
            SELECT * FROM annex_entry WHERE id > $2 AND producer_id IN
                (SELECT id FROM producer WHERE id = $1 OR merged_into = $1)
            ORDER BY id LIMIT $3
            """, [.text(producer.text), .text(id), SQLValue(limit)]
        ).map(AnnexEntry.init)
    }

    /// Says which listing took an entry over, in place of the draft that was made of it.
    package func complete(_ id: AnnexEntryID, with listing: ListingID, at: Int64) throws {
        try sql.execute(
            "UPDATE annex_entry SET listing_id = $1, completed_at = $2 WHERE id = $3",
            [.text(listing.text), .integer(at), .text(id.text)])
    }

    /// Gives the certificate of a draft to the listing that takes its place; answers `false`,
    /// and changes nothing, where that has one of the same decision and star.
    package func move(_ certificate: CertificateID, to listing: ListingID) throws -> Bool {
        try sql.execute(
            """
            UPDATE certificate SET listing_id = $1 WHERE id = $2 AND NOT EXISTS (
                SELECT 1 FROM certificate AS known WHERE known.listing_id = $1
                    AND known.decision_number = certificate.decision_number
                    AND known.star = certificate.star)
            """, [.text(listing.text), .text(certificate.text)]) == 1
    }

    /// The producers that sit in a commune; a few dozen.
    package func producers(in commune: CommuneCode) throws -> [Producer] {
        try sql.query(
            "SELECT * FROM producer WHERE commune_code = $1 ORDER BY id",
            [.text(commune.digits)]
        ).map(Producer.init)
    }
}

extension AnnexEntry {
    fileprivate init(_ record: SQLRecord) throws {
        let claim = CertificateClaim(
            star: try record.integer("star"),
            decisionNumber: try record.text("decision_number"),
            decisionDay: try record.day("decision_day"), issuer: try record.text("issuer"),
            kind: try record.word("kind"))
        self.init(
            id: AnnexEntryID(try record.text("id")),
            producer: ProducerID(try record.text("producer_id")),
            product: try record.text("product"), set: try record.integerIfAny("product_set"),
            claim: claim, producerName: try record.text("producer_name"),
            commune: try record.textIfAny("commune_code").flatMap { CommuneCode($0) },
            createdAt: try record.instant("created_at"),
            listing: try record.textIfAny("listing_id").map(ListingID.init),
            completedAt: try record.integerIfAny("completed_at").map(Int64.init))
    }
}

extension StoreSession {
    /// Listings of a producer whose name is that one but for marks and capitals; a producer has
    /// few, so that all are looked at.
    package func listings(of producer: ProducerID, like product: String) throws -> [Listing] {
        let wanted = AnnexEntry.folded(product)
        return try sql.query(
            """
            SELECT * FROM listing WHERE producer_id = $1 AND state <> 'withdrawn' ORDER BY id
            """, [.text(producer.text)]
        ).map(Listing.init).filter { AnnexEntry.folded($0.offer.name) == wanted }
    }

    /// The key under which the sender of an import knows a listing, as it is kept.
    package func externalKey(of listing: ListingID) throws -> String? {
        try sql.first("SELECT external_key FROM listing WHERE id = $1", [.text(listing.text)])
            .flatMap { try $0.textIfAny("external_key") }
    }

    package func set(externalKey: String, of listing: ListingID) throws {
        try sql.execute(
            "UPDATE listing SET external_key = $1 WHERE id = $2",
            [.text(externalKey), .text(listing.text)])
    }
}
