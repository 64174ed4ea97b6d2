internal import Reach

/// A filter in the numbers of one index, to be held against thousands of documents.
struct FilterCheck {
    private let sector: Int32?
    private let set: UInt8?
    private let star: UInt8?
    private let commune: Int32?
    private let producer: Int32?
    private let prices: ClosedRange<UInt32>

    init(_ filter: ListingFilter, in index: ListingIndex) {
        // What never occurred fits nothing; -1 is no document's number.
        sector = filter.sector.map { index.sectors.known($0) ?? -1 }
        set = filter.set.map { UInt8(clamping: $0) }
        star = filter.star.map { UInt8(clamping: $0) }
        commune = filter.commune.map { index.communes.known($0) ?? -1 }
        producer = filter.producer.map { index.producers.known($0) ?? -1 }
        let lowest = UInt32(clamping: filter.lowestPrice?.vnd ?? 0)
        let highest = UInt32(clamping: filter.highestPrice?.vnd ?? .max)
        // A range that ends before it begins holds no price, and no price is none at all.
        prices = lowest <= highest ? lowest...highest : 0...0
    }

    /// A bit for each facet whose filter the document does not fit; see `ListingFacet.bit`.
    func failures(of document: ListingIndex.Document) -> UInt8 {
        var failures: UInt8 = 0
        if let sector, sector != Int32(document.sector) { failures |= ListingFacet.sector.bit }
        if let set, set != document.set { failures |= ListingFacet.set.bit }
        if let star, star != document.star { failures |= ListingFacet.stars.bit }
        if let commune, commune != document.commune { failures |= ListingFacet.commune.bit }
        if let producer, producer != document.producer { failures |= ListingFacet.producer.bit }
        if !prices.contains(document.price) { failures |= ListingFacet.price.bit }
        return failures
    }
}

extension ListingFacet {
    var bit: UInt8 {
        switch self {
        case .sector: 1
        case .set: 2
        case .stars: 4
        case .commune: 8
        case .producer: 16
        case .price: 32
        }
    }
}
