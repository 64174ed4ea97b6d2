/// All that has been said of one service of one courier, on whatever day.
struct ServiceBook: Sendable {
    /// Its place among all services; rows on the shelves name services by it.
    let number: Int
    let rules: PlaceRuleIndex
    let lanes: LaneIndex
    private(set) var suspensions: SuspensionIndex
    /// Positions in the table of services, by id.
    private let rows: [Int]

    /// One book per courier and service code, in that order.
    static func all(of tables: CoverageTables, _ numbers: PlaceNumbers) -> [ServiceBook] {
        let byCourier = Dictionary(grouping: tables.services.indices) {
            tables.services[$0].courier
        }
        var books: [ServiceBook] = []
        for (courier, rows) in byCourier.sorted(by: { $0.key < $1.key }) {
            let byCode = Dictionary(grouping: rows) { tables.services[$0].code }
            let codes = byCode.keys.sorted()
            let services = Dictionary(
                uniqueKeysWithValues: zip(codes, books.count..<(books.count + codes.count)))
            let rules = PlaceRuleIndex(tables, numbers, of: courier, services: services)
            let lanes = LaneIndex(tables, numbers, of: courier, services: services)
            for code in codes {
                let rows = (byCode[code] ?? []).sorted {
                    tables.services[$0].id < tables.services[$1].id
                }
                let suspensions = SuspensionIndex(tables, numbers, of: courier, service: code)
                books.append(
                    ServiceBook(
                        number: books.count, rules: rules, lanes: lanes,
                        suspensions: suspensions, rows: rows))
            }
        }
        return books
    }

    /// The same book with the suspensions of other tables, whose services are the same.
    func suspended(by tables: CoverageTables, _ numbers: PlaceNumbers) -> ServiceBook {
        guard let row = rows.first else { return self }
        let service = tables.services[row]
        var book = self
        book.suspensions = SuspensionIndex(
            tables, numbers, of: service.courier, service: service.code)
        return book
    }

    /// The row that describes the service on a day; `nil` when there is no such service then.
    func row(in services: [CourierService], on day: Day) -> Int? {
        rows.first { services[$0].validity.contains(day) }
    }
}
