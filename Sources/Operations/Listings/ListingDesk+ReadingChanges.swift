package import Market
internal import Reach
internal import Storage

/// A change request beside the listing as it is published now.
package struct ChangeView: Hashable, Sendable {
    package let request: ChangeRequest
    package let listing: ListingView
}

/// One page of change requests; `next` begins the following one.
package struct ChangePage: Sendable {
    package let items: [ChangeView]
    package let next: String?
}

extension ListingDesk {
    /// How many rows one page of another's area looks at before it ends early with a cursor.
    static let mostLookedAt = 1_000

    package func changeRequest(
        _ id: ChangeRequestID, by caller: Caller
    ) async throws -> ChangeView {
        let view = try await house.store.read { [house] session -> ChangeView in
            guard let request = try session.changeRequest(id),
                let listing = try session.listing(request.listing)
            else { throw ListingError.requestNotFound(id) }
            return ChangeView(
                request: request, listing: try house.ownView(of: listing, in: session))
        }
        guard mayPreview(view.listing, caller) else { throw ListingError.requestNotFound(id) }
        return view
    }

    /// What waits, or was decided, in the officer's area, oldest first.
    package func changeRequests(
        in state: ChangeRequestState, cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ChangePage {
        let places = house.atlas.sheet.places
        return try await house.store.read { [house] session in
            let rows = try session.changeRequests(
                in: state, after: cursor ?? "", limit: Self.mostLookedAt)
            var items: [ChangeView] = []
            for request in rows {
                guard let listing = try session.listing(request.listing) else { continue }
                let view = try house.view(of: listing, in: session)
                guard ProducerDesk.oversees(caller, view.producer, places) else { continue }
                items.append(ChangeView(request: request, listing: view))
                if items.count == limit { break }
            }
            let last = items.count == limit ? items.last?.request.id : rows.last?.id
            let isEnd = last == nil || (rows.count < Self.mostLookedAt && last == rows.last?.id)
            return ChangePage(items: items, next: isEnd ? nil : last?.text)
        }
    }

    /// All change requests of a listing, newest first, for its own people and its officers.
    package func changeRequests(
        of id: ListingID, cursor: String?, limit: Int, by caller: Caller
    ) async throws -> ChangePage {
        let view = try await ownListing(id, by: caller)
        let rows = try await house.store.read {
            try $0.changeRequests(of: id, before: cursor, limit: limit + 1)
        }
        let items = rows.prefix(limit).map { ChangeView(request: $0, listing: view) }
        return ChangePage(
            items: items, next: rows.count > limit ? items.last?.request.id.text : nil)
    }

    /// The listing, for somebody who may see what the public may not.
    func ownListing(_ id: ListingID, by caller: Caller) async throws -> ListingView {
        let view = try await house.store.read { [house] session -> ListingView in
            guard let listing = try session.listing(id) else { throw ListingError.notFound(id) }
            return try house.ownView(of: listing, in: session)
        }
        guard mayPreview(view, caller) else { throw ListingError.notFound(id) }
        return view
    }
}
