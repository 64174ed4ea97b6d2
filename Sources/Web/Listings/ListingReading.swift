internal import Market
internal import Operations
internal import Reach

/// Reads listings, claims and decisions as they are sent.
enum ListingReading {
    /// A new listing; a producer's key need not name its producer.
    static func draft(
        _ fields: inout FieldReader, by caller: Caller
    ) throws(FieldProblems) -> ListingDraft {
        fields.demand(all: OfferReading.required + ["stock"])
        let offer = OfferReading.read(&fields, onto: OfferReading.blank)
        let stock = fields.integer("stock", or: 0)
        let stars = fields.integerIfAny("stars")
        let certificate = fields.objectIfAny("certificate", claim)
        let producer = fields.textIfAny("producer") ?? ownProducer(of: caller)
        if producer == nil { fields.refuse(.missing("producer")) }
        try fields.finish()
        return ListingDraft(
            producer: ProducerID(producer ?? ""), offer: offer, stock: stock, stars: stars,
            certificate: certificate)
    }

    static func claim(_ fields: inout FieldReader) -> CertificateClaim {
        CertificateClaim(
            star: fields.integer("star"), decisionNumber: fields.text("decision_number"),
            decisionDay: fields.day("decision_date"), issuer: fields.text("issuer"))
    }

    static func decision(_ fields: inout FieldReader) throws(FieldProblems) -> ReviewDecision {
        let verdict = fields.choice("decision", of: ReviewDecision.Verdict.self)
        let note = fields.textIfAny("note") ?? ""
        let confirms = fields.flagIfAny("confirm_certificates") ?? false
        try fields.finish()
        // `finish` has thrown where there was no verdict.
        return ReviewDecision(
            verdict: verdict ?? .needsWork, note: note, confirmsCertificates: confirms)
    }

    /// What the query of the public list asks for.
    static func search(_ query: inout Query) throws(Problem) -> ListingSearch {
        var search = ListingSearch(limit: Paging.limit(&query))
        search.text = query.text("q")
        search.set = query.integer("set", in: Offer.Limit.sets)
        search.star = query.integer("stars", in: 3...5)
        search.producer = query.text("producer").map(ProducerID.init)
        search.origin = query.parsed("origin", FieldReader.communeWords) { CommuneCode($0) }
        search.deliverTo = query.parsed("deliver_to", FieldReader.communeWords) { CommuneCode($0) }
        search.cursor = query.text("cursor")
        try query.finish()
        return search
    }

    private static func ownProducer(of caller: Caller) -> String? {
        if case .producer(let id) = caller.scope { id.text } else { nil }
    }
}
