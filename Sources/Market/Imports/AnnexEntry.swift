package import Reach

/// A product that a decision recognised: a draft was made of it, which waits for its producer to
/// say what a listing needs, or the producer's own listing of that name is to take it over.
package struct AnnexEntry: Hashable, Sendable {
    package let id: AnnexEntryID
    package let producer: ProducerID
    package let product: String
    /// One of the 26 sets, where the annex names it.
    package let set: Int?
    package let claim: CertificateClaim
    /// The producer's name as the annex writes it; empty in entries from before it was kept.
    package let producerName: String
    /// Where the annex says that the producer sits; `nil` in entries from before it was kept.
    package let commune: CommuneCode?
    package let createdAt: Int64
    /// The listing that took it over; `nil` while it waits.
    package var listing: ListingID?
    package var completedAt: Int64?

    package init(
        id: AnnexEntryID, producer: ProducerID, product: String, set: Int?,
        claim: CertificateClaim, producerName: String = "", commune: CommuneCode? = nil,
        createdAt: Int64, listing: ListingID? = nil, completedAt: Int64? = nil
    ) {
        self.id = id
        self.producer = producer
        self.product = product
        self.set = set
        self.claim = claim
        self.producerName = producerName
        self.commune = commune
        self.createdAt = createdAt
        self.listing = listing
        self.completedAt = completedAt
    }

    /// Whether a product's name is the annex's but for marks and capitals.
    package func isNamed(like name: String) -> Bool {
        Self.folded(name) == Self.folded(product)
    }

    /// The form in which names of products are looked up; marks are lost in it, so it is no key.
    package static func folded(_ name: String) -> String {
        FoldedText.plain(name).split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    }

    /// In what the certificate that is stored is another than this one, for the same decision.
    package func differences(from other: CertificateClaim) -> [FieldProblem] {
        Self.differences(of: claim, from: other)
    }

    /// In what one row of an annex says other than what is stored, both values named.
    package static func differences(
        of row: CertificateClaim, from stored: CertificateClaim
    ) -> [FieldProblem] {
        var found: [FieldProblem] = []
        func compare(_ field: String, _ said: String, _ known: String) {
            if said == known { return }
            found.append(
                FieldProblem(
                    field, .notAllowed,
                    vi: "Phụ lục ghi “\(said)”, dữ liệu đang có “\(known)”; không ghi đè.",
                    en: "The annex says “\(said)”, what is stored “\(known)”; it was kept."))
        }
        compare("star", "\(row.star)", "\(stored.star)")
        compare("decision_date", row.decisionDay.text, stored.decisionDay.text)
        compare("issuer", row.issuer, stored.issuer)
        return found
    }
}

/// An annex entry's id: `ax_` and a time-ordered part.
package struct AnnexEntryID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// Why an entry of an annex cannot be taken over.
package enum AnnexError: Error, Hashable, Sendable {
    case notFound(AnnexEntryID)
    /// A listing has taken it over already.
    case alreadyTaken(by: ListingID)
    /// The listing is another producer's.
    case otherProducer
}
