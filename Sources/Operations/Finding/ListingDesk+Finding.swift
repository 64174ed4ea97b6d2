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
            findings = house.finder.find(question)
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
            try hits.compactMap { hit in
                guard let listing = try session.listing(hit.id) else { return nil }
                let view = try house.view(of: listing, in: session)
                return view.isLive ? view : nil
            }
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
        if let destination = search.deliverTo {
            // Taken once, so that one page speaks of one state of the coverage.
            let sieve = house.atlas.sheet.sieve(to: destination, on: house.clockwork.today)
            question.reaches = { sieve.serves($0, from: $1) }
        }
        return question
    }

    private func named(
        _ facets: [(facet: ListingFacet, counts: [ListingFindings.Count])]
    ) async throws -> [FoundFacet] {
        if facets.isEmpty { return [] }
        let places = house.atlas.sheet.places
        return try await house.store.read { session in
            let sets = try session.productSets()
            return try facets.map { facet, counts in
                let values = try counts.map { count in
                    FoundFacet.Value(
                        text: count.value.text,
                        label: try count.value.label(facet, sets, places, in: session),
                        count: count.count)
                }
                return FoundFacet(facet: facet, values: values)
            }
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

    fileprivate func label(
        _ facet: ListingFacet, _ sets: [ProductSet], _ places: Places, in session: StoreSession
    ) throws -> String? {
        switch self {
        case .number(let number):
            facet == .set ? sets.first { $0.number == number }?.name : nil
        case .sector(let sector): sets.first { $0.sector == sector }?.sectorName
        case .commune(let code): places[code].map(places.fullName)
        case .producer(let id): try session.producer(id)?.profile.name
        case .prices: nil
        }
    }
}
