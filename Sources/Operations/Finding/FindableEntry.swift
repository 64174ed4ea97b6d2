internal import Market
internal import Reach
internal import Storage

/// One approved listing as the index takes it in.
struct FindableEntry: Sendable {
    let row: Int64
    let facts: ListingFacts
    /// Another number whenever facts or words are others.
    let check: Int
    /// The words; absent where the index holds them already.
    let text: SearchableText?
}

extension ListingIndex {
    mutating func put(_ entry: FindableEntry) {
        put(entry.row, entry.facts, check: entry.check) {
            entry.text
                ?? SearchableText(name: "", producer: "", commune: "", pack: "", texts: [])
        }
    }
}

extension House {
    /// Listings as they stand today, by the same rules by which they are shown.
    func entries(
        _ found: [FindableListing], _ ground: ListingFinder.Ground, areNew: Bool = false,
        in session: StoreSession
    ) throws -> [FindableEntry] {
        if found.isEmpty { return [] }
        let views = try ViewGround(
            of: found.map(\.listing), on: clockwork.today, in: session)
        return try found.map { try entry($0, views, ground, isNew: areNew) }
    }

    private func entry(
        _ found: FindableListing, _ views: ViewGround, _ ground: ListingFinder.Ground, isNew: Bool
    ) throws -> FindableEntry {
        let view = try views.view(of: found.listing)
        let offer = view.listing.offer
        let commune = view.producer.profile.commune
        let facts = ListingFacts(
            id: found.listing.id, producer: view.producer.id, commune: commune, set: offer.set,
            sector: ground.sets[offer.set]?.sector ?? "", star: view.certificate?.claim.star,
            price: offer.price, parcel: offer.parcel(), isLive: view.isLive,
            turns: view.turns(with: views.certificates(of: found.listing), ground.policy))
        let places = atlas.sheet.places
        let communeName = places[commune].map(places.fullName) ?? ""
        let texts = [
            offer.description, offer.details.story, offer.details.ingredients,
            offer.details.tags.joined(separator: " "),
        ]
        var hasher = Hasher()
        hasher.combine(facts)
        hasher.combine([offer.name, view.producer.profile.name, communeName, offer.pack] + texts)
        let check = hasher.finalize()
        let isKnown = !isNew && finder.check(of: found.row) == check
        return FindableEntry(
            row: found.row, facts: facts, check: check,
            text: isKnown
                ? nil
                : SearchableText(
                    name: offer.name, producer: view.producer.profile.name, commune: communeName,
                    pack: offer.pack, texts: texts))
    }
}

extension ListingView {
    /// The first day after today on which star or liveness may be others by themselves: a term
    /// begins or ends, a lease runs out, a closure begins or is over.
    func turns(with certificates: [Certificate], _ policy: CertificatePolicy) -> Day? {
        var days = [listing.freshUntil]
        for certificate in certificates where certificate.state != .claimed {
            days += [certificate.claim.decisionDay, certificate.end(policy)]
        }
        for closure in producer.closures { days += [closure.from, closure.until] }
        return days.compactMap(\.self).filter { $0 > day }.min()
    }
}
