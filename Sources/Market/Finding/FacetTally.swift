/// Counts, for each value of the wanted facets, what would be found with it.
///
/// A listing counts for a facet where it fits all filters but perhaps that facet's own: the
/// numbers tell what choosing another value would give.
struct FacetTally {
    private let wanted: [ListingFacet]
    /// By facet in the order of `wanted`, then by the value's number.
    private var numbers: [[Int]]

    /// The most values that are answered of one facet, the most frequent ones.
    private static let mostValues = 100

    init(_ wanted: [ListingFacet], in index: ListingIndex) {
        self.wanted = wanted
        numbers = wanted.map { facet in
            let count =
                switch facet {
                case .sector, .set, .stars: Int(UInt8.max) + 1
                case .commune: index.communes.values.count
                case .producer: index.producers.values.count
                case .price: ListingFacet.priceSteps.count + 1
                }
            return [Int](repeating: 0, count: count)
        }
    }

    /// Counts a document that fails the filter of at most one facet.
    mutating func count(_ document: ListingIndex.Document, failing failures: UInt8) {
        for (place, facet) in wanted.enumerated() where failures & ~facet.bit == 0 {
            numbers[place][Self.value(of: document, facet)] += 1
        }
    }

    /// Values that nothing has are left out; of equal counts the smaller value comes first.
    func counts(
        in index: ListingIndex
    ) -> [(facet: ListingFacet, counts: [ListingFindings.Count])] {
        zip(wanted, numbers).map { facet, numbers in
            let found = numbers.enumerated().filter { number, count in
                // What has no star in force has no value to choose.
                count > 0 && !(facet == .stars && number == 0)
            }
            let ordered = found.sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
            return (
                facet,
                ordered.prefix(Self.mostValues).map { number, count in
                    .init(value: Self.name(of: number, facet, in: index), count: count)
                }
            )
        }
    }

    private static func value(of document: ListingIndex.Document, _ facet: ListingFacet) -> Int {
        switch facet {
        case .sector: Int(document.sector)
        case .set: Int(document.set)
        case .stars: Int(document.star)
        case .commune: Int(document.commune)
        case .producer: Int(document.producer)
        case .price: ListingFacet.priceSteps.count { $0 <= Int64(document.price) }
        }
    }

    private static func name(
        of number: Int, _ facet: ListingFacet, in index: ListingIndex
    ) -> FacetValue {
        let steps = ListingFacet.priceSteps
        return switch facet {
        case .sector: .sector(index.sectors.values[number])
        case .set, .stars: .number(number)
        case .commune: .commune(index.communes.values[number])
        case .producer: .producer(index.producers.values[number])
        case .price:
            .prices(
                from: number == 0 ? 0 : steps[number - 1],
                below: number < steps.count ? steps[number] : nil)
        }
    }
}
