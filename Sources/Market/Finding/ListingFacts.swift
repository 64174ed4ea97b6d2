package import Reach

/// What finding must know of one approved listing as it stands on a day, besides its words.
package struct ListingFacts: Hashable, Sendable {
    package let id: ListingID
    package let producer: ProducerID
    package let commune: CommuneCode
    package let set: Int
    /// The sector of its set, as the catalogue numbers it ("I" to "VI").
    package let sector: String
    /// Of the certificate in force, or `nil`.
    package let star: Int?
    package let price: Money
    /// One pack as it travels.
    package let parcel: Parcel
    package let isLive: Bool
    /// The first later day on which star or liveness may be others, though nobody does anything.
    package let turns: Day?

    package init(
        id: ListingID, producer: ProducerID, commune: CommuneCode, set: Int, sector: String,
        star: Int?, price: Money, parcel: Parcel, isLive: Bool, turns: Day?
    ) {
        self.id = id
        self.producer = producer
        self.commune = commune
        self.set = set
        self.sector = sector
        self.star = star
        self.price = price
        self.parcel = parcel
        self.isLive = isLive
        self.turns = turns
    }
}

/// By what listings are narrowed and counted.
package enum ListingFacet: String, Sendable, CaseIterable {
    case sector
    case set
    case stars
    case commune
    case producer
    case price

    /// The lowest price of each band but the first, in đồng.
    package static let priceSteps: [Int64] = [50_000, 100_000, 200_000, 500_000, 1_000_000]
}

/// The order in which listings are shown.
package enum ListingSort: String, Sendable, CaseIterable {
    /// What fits the words best; without words, the order of the ids.
    case relevance
    case price
    case priceDown = "price_down"
    /// Registered last.
    case newest
    /// More stars first; those without one at the end.
    case stars
}

/// What a page of live listings must fit; absent means any.
package struct ListingFilter: Hashable, Sendable {
    package var sector: String?
    package var set: Int?
    package var star: Int?
    package var commune: CommuneCode?
    package var producer: ProducerID?
    package var lowestPrice: Money?
    package var highestPrice: Money?

    package init() {}
}
