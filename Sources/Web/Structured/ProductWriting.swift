internal import Market
internal import Operations
internal import Reach

/// Writes a listing in the words of schema.org, as JSON-LD.
struct ProductWriting: Sendable {
    let places: Places
    /// The public address of this server, without a slash at the end.
    let base: String

    private static let vocabulary = "https://schema.org"
    /// Codes of UN/CEFACT recommendation 20.
    private static let (grams, millilitres, pieces) = ("GRM", "MLT", "H87")

    /// The bytes of one product; `set` is the name of its product set.
    func bytes(
        _ view: ListingView, _ areas: ProductFeedDesk.Areas, set: String?
    ) -> [UInt8] {
        JSONWriter.object(capacity: 2_048) { json in
            json.member("@context", Self.vocabulary)
            product(view, set, &json)
            json.member("offers") { offer(view, areas, &$0) }
        }
    }

    private func product(_ view: ListingView, _ set: String?, _ json: inout JSONWriter) {
        let (listing, offer) = (view.listing, view.listing.offer)
        let url = "\(base)/p/\(listing.id.text)"
        json.member("@type", "Product")
        json.member("@id", url)
        json.member("url", url)
        json.member("name", offer.name)
        if !offer.description.isEmpty { json.member("description", offer.description) }
        json.member("sku", listing.id.text)
        if let barcode = offer.details.barcode { json.member("gtin", barcode.digits) }
        if let set { json.member("category", set) }
        if !listing.photos.isEmpty {
            json.member("image", texts: listing.photos.map { ListingPhoto.url($0, at: base) })
        }
        json.member("size", offer.pack)
        json.member("weight") { quantity(offer.packedWeightGrams, Self.grams, &$0) }
        json.member("manufacturer") { maker(view.producer, &$0) }
        json.member("countryOfOrigin") { json in
            json.member("@type", "Country")
            json.member("name", "VN")
        }
        if let certificate = view.certificate {
            json.member("hasCertification") { star(certificate, view.certificateEnd, &$0) }
        }
    }

    private func maker(_ producer: Producer, _ json: inout JSONWriter) {
        let commune = places[producer.profile.commune]
        json.member("@type", "Organization")
        json.member("@id", "\(base)/v1/producers/\(producer.id.text)")
        json.member("name", producer.profile.name)
        json.member("address") { json in
            json.member("@type", "PostalAddress")
            json.member("addressCountry", "VN")
            guard let commune else { return }
            json.member("addressLocality", commune.fullName)
            if let province = places.provinceByCode[commune.province] {
                json.member("addressRegion", province.fullName)
            }
        }
    }

    /// Only the certificate in force today is said, so the status is always active.
    private func star(_ certificate: Certificate, _ end: Day?, _ json: inout JSONWriter) {
        let claim = certificate.claim
        json.member("@type", "Certification")
        json.member("name", "OCOP \(claim.star) sao")
        json.member("certificationIdentification", claim.decisionNumber)
        json.member("certificationStatus", "\(Self.vocabulary)/CertificationActive")
        json.member("certificationRating") { json in
            json.member("@type", "Rating")
            json.member("ratingValue", claim.star)
            json.member("bestRating", 5)
            json.member("worstRating", 1)
        }
        json.member("issuedBy") { json in
            json.member("@type", "Organization")
            json.member("name", claim.issuer)
        }
        json.member("validFrom", claim.decisionDay.text)
        if let end { json.member("expires", end.advanced(by: -1).text) }
    }

    private func offer(
        _ view: ListingView, _ areas: ProductFeedDesk.Areas, _ json: inout JSONWriter
    ) {
        let (listing, offer) = (view.listing, view.listing.offer)
        let stock = view.isLive && listing.stock > 0 ? "InStock" : "OutOfStock"
        json.member("@type", "Offer")
        json.member("url", "\(base)/p/\(listing.id.text)")
        json.member("price", offer.price.vnd)
        json.member("priceCurrency", "VND")
        json.member("availability", "\(Self.vocabulary)/\(stock)")
        if let day = view.closedUntil { json.member("availabilityStarts", day.text) }
        json.member("itemCondition", "\(Self.vocabulary)/NewCondition")
        json.member("inventoryLevel") { quantity(listing.stock, Self.pieces, &$0) }
        json.member("seller") { json in
            json.member("@type", "Organization")
            json.member("@id", "\(base)/v1/producers/\(view.producer.id.text)")
            json.member("name", view.producer.profile.name)
        }
        json.member("areaServed", list: area(areas)) { json, area in
            json.object { json in
                json.member("@type", "AdministrativeArea")
                json.member("name", area.name)
                json.member("identifier", area.code)
            }
        }
    }

    /// Provinces that are served whole and then single communes, with their official codes.
    private func area(_ areas: ProductFeedDesk.Areas) -> [(name: String, code: String)] {
        areas.provinces.map { ($0.fullName, $0.code.digits) }
            + areas.communes.map { (places.fullName(of: $0), $0.code.digits) }
    }

    private func quantity(_ value: Int, _ unit: String, _ json: inout JSONWriter) {
        json.member("@type", "QuantitativeValue")
        json.member("value", value)
        json.member("unitCode", unit)
    }
}

extension ListingPhoto {
    /// The address of the middle size as JPEG, which every reader of feeds takes.
    static func url(_ photo: ListingPhoto, at base: String) -> String {
        "\(base)/photos/\(photo.id.text)/800.jpg"
    }
}
