package import Market
internal import Reach
internal import Storage

extension ListingDesk {
    /// A listing that is live or out of season, or the caller's own or in the officer's area.
    package func find(_ id: ListingID, for caller: Caller?) async throws -> ListingView {
        let view = try await house.store.read { [house] session -> ListingView in
            guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
            return caller == nil
                ? try house.view(of: listing, in: session)
                : try house.ownView(of: listing, in: session)
        }
        guard view.isReadable || mayPreview(view, caller) else { throw ListingError.notFound(id) }
        return view
    }

    /// Whether the caller may see what the public may not.
    package func mayPreview(_ view: ListingView, _ caller: Caller?) -> Bool {
        guard let caller else { return false }
        return caller.isKnown(to: view.producer.id)
            || ProducerDesk.oversees(caller, view.producer, house.atlas.sheet.places)
    }

    /// All listings of a producer in every state, for itself and for officers.
    package func page(
        of producer: ProducerID, cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ListingPage {
        var query = ListingQuery(limit: limit)
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
                let listings = try session.listings(query)
                for view in try house.views(of: Array(listings.prefix(limit)), in: session) {
                    query.after = view.listing.id
                    if keeps(view) { items.append(view) }
                    if items.count == limit { break }
                }
                looked += listings.count
                let isLast = listings.count <= limit && query.after == listings.last?.id
                if isLast || listings.isEmpty { return (items, nil as String?) }
                if items.count == limit { break }
            }
            return (items, query.after.map(ListingCursor.write))
        }
        return ListingPage(
            items: items, next: next, generation: generation, trueUntil: trueUntil)
    }
}

extension House {
    /// The next instant at which anything derived can change: all of it is counted in days.
    var tomorrow: Int64 {
        clockwork.today.advanced(by: 1).startUTCMilliseconds
    }
}

/// Where a page of all listings ended, as clients carry it.
enum ListingCursor {
    static func write(_ id: ListingID) -> String {
        "id~\(id.text)"
    }

    static func read(_ text: String) throws(CursorError) -> ListingID {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, parts[0] == "id" else { throw .unreadable }
        return ListingID(String(parts[1]))
    }
}
