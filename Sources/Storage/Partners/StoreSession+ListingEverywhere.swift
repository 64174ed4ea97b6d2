package import Market

/// One listing at all partners, and what partners refuse of one producer.
extension StoreSession {
    /// How a listing stands at each partner that was told of it or is to be told of it.
    package func standings(
        of listing: ListingID
    ) throws -> [(partner: PartnerCode, standing: ListingAtPartner)] {
        try sql.query(
            """
            SELECT partner.code AS partner, $1 AS listing_id, COALESCE(told.seq, 0) AS seq,
                COALESCE(told.version, 0) AS version, COALESCE(told.is_delete, 0) AS is_delete,
                COALESCE(told.status, 'pending') AS status, told.code AS code,
                told.message AS message, COALESCE(told.at, 0) AS at,
                COALESCE(told.sent_at, 0) AS sent_at, told.content AS content,
                COALESCE(told.taken_version, 0) AS taken_version,
                COALESCE(told.confirmed_version, 0) AS confirmed_version,
                CASE WHEN waiting.listing_id IS NULL THEN 0 ELSE 1 END AS is_waiting
            FROM partner
            LEFT JOIN listing_at_partner AS told
                ON told.partner = partner.code AND told.listing_id = $1
            LEFT JOIN push_pending AS waiting
                ON waiting.partner = partner.code AND waiting.listing_id = $1
            WHERE told.listing_id IS NOT NULL OR waiting.listing_id IS NOT NULL
            ORDER BY partner.code
            """,
            [.text(listing.text)]
        ).map { record in
            guard let partner = PartnerCode(try record.text("partner")) else {
                throw StoreError.unreadable("partner")
            }
            let isWaiting = try record.integer("is_waiting") == 1
            return (partner, try ListingAtPartner(record, isWaiting: isWaiting))
        }
    }

    /// What partners that still receive listings refuse of a producer's live listings.
    ///
    /// A newer version that is on its way does not count until the partner took it.
    package func refusals(
        of producer: ProducerID, limit: Int
    ) throws -> [ListingRefusal] {
        try sql.query(
            """
            SELECT told.listing_id AS listing_id, listing.name AS listing_name,
                partner.code AS partner, partner.name AS partner_name, told.code AS code,
                told.message AS message, told.at AS at
            FROM listing
            JOIN listing_at_partner AS told ON told.listing_id = listing.id
            JOIN partner ON partner.code = told.partner
            WHERE listing.producer_id = $1 AND listing.state = 'approved'
                AND told.status = 'rejected' AND partner.state <> 'disabled'
            ORDER BY told.listing_id, partner.code LIMIT $2
            """,
            [.text(producer.text), SQLValue(limit)]
        ).map { record in
            ListingRefusal(
                listing: ListingID(try record.text("listing_id")),
                listingName: try record.text("listing_name"),
                partner: try record.text("partner"),
                partnerName: try record.text("partner_name"),
                code: try record.textIfAny("code"), message: try record.textIfAny("message"),
                at: try record.instant("at"))
        }
    }
}

/// A listing that a partner does not take as it is.
package struct ListingRefusal: Hashable, Sendable {
    package let listing: ListingID
    package let listingName: String
    package let partner: String
    package let partnerName: String
    /// The partner's word for the reason.
    package let code: String?
    /// The partner's sentence.
    package let message: String?
    package let at: Int64
}
