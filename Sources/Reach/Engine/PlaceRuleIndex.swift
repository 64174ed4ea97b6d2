/// One courier's place rules, filed by place and in the order in which they speak.
struct PlaceRuleIndex: Sendable {
    private var shelf: ScopeShelf

    init(
        _ tables: CoverageTables, _ numbers: PlaceNumbers, of courier: CourierCode,
        services: [ServiceCode: Int]
    ) {
        let rules = tables.placeRules
        shelf = ScopeShelf(communeCount: numbers.spots.count)
        let rows = rules.indices.filter { rules[$0].courier == courier }
        // Inside one place a row for this service comes first, then the narrower origin.
        let ordered = PlaceRuleIndex.inOrderOfSpeaking(rows, rules)
        for row in ordered {
            let rule = rules[row]
            let service = rule.service.map { services[$0] }
            // A row for a service that does not exist speaks of nothing.
            if service == .some(nil) { continue }
            let entry = ScopeShelf.Entry(
                row: row, service: service ?? nil,
                origin: rule.origin.map { numbers.area($0, of: courier) },
                cells: PlaceCells(rule).rawValue, validity: rule.validity)
            shelf.file(entry, under: numbers.area(rule.place, of: courier), level: rule.place.level)
        }
    }

    func hasOwnRows(_ commune: Int) -> Bool {
        shelf.hasOwnRows(commune)
    }

    /// What is said of a place cell by cell; without an origin, rows that name one are not heard.
    func facts(at spot: Spot, from origin: Spot?, service: Int, on day: Day) -> PlaceFacts {
        var facts = PlaceFacts()
        shelf.visit(spot) { entry in
            guard entry.speaks(of: service, on: day) else { return false }
            if let area = entry.origin {
                guard let origin, area.contains(origin) else { return false }
            }
            return facts.hear(PlaceCells(rawValue: entry.cells), row: entry.row)
        }
        return facts
    }

    private static func inOrderOfSpeaking(_ rows: [Int], _ rules: [PlaceRule]) -> [Int] {
        let anyOrigin = ScopeLevel.country.rawValue + 1
        return rows.sorted { left, right in
            let (a, b) = (rules[left], rules[right])
            let aOrigin = a.origin?.level.rawValue ?? anyOrigin
            let bOrigin = b.origin?.level.rawValue ?? anyOrigin
            return (a.service == nil ? 1 : 0, aOrigin, a.id) < (
                b.service == nil ? 1 : 0, bOrigin, b.id
            )
        }
    }
}

/// Which row says each cell at a place: positions in the table of place rules.
struct PlaceFacts: Sendable {
    private(set) var pickup: Int?
    private(set) var delivery: Int?
    private(set) var cod: Int?
    private(set) var pickupExtraDays: Int?
    private(set) var deliveryExtraDays: Int?
    private(set) var pickupSurcharge: Int?
    private(set) var deliverySurcharge: Int?
    private(set) var access: Int?
    private(set) var boatDays: Int?
    private var heard: PlaceCells = []

    /// Takes from a wider row what no narrower row has said; true once every cell is said.
    mutating func hear(_ cells: PlaceCells, row: Int) -> Bool {
        let new = cells.subtracting(heard)
        if new.isEmpty { return heard == .all }
        heard.formUnion(new)
        if new.contains(.pickup) { pickup = row }
        if new.contains(.delivery) { delivery = row }
        if new.contains(.cod) { cod = row }
        if new.contains(.pickupExtraDays) { pickupExtraDays = row }
        if new.contains(.deliveryExtraDays) { deliveryExtraDays = row }
        if new.contains(.pickupSurcharge) { pickupSurcharge = row }
        if new.contains(.deliverySurcharge) { deliverySurcharge = row }
        if new.contains(.access) { access = row }
        if new.contains(.boatDays) { boatDays = row }
        return heard == .all
    }
}
