internal import Market
internal import Operations
internal import Reach

/// Reads listings, claims and decisions as they are sent.
enum ListingReading {
    /// A new listing with everything that is wrong with it; a producer's key need not name its
    /// producer.
    static func draft(
        _ fields: inout FieldReader, by caller: Caller, today: Day
    ) throws(FieldProblems) -> ListingDraft {
        fields.demand(all: OfferReading.required + ["stock"])
        let offer = OfferReading.read(&fields, onto: OfferReading.blank)
        let id = fields.parsedIfAny("id", idWords) { ListingID.isWellFormed($0) ? $0 : nil }
        let stock = fields.integer("stock", or: 0)
        let stars = fields.integerIfAny("stars")
        let certificate = fields.objectIfAny("certificate", claim)
        let producer = fields.textIfAny("producer") ?? ownProducer(of: caller)
        if producer == nil { fields.refuse(.missing("producer")) }
        var draft = ListingDraft(
            producer: ProducerID(producer ?? ""), offer: offer, stock: stock, stars: stars,
            certificate: certificate)
        draft.id = id.map { ListingID($0) }
        // A member of the wrong kind must not hide what is wrong with the others.
        try fields.finish { () throws(FieldProblems) in _ = try draft.checked(today: today) }
        return draft
    }

    static func claim(_ fields: inout FieldReader) -> CertificateClaim {
        CertificateClaim(
            star: fields.integer("star"), decisionNumber: fields.text("decision_number"),
            decisionDay: fields.day("decision_date"), issuer: fields.text("issuer"),
            kind: fields.choice("kind", or: CertificateKind.first),
            criteria: fields.textIfAny("criteria") ?? "")
    }

    static func decision(_ fields: inout FieldReader) throws(FieldProblems) -> ReviewDecision {
        let verdict = fields.choice("decision", of: ReviewDecision.Verdict.self)
        let reason = fields.choiceIfAny("reason", of: MoveReason.self)
        let note = fields.textIfAny("note") ?? ""
        let confirms = fields.flagIfAny("confirm_certificates") ?? false
        try fields.finish()
        // `finish` has thrown where there was no verdict.
        return ReviewDecision(
            verdict: verdict ?? .needsWork, reason: reason, note: note,
            confirmsCertificates: confirms)
    }

    /// What an officer says of a change that waits.
    static func verdict(_ fields: inout FieldReader) throws(FieldProblems) -> ChangeVerdict {
        let word = fields.choice("decision", of: ChangeVerdict.Word.self)
        let reason = fields.choiceIfAny("reason", of: MoveReason.self)
        let note = fields.textIfAny("note") ?? ""
        try fields.finish()
        return ChangeVerdict(word ?? .reject, reason: reason, note: note)
    }

    private static let idWords = Sentence(
        vi: "ls_ và \(MadeID.length) ký tự trong 0–9, a–z trừ i, l, o, u",
        en: "ls_ and \(MadeID.length) characters of 0–9, a–z without i, l, o, u")

    private static func ownProducer(of caller: Caller) -> String? {
        if case .producer(let id) = caller.scope { id.text } else { nil }
    }
}
