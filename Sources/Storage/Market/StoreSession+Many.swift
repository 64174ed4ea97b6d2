package import Market

/// Many rows by their keys, with one statement where each would cost one.
extension StoreSession {
    /// The listings with these ids, in the order of the ids; those that there are not are left out.
    package func listings(_ ids: [ListingID]) throws -> [Listing] {
        let found = try rows("SELECT * FROM listing WHERE id IN", ids.map(\.text))
            .map(Listing.init)
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    /// The producers with these ids.
    package func producers(_ ids: Set<ProducerID>) throws -> [ProducerID: Producer] {
        let found = try rows("SELECT * FROM producer WHERE id IN", ids.map(\.text))
            .map(Producer.init)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The certificates of each of these listings that has any, in the order of their decisions.
    package func certificates(of listings: [ListingID]) throws -> [ListingID: [Certificate]] {
        let found = try rows(
            "SELECT * FROM certificate WHERE listing_id IN", listings.map(\.text),
            order: "ORDER BY listing_id, decision_day, id"
        ).map(Certificate.init)
        return Dictionary(grouping: found, by: \.listing)
    }

    /// The rows for any number of keys, with one statement for each list of them.
    func rows(
        _ statement: String, _ keys: some Collection<String>, order: String = ""
    ) throws -> [SQLRecord] {
        var records: [SQLRecord] = []
        // In order, so that the same question meets the same pages of the file in the same order.
        var rest = keys.sorted()[...]
        while let last = rest.last {
            let list = KeyList.list(of: rest.count)
            let some = rest.prefix(list.count)
            // The last one again where there are fewer: a key that stands twice is found once.
            let missing = repeatElement(last, count: list.count - some.count)
            records += try sql.query(
                "\(statement) \(list.text) \(order)", (some + missing).map { .text($0) })
            rest = rest.dropFirst(list.count)
        }
        return records
    }
}

/// A list of placeholders, `($1, $2)`; there are few lengths, so that few statements are compiled.
private struct KeyList {
    let count: Int
    let text: String

    private static let lists = [1, 4, 20, 100, 500].map { count in
        KeyList(
            count: count,
            text: "(" + (1...count).map { "$\($0)" }.joined(separator: ", ") + ")")
    }

    /// The shortest that holds so many keys, or the longest.
    static func list(of count: Int) -> KeyList {
        lists.first { $0.count >= count } ?? lists[lists.count - 1]
    }
}
