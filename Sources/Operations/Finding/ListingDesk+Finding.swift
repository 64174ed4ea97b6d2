package import Market
internal import Reach
internal import Storage

extension ListingDesk {
    /// A page of live listings, as of every commit that was answered before the call.
    package func find(_ search: ListingSearch) async throws -> FoundListings {
        // All before anything is looked at: a commit or midnight may come meanwhile.
        let generation = house.generation
        let trueUntil = house.tomorrow
        var findings = ListingFindings()
        if let question = try question(search) {
            try await house.catchUpFinding()
            findings = house.look(question, for: search.deliverTo)
        }
        return FoundListings(
            hits: findings.hits, next: findings.next.map(FindingCursor.write),
            facets: try await named(findings.facets), didYouMean: findings.didYouMean,
            edition: findings.edition, generation: generation, trueUntil: trueUntil)
    }

    /// The listings of a found page that are still live, in their order.
    package func views(of hits: [ListingFindings.Hit]) async throws -> [ListingView] {
        if hits.isEmpty { return [] }
        return try await house.store.read { [house] session in
            let listings = try session.listings(hits.map(\.id))
            return try house.views(of: listings, in: session).filter(\.isLive)
        }
    }

    /// A page of live listings with everything that is shown of them.
    package func page(_ search: ListingSearch) async throws -> ListingPage {
        let found = try await find(search)
        return ListingPage(
            items: try await views(of: found.hits), next: found.next,
            generation: found.generation, trueUntil: found.trueUntil)
    }

    /// `nil` where a text was typed that holds no word: nothing is found by it.
    private func question(_ search: ListingSearch) throws -> ListingQuestion? {
        var question = ListingQuestion(limit: search.limit)
        if let text = search.text {
            guard let words = SearchWords(text) else { return nil }
            question.words = words
        }
        question.sort = search.sort
        question.facets = search.facets
        question.filter = search.filter
        question.after = try search.cursor.map { try FindingCursor.read($0, search.sort) }
        return question
    }

    /// The counts with the names that people know the values by.
    private func named(
        _ facets: [(facet: ListingFacet, counts: [ListingFindings.Count])]
    ) async throws -> [FoundFacet] {
        if facets.isEmpty { return [] }
        let ids = facets.flatMap { $0.counts }.compactMap { count in
            if case .producer(let id) = count.value { id } else { nil }
        }
        let producers =
            ids.isEmpty ? [:] : try await house.store.read { try $0.producers(Set(ids)) }
        let names = FacetNames(
            sets: house.finder.ground?.sets ?? [:], places: house.atlas.sheet.places,
            producers: producers)
        return facets.map { facet, counts in
            FoundFacet(
                facet: facet,
                values: counts.map {
                    .init(
                        text: $0.value.text, label: names.label(of: $0.value, facet),
                        count: $0.count)
                })
        }
    }
}

/// What people call the values of facets.
private struct FacetNames {
    let sets: [Int: ProductSet]
    let places: Places
    let producers: [ProducerID: Producer]

    func label(of value: FacetValue, _ facet: ListingFacet) -> String? {
        switch value {
        case .number(let number): facet == .set ? sets[number]?.name : nil
        case .sector(let sector):
            sets.values.filter { $0.sector == sector }.min { $0.number < $1.number }?.sectorName
        case .commune(let code): places[code].map(places.fullName)
        case .producer(let id): producers[id]?.profile.name
        case .prices: nil
        }
    }
}

extension FacetValue {
    /// The value as the query takes it; of prices the band, `50000-99999` or `1000000-`.
    var text: String {
        switch self {
        case .number(let number): String(number)
        case .sector(let sector): sector
        case .commune(let code): code.digits
        case .producer(let id): id.text
        case .prices(let from, let below): "\(from)-\(below.map { String($0 - 1) } ?? "")"
        }
    }
}
