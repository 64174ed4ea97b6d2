package import Market
internal import Reach

/// What the quality of many listings is reckoned from, read for a whole page of them at once.
extension StoreSession {
    /// The last listing of a page, in the order of producers and then of listings.
    package struct QualityPosition: Hashable, Sendable {
        package let producer: ProducerID
        package let listing: ListingID

        package init(_ listing: Listing) {
            producer = listing.producer
            self.listing = listing.id
        }
    }

    /// So many ids stand in one statement, which therefore is one statement for ever.

    /// Listings of an area that are on offer or on their way there, behind the given one: drafts
    /// and what was withdrawn are nobody's business yet or any more.
    package func listingsToJudge(
        in area: QualityArea, after last: QualityPosition?, limit: Int
    ) throws -> [Listing] {
        let condition: String
        var values: [SQLValue] = [
            .text(last?.producer.text ?? ""), .text(last?.listing.text ?? ""), SQLValue(limit),
        ]
        // Producers that were gone through before are not looked up again.
        switch area {
        case .country: condition = ""
        case .producer(let id):
            condition = "AND listing.producer_id = $4"
            values.append(.text(id.text))
        case .commune(let code):
            condition = """
                AND listing.producer_id IN (
                    SELECT id FROM producer WHERE commune_code = $4 AND id >= $1)
                """
            values.append(.text(code.digits))
        case .province(let code):
            condition = """
                AND listing.producer_id IN (SELECT producer.id FROM producer
                    JOIN commune ON commune.code = producer.commune_code
                    WHERE commune.province_code = $4 AND producer.id >= $1)
                """
            values.append(.text(code.digits))
        }
        return try sql.query(
            """
            SELECT * FROM listing
            WHERE (listing.producer_id, listing.id) > ($1, $2)
                AND listing.state NOT IN ('draft', 'withdrawn') \(condition)
            ORDER BY listing.producer_id, listing.id LIMIT $3
            """, values
        ).map(Listing.init)
    }

    /// Listings of a producer that were there before this one and are judged like it.
    package func earlierListings(than listing: Listing) throws -> [Listing] {
        try sql.query(
            """
            SELECT * FROM listing
            WHERE producer_id = $1 AND id < $2 AND state NOT IN ('draft', 'withdrawn')
                AND (net_quantity = $3 OR gtin = $4)
            ORDER BY id
            """,
            [
                .text(listing.producer.text), .text(listing.id.text),
                SQLValue(listing.offer.netQuantity),
                SQLValue(listing.offer.details.barcode?.padded),
            ]
        ).map(Listing.init)
    }

    /// What decisions say of the producers' products.
    package func officialEntries(
        of ids: Set<ProducerID>
    ) throws -> [ProducerID: [OfficialEntry]] {
        let found = try rows("SELECT * FROM annex_entry WHERE producer_id IN", ids.map(\.text))
        return try found.reduce(into: [:]) { entries, record in
            let claim = CertificateClaim(
                star: try record.integer("star"),
                decisionNumber: try record.text("decision_number"),
                decisionDay: try record.day("decision_day"), issuer: try record.text("issuer"))
            entries[ProducerID(try record.text("producer_id")), default: []].append(
                OfficialEntry(
                    product: try record.text("product"), claim: claim,
                    listing: try record.textIfAny("listing_id").map { ListingID($0) }))
        }
    }

    /// The sides of those of the photos that are kept.
    package func sizes(of photos: Set<PhotoID>) throws -> [PhotoID: PhotoSize] {
        let found = try rows("SELECT id, width, height FROM photo WHERE id IN", photos.map(\.text))
        return try found.reduce(into: [:]) { sizes, record in
            sizes[PhotoID(try record.text("id"))] = PhotoSize(
                width: try record.integer("width"), height: try record.integer("height"))
        }
    }
}
