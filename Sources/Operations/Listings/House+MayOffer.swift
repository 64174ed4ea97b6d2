internal import Market
internal import Storage

/// Which sets a producer may offer is asked on every way that leads to buyers, since the set of a
/// listing and the legal form of its producer can both be edited later.
extension House {
    /// Throws `FieldProblems` where OCOP takes no product of that set from the legal form.
    static func demandMayOffer(_ set: Int, by producer: Producer) throws(FieldProblems) {
        if !producer.profile.legalForm.mayOffer(set: set) { throw [LegalForm.tourismOnly] }
    }

    /// The same for what a listing offers, on its way to an officer or to buyers.
    func demandMayOffer(_ offer: Offer, of listing: Listing, in session: StoreSession) throws {
        let producer = try survivor(of: listing.producer, in: session)
        try Self.demandMayOffer(offer.set, by: producer)
    }

    /// Throws where a producer would keep listings that it may not offer in its legal form.
    func demandMayKeepListings(_ producer: Producer, in session: StoreSession) throws {
        for id in try session.listingIDs(of: producer.id) {
            guard let listing = try session.listing(id), listing.state != .withdrawn else {
                continue
            }
            let waiting = try session.waitingRequest(of: id)
            let fields = waiting?.applied(to: listing.offer.fields)
            let sets = [listing.offer.set] + (fields.map { [Offer(fields: $0).set] } ?? [])
            if let refusal = producer.profile.legalForm.refusal(of: sets, naming: id) {
                throw FieldProblems([refusal])
            }
        }
    }

    /// The producer of that id, or the one that it was merged into.
    func survivor(of id: ProducerID, in session: StoreSession) throws -> Producer {
        guard let producer = try session.producer(id) else {
            throw ProducerDesk.Failure.notFound(id)
        }
        guard let other = producer.mergedInto else { return producer }
        return try session.producer(other) ?? producer
    }
}
