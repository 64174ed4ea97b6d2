internal import Market
internal import Operations
internal import Reach

/// Writes listings as JSON, for the public or for those who may see more.
struct ListingWriting: Sendable {
    let places: Places

    /// The answer to whoever wrote the listing; he may see all of it.
    func answer(_ view: ListingView, _ status: Int = 200) -> Answer {
        let body = bytes(view, withNote: true)
        let path = "/v1/listings/\(view.listing.id.text)"
        return Answer(
            status: status, body: body,
            etag: EntityTag(version: view.listing.version, body: body).text,
            location: status == 201 ? path : nil)
    }

    func bytes(_ view: ListingView, withNote: Bool) -> [UInt8] {
        JSONWriter.object(capacity: 3_072) { json in
            card(view, withNote: withNote, &json)
            DetailsWriting.write(view.listing.offer.details, &json)
            if withNote { ChangeWriting.write(waiting: view.request, &json) }
        }
    }

    func bytes(_ page: ListingPage, withNotes: Bool = false) -> [UInt8] {
        JSONWriter.object(capacity: 1_536 * (page.items.count + 1)) { json in
            json.member("items", list: page.items) { json, view in
                json.object { card(view, withNote: withNotes, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    /// A listing as public pages show it, to be kept.
    func card(_ view: ListingView) -> ListingCard {
        let json = JSONWriter.object(capacity: 2_048) { card(view, withNote: false, &$0) }
        // Written with room to spare, kept without.
        return ListingCard(json.withUnsafeBufferPointer { Array($0) })
    }

    /// What a card of a list shows: all but the long texts, the attributes and the label.
    func card(_ view: ListingView, withNote: Bool, _ json: inout JSONWriter) {
        let listing = view.listing
        json.member("id", listing.id.text)
        json.member("producer") { write(view.producer, &$0) }
        write(listing.offer, &json)
        json.member("stock", listing.stock)
        json.member("state", listing.state.rawValue)
        json.member("live", view.isLive)
        json.member("not_live_reason", view.hold?.rawValue)
        writeSeason(of: view, &json)
        json.member("fresh_until", listing.freshUntil?.text)
        json.member("fresh_days_left", view.freshDaysLeft)
        DetailsWriting.write(listing.photos, &json)
        json.member("stars", view.certificate?.claim.star)
        write(view.certificate, until: view.certificateEnd, &json)
        if withNote { json.member("review_note", listing.reviewNote) }
        json.member("version", listing.version)
        json.member("feed_version", listing.feedVersion)
        json.member("updated_at", Instant.text(listing.updatedAt))
        json.member("sample", view.isSample)
        json.member("sample_fields", texts: listing.sampleFields)
    }

    /// Left out but while a season keeps it closed; `closed_until` is the day of the opening.
    private func writeSeason(of view: ListingView, _ json: inout JSONWriter) {
        guard let season = view.season else { return }
        json.member("closed_reason", season.reason.rawValue)
        json.member("closed_until", view.closedUntil?.text)
    }

    private func write(_ producer: Producer, _ json: inout JSONWriter) {
        let commune = producer.profile.commune
        json.member("id", producer.id.text)
        json.member("name", producer.profile.name)
        json.member("commune_code", commune.digits)
        json.member("commune", places[commune].map(places.fullName))
    }

    private func write(_ offer: Offer, _ json: inout JSONWriter) {
        json.member("name", offer.name)
        json.member("set", Offer.said(offer.set))
        json.member("pack", offer.pack)
        json.member("net_quantity", Offer.said(offer.netQuantity))
        json.member("net_unit", offer.netUnit.rawValue)
        json.member("packed_weight_g", Offer.said(offer.packedWeightGrams))
        json.member("length_cm", Offer.said(offer.lengthCm))
        json.member("width_cm", Offer.said(offer.widthCm))
        json.member("height_cm", Offer.said(offer.heightCm))
        json.member("price_vnd", Offer.said(Int(offer.price.vnd)))
        json.member("unit_price_vnd", offer.unitPrice?.vnd)
        json.member("unit", offer.unitPrice?.unit)
        json.member(
            "goods", texts: GoodsClass.allCases.filter(offer.goods.contains).map(\.rawValue))
        json.member("shelf_life_days", offer.shelfLifeDays)
        json.member("longest_transit_days", offer.longestTransitDays)
        json.member("ships_by_courier", offer.shipsByCourier)
        json.member("description", offer.description)
        json.member("tags", texts: offer.details.tags)
        json.member("barcode", offer.details.barcode?.digits)
        json.member("trace_url", offer.details.traceURL)
    }

    /// The certificate whose star is shown; `valid_until` is the last day on which it is.
    private func write(_ certificate: Certificate?, until end: Day?, _ json: inout JSONWriter) {
        guard let certificate else { return json.member(nullOf: "certificate") }
        json.member("certificate") { json in
            CertificateWriting.write(certificate, &json)
            json.member("valid_until", end?.advanced(by: -1).text)
        }
    }
}
