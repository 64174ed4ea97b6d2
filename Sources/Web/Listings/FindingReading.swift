internal import Market
internal import Operations
internal import Reach

/// Reads what the public list of listings is asked for.
enum FindingReading {
    static let prices: ClosedRange<Int64> = 0...Offer.Limit.price.upperBound

    /// The sectors of Decision 26/2026/QĐ-TTg, annex I.
    private static let sectors = ["I", "II", "III", "IV", "V", "VI"]

    private static let sectorWords = list(sectors, separator: ", ")
    private static let sortWords = list(ListingSort.allCases.map(\.rawValue), separator: ", ")
    private static let facetWords = list(ListingFacet.allCases.map(\.rawValue), separator: ",")

    static let parameters =
        [
            QueryParameter("q", .text, "words, with or without tone marks"),
            QueryParameter("sector", .text, "the sector of the set, I to VI"),
            QueryParameter("set", .integer(Offer.Limit.sets), "the product set"),
            QueryParameter("stars", .integer(3...5), "the stars of the certificate in force"),
            QueryParameter("producer", .text, "the producer's id"),
            QueryParameter("origin", .commune, "where the producer sits; facet commune"),
            QueryParameter("price_min", .integer(prices), "the lowest price in đồng"),
            QueryParameter("price_max", .integer(prices), "the highest price in đồng"),
            QueryParameter("deliver_to", .commune, "only what a courier brings there today"),
            QueryParameter(
                "sort", .word(ListingSort.self), "relevance by default; without words, by id"),
            QueryParameter(
                "facets", .text,
                "what to count, with commas: "
                    + ListingFacet.allCases.map(\.rawValue).joined(separator: ",")),
        ] + Paging.parameters

    static func search(_ query: inout Query) throws(Problem) -> ListingSearch {
        var search = ListingSearch(limit: Paging.limit(&query))
        // A space alone, as a phone sends it while one types, asks for nothing.
        search.text = query.text("q").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        search.filter.sector = query.parsed("sector", sectorWords) {
            sectors.contains($0) ? $0 : nil
        }
        search.filter.set = query.integer("set", in: Offer.Limit.sets)
        search.filter.star = query.integer("stars", in: 3...5)
        search.filter.producer = query.text("producer").map(ProducerID.init)
        search.filter.commune = query.parsed("origin", FieldReader.communeWords) { CommuneCode($0) }
        search.filter.lowestPrice = price("price_min", &query)
        search.filter.highestPrice = price("price_max", &query)
        demandPrices(search.filter, &query)
        search.deliverTo = query.parsed("deliver_to", FieldReader.communeWords) { CommuneCode($0) }
        search.sort =
            query.parsed("sort", sortWords) { ListingSort(rawValue: $0) }
            ?? .relevance
        search.facets = query.parsed("facets", facetWords, facets) ?? []
        search.cursor = query.text("cursor")
        try query.finish()
        return search
    }

    private static func list(_ words: [String], separator: String) -> Sentence {
        let list = words.joined(separator: separator)
        return Sentence(vi: list, en: list)
    }

    private static func price(_ name: String, _ query: inout Query) -> Money? {
        query.integer(name, in: prices).map { Money(vnd: Int64($0)) }
    }

    /// An empty page would look as if nothing were on offer; so both ends are named.
    private static func demandPrices(_ filter: ListingFilter, _ query: inout Query) {
        guard let lowest = filter.lowestPrice, let highest = filter.highestPrice,
            lowest > highest
        else { return }
        query.refuse(
            FieldProblem(
                "price_min", .outOfRange, vi: "Giá thấp nhất phải không hơn giá cao nhất.",
                en: "The lowest price must not be above the highest."))
        query.refuse(
            FieldProblem(
                "price_max", .outOfRange, vi: "Giá cao nhất phải không dưới giá thấp nhất.",
                en: "The highest price must not be below the lowest."))
    }

    /// Each facet once, in the order in which they were named.
    private static func facets(_ text: String) -> [ListingFacet]? {
        var facets: [ListingFacet] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let facet = ListingFacet(rawValue: String(name)) else { return nil }
            if !facets.contains(facet) { facets.append(facet) }
        }
        return facets
    }
}
