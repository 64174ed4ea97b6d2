package import Market

/// What partners made of listings, for many listings at once.
extension StoreSession {
    /// The last word of a partner that still receives listings about one of them.
    package struct PartnerWord: Hashable, Sendable {
        package let partner: String
        package let status: ListingAtPartner.Status
        /// The version that the partner holds; 0 for none.
        package let taken: Int
        /// The partner's word for a refusal, and its sentence.
        package let code: String?
        package let message: String?
    }

    /// The words of all partners that were told of the listings, by the partners' codes.
    package func partnerWords(of ids: [ListingID]) throws -> [ListingID: [PartnerWord]] {
        let found = try rows(
            """
            SELECT told.listing_id AS listing_id, partner.code AS partner_code,
                partner.name AS partner_name, told.status AS status,
                told.taken_version AS taken, told.code AS code, told.message AS message
            FROM listing_at_partner AS told
            JOIN partner ON partner.code = told.partner AND partner.state <> 'disabled'
            WHERE told.listing_id IN
            """, ids.map(\.text))
        var words: [ListingID: [(code: String, word: PartnerWord)]] = [:]
        for record in found {
            let word = PartnerWord(
                partner: try record.text("partner_name"), status: try record.word("status"),
                taken: try record.integer("taken"), code: try record.textIfAny("code"),
                message: try record.textIfAny("message"))
            words[ListingID(try record.text("listing_id")), default: []].append(
                (try record.text("partner_code"), word))
        }
        return words.mapValues { $0.sorted { $0.code < $1.code }.map(\.word) }
    }
}
