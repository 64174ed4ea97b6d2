/// Rows filed by the place that they speak of, so that a commune's rows are found without a search.
struct ScopeShelf: Sendable {
    /// One row on the shelf, reduced to what decides whether it is heard.
    struct Entry: Sendable {
        /// Position in its table.
        let row: Int
        /// Number of the service; `nil` speaks of every service of the courier.
        let service: Int?
        /// `nil` speaks of parcels from anywhere.
        let origin: Area?
    }

    private var byCommune: [[Entry]]
    private var byProvince: [[Entry]]
    private var byZone: [[Entry]]
    private var country: [Entry] = []

    init(communeCount: Int) {
        byCommune = Array(repeating: [], count: communeCount)
        byProvince = Array(repeating: [], count: PlaceNumbers.provinceCount)
        byZone = Array(repeating: [], count: PlaceNumbers.provinceCount)
    }

    /// Files a row; rows must come in the order in which they speak at one place.
    mutating func file(_ entry: Entry, under area: Area, level: ScopeLevel) {
        switch area {
        case .commune(let commune):
            byCommune[commune].append(entry)
        case .provinces(let bits):
            for province in 0..<PlaceNumbers.provinceCount
            where bits & (1 << UInt128(province)) != 0 {
                if level == .province {
                    byProvince[province].append(entry)
                } else {
                    byZone[province].append(entry)
                }
            }
        case .country:
            country.append(entry)
        case .nowhere:
            break
        }
    }

    /// Whether any row speaks of this commune by its own code.
    func hasOwnRows(_ commune: Int) -> Bool {
        !byCommune[commune].isEmpty
    }

    /// Shows the rows that speak of a place, narrowest first, until `visit` has heard enough.
    func visit(_ spot: Spot, _ hasHeardEnough: (Entry) -> Bool) {
        for entry in byCommune[spot.commune] where hasHeardEnough(entry) { return }
        for entry in byProvince[spot.province] where hasHeardEnough(entry) { return }
        for entry in byZone[spot.province] where hasHeardEnough(entry) { return }
        for entry in country where hasHeardEnough(entry) { return }
    }
}
