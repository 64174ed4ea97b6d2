package import Market
internal import Reach
package import Storage

/// What a listing said before, and what was done to it; both only ever grow.
extension ListingDesk {
    /// The versions of a listing below a number, newest first.
    package func versions(
        of id: ListingID, before number: Int?, limit: Int, by caller: Caller
    ) async throws -> (items: [ListingVersion], next: Int?) {
        let listing = try await ownListing(id, by: caller).listing
        return try await house.store.read { session in
            var rows = try session.versions(of: id, before: number ?? .max, limit: limit + 1)
            // One that nobody changed since an earlier program wrote it is not kept yet.
            if number == nil, rows.first?.number != listing.version {
                rows.insert(Self.present(listing), at: 0)
            }
            let items = Array(rows.prefix(limit))
            return (items, rows.count > limit ? items.last?.number : nil)
        }
    }

    package func version(
        _ number: Int, of id: ListingID, by caller: Caller
    ) async throws -> ListingVersion {
        let listing = try await ownListing(id, by: caller).listing
        let kept = try await house.store.read { try $0.version(number, of: id) }
        if let kept { return kept }
        if number == listing.version { return Self.present(listing) }
        throw ListingError.versionNotKept(id, version: number)
    }

    /// What was done to a listing, newest first; `before` is the entry that the page follows.
    package func history(
        of id: ListingID, before: String?, limit: Int, by caller: Caller
    ) async throws -> (items: [HistoryEntry], next: String?) {
        _ = try await ownListing(id, by: caller)
        let rows = try await house.store.read {
            try $0.history(of: id, before: before, limit: limit + 1)
        }
        let items = Array(rows.prefix(limit))
        return (items, rows.count > limit ? items.last?.id : nil)
    }

    private static func present(_ listing: Listing) -> ListingVersion {
        ListingVersion(of: listing, act: "listing_kept", keyID: "", at: listing.updatedAt)
    }
}
