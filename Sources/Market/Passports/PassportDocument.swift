package import Reach

/// What the house vouches for at one moment about a product, to be carried where no network is.
package struct PassportDocument: Hashable, Sendable {
    /// What the certificate whose star is shown says.
    package struct Star: Hashable, Sendable {
        package let id: CertificateID
        package let claim: CertificateClaim
        /// The last day on which it holds.
        package let validUntil: Day

        package init(id: CertificateID, claim: CertificateClaim, validUntil: Day) {
            self.id = id
            self.claim = claim
            self.validUntil = validUntil
        }
    }

    package static let type = "vuonxa-passport+jwt"
    /// Days that a document is believed without asking again; the end of its star comes first.
    package static let days: Int64 = 90

    package let issuer: String
    package let listing: ListingID
    package let name: String
    package let pack: String
    package let gtin: String?
    package let producerID: ProducerID
    package let producer: String
    package let commune: String
    package let sale: PassportSale
    /// `nil`: no star may be on the pack.
    package let star: Star?
    /// UTC seconds.
    package let issuedAt: Int64
    package let expiresAt: Int64

    package init(
        issuer: String, listing: Listing, producer: Producer, commune: String, gtin: String?,
        sale: PassportSale, star: Star?, at now: Int64
    ) {
        self.issuer = issuer
        self.listing = listing.id
        name = listing.offer.name
        pack = listing.offer.pack
        self.gtin = gtin
        producerID = producer.id
        self.producer = producer.profile.name
        self.commune = commune
        self.sale = sale
        self.star = star
        issuedAt = now / 1_000
        let longest = issuedAt + Self.days * 86_400
        let end = star.map { $0.validUntil.advanced(by: 1).startUTCMilliseconds / 1_000 }
        expiresAt = min(longest, end ?? longest)
    }

    /// Reads what `json` wrote, or `nil` where something is missing.
    package init?(json: [UInt8]) {
        guard let value = try? JSONBody.value(json, depth: SignedText.depth),
            let issuer = value["iss"]?.text, let listing = value["sub"]?.text,
            let issuedAt = value["iat"]?.whole, let expiresAt = value["exp"]?.whole,
            let product = value["product"], let name = product["name"]?.text,
            let pack = product["pack"]?.text, let maker = value["producer"],
            let producerID = maker["id"]?.text, let producer = maker["name"]?.text,
            let commune = maker["commune"]?.text,
            let sale = value["sale"]?.text.flatMap(PassportSale.init)
        else { return nil }
        if let star = value["certificate"] {
            guard let read = Star(star) else { return nil }
            self.star = read
        } else {
            star = nil
        }
        (self.issuer, self.listing) = (issuer, ListingID(listing))
        (self.issuedAt, self.expiresAt) = (issuedAt, expiresAt)
        (self.name, self.pack, gtin) = (name, pack, product["gtin"]?.text)
        (self.producerID, self.producer) = (ProducerID(producerID), producer)
        (self.commune, self.sale) = (commune, sale)
    }

    /// The claims of RFC 7519 with the product's facts among them.
    package var json: [UInt8] {
        JSONWriter.object { json in
            json.member("iss", issuer)
            json.member("sub", listing.text)
            json.member("iat", issuedAt)
            json.member("exp", expiresAt)
            json.member("product") { json in
                json.member("name", name)
                json.member("pack", pack)
                json.member("gtin", gtin)
            }
            json.member("producer") { json in
                json.member("id", producerID.text)
                json.member("name", producer)
                json.member("commune", commune)
            }
            json.member("sale", sale.rawValue)
            guard let star else { return json.member(nullOf: "certificate") }
            json.member("certificate") { star.write(&$0) }
        }
    }
}

/// Whether the product can be bought at this moment; a pack that was bought stays genuine.
package enum PassportSale: String, Sendable, CaseIterable {
    case onOffer = "on_offer"
    case paused
    case withdrawn
}

extension PassportDocument.Star {
    fileprivate init?(_ value: JSONValue) {
        guard let id = value["id"]?.text, let star = value["star"]?.whole.flatMap(Int.init),
            let number = value["decision_number"]?.text,
            let decided = value["decision_date"]?.text.flatMap({ Day($0) }),
            let issuer = value["issuer"]?.text,
            let until = value["valid_until"]?.text.flatMap({ Day($0) })
        else { return nil }
        self.init(
            id: CertificateID(id),
            claim: CertificateClaim(
                star: star, decisionNumber: number, decisionDay: decided, issuer: issuer),
            validUntil: until)
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.member("id", id.text)
        json.member("star", claim.star)
        json.member("decision_number", claim.decisionNumber)
        json.member("decision_date", claim.decisionDay.text)
        json.member("issuer", claim.issuer)
        json.member("valid_until", validUntil.text)
    }
}
