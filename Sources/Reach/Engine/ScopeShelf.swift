/// Rows filed by the place that they speak of, so that a commune's rows are found without a search.
struct ScopeShelf: Sendable {
    /// One row on the shelf, reduced to what decides whether it is heard and what it says.
    ///
    /// The rows themselves are large; hearing one must not touch it.
    struct Entry: Sendable {
        /// Position in its table.
        var row: Int { Int(position) }
        /// Which cells are filled, in the bits of its table.
        let cells: UInt16
        /// `nil` speaks of parcels from anywhere.
        let origin: Area?

        private let position: Int32
        private let from: Int32
        private let to: Int32
        private let service: Int16

        /// Speaks of every service of the courier.
        private static let anyService: Int16 = -1

        init(row: Int, service: Int?, origin: Area?, cells: UInt16, validity: Validity) {
            position = Int32(clamping: row)
            self.service = service.map { Int16(clamping: $0) } ?? Entry.anyService
            self.origin = origin
            self.cells = cells
            from = validity.from.map { Int32(clamping: $0.number) } ?? .min
            to = validity.to.map { Int32(clamping: $0.number) } ?? .max
        }

        /// Whether the row is in force and speaks of the service with that number.
        func speaks(of service: Int, on day: Day) -> Bool {
            let day = Int32(clamping: day.number)
            guard from <= day, day < to else { return false }
            return self.service == Entry.anyService || Int(self.service) == service
        }
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
