package import Market
package import Reach
internal import Storage

/// Gives out what is on offer for those who show it elsewhere: search engines and marketplaces.
package struct ProductFeedDesk: Sendable {
    /// Listings that one transaction reads; a feed of any length holds only so many at once.
    package static let atOnce = 200

    /// Where a product goes, as short as it can be said.
    package struct Areas: Hashable, Sendable {
        /// Provinces of which every commune is served.
        package let provinces: [Province]
        /// Served communes of other provinces, as far as they are few.
        package let communes: [Commune]
        /// Whether the two lists name everything that is served.
        package let isComplete: Bool

        /// Communes named one by one; a longer list helps nobody who reads a page.
        package static let mostCommunes = 200
    }

    let house: House

    /// The next listings on offer behind an id, and the id that the next call begins behind;
    /// `nil` at the end. Rows that are not on offer are passed over, so that a part may be empty.
    package func part(
        after id: ListingID?
    ) async throws -> (items: [ListingView], next: ListingID?) {
        try await house.store.read { [house] session in
            var query = ListingQuery(limit: Self.atOnce)
            query.state = .approved
            query.after = id
            let listings = try session.listings(query)
            let views = try listings.map { try house.view(of: $0, in: session) }
            let next = listings.count == Self.atOnce ? listings.last?.id : nil
            return (views.filter(\.isLive), next)
        }
    }

    /// A listing that is on offer or out of season; others throw `ListingError.notFound`.
    package func find(_ id: ListingID) async throws -> ListingView {
        try await ListingDesk(house: house).find(id, for: nil)
    }

    /// Where one pack of the listing goes today, by the same reach as every other answer.
    package func areas(of view: ListingView) throws -> Areas {
        let sheet = house.atlas.sheet
        let origin = view.producer.profile.commune
        guard sheet.places[origin] != nil else {
            return Areas(provinces: [], communes: [], isComplete: true)
        }
        let plan = try sheet.plan(from: origin, on: house.clockwork.today)
        let parcel = view.listing.offer.parcel()
        var served: [ProvinceCode: [Commune]] = [:]
        var count: [ProvinceCode: Int] = [:]
        for (index, commune) in sheet.places.communes.enumerated() {
            count[commune.province, default: 0] += 1
            if plan.status(of: parcel, to: index) == .served {
                served[commune.province, default: []].append(commune)
            }
        }
        let whole = Set(served.filter { $0.value.count == count[$0.key] }.keys)
        // A province with few gaps would need a long list, so the shortest come first.
        let parts = served.filter { !whole.contains($0.key) }.values
            .sorted { ($0.count, $0[0].code) < ($1.count, $1[0].code) }
        var communes: [Commune] = []
        for part in parts where communes.count + part.count <= Areas.mostCommunes {
            communes += part
        }
        return Areas(
            provinces: sheet.places.provinces.filter { whole.contains($0.code) },
            communes: communes.sorted { $0.code < $1.code },
            isComplete: communes.count == parts.reduce(0) { $0 + $1.count })
    }

    /// The name of a product set, as the criteria word it.
    package func setNames() async throws -> [Int: String] {
        let sets = try await house.store.read { try $0.productSets() }
        return Dictionary(sets.map { ($0.number, $0.name) }) { first, _ in first }
    }
}
