package import Market
internal import Reach
internal import Storage

extension ListingDesk {
    /// A listing that is live, or not live but the caller's own or in the officer's area.
    package func find(_ id: ListingID, for caller: Caller?) async throws -> ListingView {
        let view = try await house.store.read { [house] session -> ListingView in
            guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
            return try house.view(of: listing, in: session)
        }
        guard view.isLive || mayPreview(view, caller) else { throw ListingError.notFound(id) }
        return view
    }

    /// Whether the caller may see what the public may not.
    package func mayPreview(_ view: ListingView, _ caller: Caller?) -> Bool {
        guard let caller else { return false }
        return caller.mayAct(for: view.producer.id)
            || ProducerDesk.oversees(caller, view.producer, house.atlas.sheet.places)
    }

    /// A page of live listings.
    package func page(_ search: ListingSearch) async throws -> ListingPage {
        var query = ListingQuery(limit: search.limit)
        if let text = search.text {
            guard let words = SearchWords(text) else { return emptyPage }
            query.words = words
        }
        query.set = search.set
        query.star = search.star
        query.producer = search.producer
        query.origin = search.origin
        // Taken once, so that one page speaks of one state of the coverage.
        let sieve = search.deliverTo.map {
            ReachSieve(house.atlas.sheet.reach, to: $0, on: house.clockwork.today)
        }
        return try await page(query, cursor: search.cursor) { view in
            if let star = search.star, view.certificate?.claim.star != star { return false }
            guard let sieve else { return true }
            return sieve.serves(
                view.listing.offer.parcel(), from: view.producer.profile.commune)
        }
    }

    /// All listings of a producer in every state, for itself and for officers.
    package func page(
        of producer: ProducerID, cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ListingPage {
        var query = ListingQuery(limit: limit)
        query.state = .any
        query.producer = producer
        return try await page(query, cursor: cursor) { mayPreview($0, caller) }
    }

    /// How many rows one page looks at before it ends early with a cursor, whatever it found.
    private static let mostLooked = 2_000

    /// Reads on until the page is full of what `keeps` accepts, or enough was looked at.
    func page(
        _ query: ListingQuery, cursor: String?,
        keeping keeps: @escaping @Sendable (ListingView) -> Bool
    ) async throws -> ListingPage {
        var query = query
        query.after = try cursor.map(ListingCursor.read)
        // Both before anything is read: midnight or a commit may come while the page is made.
        let generation = house.generation
        let trueUntil = house.tomorrow
        let limit = query.limit
        let (items, next) = try await house.store.read { [house, query] session in
            var query = query
            var items: [ListingView] = []
            var looked = 0
            while looked < Self.mostLooked {
                query.limit = limit + 1
                let hits = try session.listings(query)
                for hit in hits.prefix(limit) {
                    let view = try house.view(of: hit.listing, in: session)
                    query.after = hit.position
                    if keeps(view) { items.append(view) }
                    if items.count == limit { break }
                }
                looked += hits.count
                let isLast = hits.count <= limit && query.after == hits.last?.position
                if isLast || hits.isEmpty { return (items, nil as String?) }
                if items.count == limit { break }
            }
            return (items, query.after.map(ListingCursor.write))
        }
        return ListingPage(
            items: items, next: next, generation: generation, trueUntil: trueUntil)
    }

    private var emptyPage: ListingPage {
        ListingPage(items: [], next: nil, generation: generation, trueUntil: house.tomorrow)
    }
}

extension House {
    /// The next instant at which anything derived can change: all of it is counted in days.
    var tomorrow: Int64 {
        clockwork.today.advanced(by: 1).startUTCMilliseconds
    }
}

/// Where a page of listings ended, as clients carry it.
enum ListingCursor {
    static func write(_ position: ListingQuery.Position) -> String {
        "\(position.rank)~\(position.id.text)"
    }

    static func read(_ text: String) throws(CursorError) -> ListingQuery.Position {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let rank = Int(parts[0]) else { throw .unreadable }
        return .init(rank: rank, id: ListingID(String(parts[1])))
    }
}
