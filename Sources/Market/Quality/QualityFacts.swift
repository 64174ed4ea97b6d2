package import Reach

/// Everything that the quality of one listing is reckoned from, as it stands on a day.
package struct QualityFacts: Hashable, Sendable {
    package let listing: Listing
    package let producer: Producer
    package let day: Day
    package let policy: CertificatePolicy
    package var certificates: [Certificate] = []
    /// What decisions of authorities say of the product, where their annexes were taken in.
    package var officials: [OfficialEntry] = []
    /// Whether the producer's commune is on the list of codes in force.
    package var isCommuneInForce = true
    /// A listing of the same producer that offered the same pack before this one.
    package var twin: ListingID?
    /// A listing of the same producer that bore the barcode before, on another quantity.
    package var barcodeBearer: ListingID?
    /// Of the photos whose sides are known.
    package var photoSizes: [PhotoID: PhotoSize] = [:]
    /// What partners that were told of the listing made of it.
    package var partners: [PartnerVerdict] = []
    /// Whether one pack reaches any commune; `nil` where it is not sent by courier.
    package var reach: ReachStatus?

    package init(
        listing: Listing, producer: Producer, day: Day, policy: CertificatePolicy
    ) {
        self.listing = listing
        self.producer = producer
        self.day = day
        self.policy = policy
    }

    var offer: Offer {
        listing.offer
    }

    var template: AttributeTemplate? {
        AttributeTemplate.of(set: offer.set)
    }

    /// Whether the goods are eaten or drunk, and so have labels and shelf lives of food.
    var isEaten: Bool {
        switch template?.code {
        case .fresh, .processed, .alcohol: true
        case .herbal, .craft, .living, .tourism, nil: false
        }
    }
}

/// What a decision says of a product: its official name and the certificate that it gave.
package struct OfficialEntry: Hashable, Sendable {
    package let product: String
    package let claim: CertificateClaim
    /// The listing that took the entry over; `nil` while nobody has.
    package let listing: ListingID?

    package init(product: String, claim: CertificateClaim, listing: ListingID? = nil) {
        self.product = product
        self.claim = claim
        self.listing = listing
    }

    /// Whether it speaks of that listing: taken over by it, or of the very name by nobody.
    package func isOf(_ id: ListingID, named name: String) -> Bool {
        if let listing { return listing == id }
        return AnnexEntry.folded(product) == AnnexEntry.folded(name)
    }
}

/// The sides of a photo as it was sent, in points.
package struct PhotoSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// What one partner made of a listing.
package struct PartnerVerdict: Hashable, Sendable {
    /// Where the listing is at the partner.
    package enum Outcome: Hashable, Sendable {
        case taken
        case waiting
        /// The field that the partner minds, and its reason in words.
        case refused(field: String, reason: Sentence)
    }

    package let name: String
    package let outcome: Outcome

    package init(name: String, outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }
}
