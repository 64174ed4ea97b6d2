/// One courier's lanes, filed by destination and in the order in which they speak.
struct LaneIndex: Sendable {
    private var sameCommune: [ScopeShelf.Entry] = []
    private var sameProvince: [ScopeShelf.Entry] = []
    private var shelf: ScopeShelf

    init(
        _ tables: CoverageTables, _ numbers: PlaceNumbers, of courier: CourierCode,
        services: [ServiceCode: Int]
    ) {
        let lanes = tables.lanes
        shelf = ScopeShelf(communeCount: numbers.spots.count)
        let rows = lanes.indices.filter { lanes[$0].courier == courier }
        for row in LaneIndex.inOrderOfSpeaking(rows, lanes) {
            let lane = lanes[row]
            let service = lane.service.map { services[$0] }
            // A row for a service that does not exist speaks of nothing.
            if service == .some(nil) { continue }
            func entry(from origin: Area?) -> ScopeShelf.Entry {
                ScopeShelf.Entry(
                    row: row, service: service ?? nil, origin: origin,
                    cells: LaneCells(lane).rawValue, validity: lane.validity)
            }
            switch lane.scope {
            case .relation(let relation):
                let entry = entry(from: nil)
                switch relation {
                case .sameCommune: sameCommune.append(entry)
                case .sameProvince: sameProvince.append(entry)
                }
            case .pair(let origin, let destination):
                shelf.file(
                    entry(from: numbers.area(origin, of: courier)),
                    under: numbers.area(destination, of: courier), level: destination.level)
            }
        }
    }

    func hasOwnRows(_ commune: Int) -> Bool {
        shelf.hasOwnRows(commune)
    }

    /// What is said of the way between two places; `nil` when no lane speaks of it.
    func facts(from origin: Spot, to destination: Spot, service: Int, on day: Day) -> LaneFacts? {
        var facts: LaneFacts?
        func hear(_ entry: ScopeShelf.Entry) -> Bool {
            guard entry.speaks(of: service, on: day) else { return false }
            if let area = entry.origin, !area.contains(origin) { return false }
            let cells = LaneCells(rawValue: entry.cells)
            guard facts != nil else {
                let first = LaneFacts(cells, row: entry.row)
                facts = first
                return first.isComplete
            }
            return facts?.hear(cells, row: entry.row) ?? false
        }
        if origin == destination {
            for entry in sameCommune where hear(entry) { return facts }
        }
        if origin.province == destination.province {
            for entry in sameProvince where hear(entry) { return facts }
        }
        shelf.visit(destination, hear)
        return facts
    }

    /// The narrower origin first, then a row for this service; the shelf orders the destinations.
    private static func inOrderOfSpeaking(_ rows: [Int], _ lanes: [Lane]) -> [Int] {
        func originLevel(_ lane: Lane) -> Int {
            switch lane.scope {
            case .relation: 0
            case .pair(let origin, _): origin.level.rawValue
            }
        }
        return rows.sorted { left, right in
            let (a, b) = (lanes[left], lanes[right])
            return (originLevel(a), a.service == nil ? 1 : 0, a.id)
                < (originLevel(b), b.service == nil ? 1 : 0, b.id)
        }
    }
}

/// Which row says what of a way: positions in the table of lanes.
struct LaneFacts: Sendable {
    /// The narrowest row; it decides, and only it can be suspended.
    let speaking: Int
    let serves: Bool
    private(set) var prices: Int?
    private(set) var leadDays: Int?
    private(set) var dayKind: Int?

    init(_ cells: LaneCells, row: Int) {
        speaking = row
        serves = cells.contains(.serves)
        if serves { _ = hear(cells, row: row) }
    }

    /// A lane that says no has been heard out at once: nothing wider can open it.
    var isComplete: Bool {
        !serves || (prices != nil && leadDays != nil && dayKind != nil)
    }

    /// Takes from a wider lane what no narrower one has said; a lane that says no has nothing.
    mutating func hear(_ cells: LaneCells, row: Int) -> Bool {
        if prices == nil, cells.contains(.prices) { prices = row }
        if leadDays == nil, cells.contains(.leadDays) { leadDays = row }
        if dayKind == nil, cells.contains(.dayKind) { dayKind = row }
        return isComplete
    }
}
