package import Market
internal import Reach

/// A page of live listings by their ids, with what stands beside them.
package struct FoundListings: Sendable {
    package let hits: [ListingFindings.Hit]
    /// Begins the following page.
    package let next: String?
    package let facets: [FoundFacet]
    /// What was looked for instead, where nothing is found by what was typed.
    package let didYouMean: String?
    /// Tells apart the counts of changes that hits carry: see `ListingFindings.Hit.touched`.
    package let edition: UInt64
    /// What a kept copy must be compared with, taken before anything was looked at.
    package let generation: Int
    /// The instant (UTC milliseconds) until which the derived facts of the page hold.
    package let trueUntil: Int64
}

/// A facet that was asked for, its most frequent values first.
package struct FoundFacet: Sendable {
    package let facet: ListingFacet
    package let values: [Value]

    /// A value as the query takes it, what people call it, and how often it would be found.
    package struct Value: Sendable {
        package let text: String
        package let label: String?
        package let count: Int
    }
}

/// Where a page of live listings ended, as clients carry it.
enum FindingCursor {
    /// Numbers in few letters; an id may hold any but the first of these signs.
    private static let radix = 36

    static func write(_ position: ListingPosition) -> String {
        let numbers = [UInt64(position.key), UInt64(clamping: position.change), position.edition]
        let written = numbers.map { String($0, radix: radix) }.joined(separator: ".")
        return "\(position.sort.rawValue).\(written)~\(position.id.text)"
    }

    /// Reads what `write` wrote for the same order.
    static func read(_ text: String, _ sort: ListingSort) throws(CursorError) -> ListingPosition {
        let halves = text.split(separator: "~", maxSplits: 1)
        let parts = halves.first?.split(separator: ".") ?? []
        guard halves.count == 2, parts.count == 4, parts[0] == sort.rawValue,
            let key = UInt32(parts[1], radix: radix), let change = Int(parts[2], radix: radix),
            let edition = UInt64(parts[3], radix: radix)
        else { throw .unreadable }
        return ListingPosition(
            sort: sort, key: key, id: ListingID(String(halves[1])), change: change,
            edition: edition)
    }
}
