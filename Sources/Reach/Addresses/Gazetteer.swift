/// Every place in the form in which addresses are compared with it, compiled once.
struct Gazetteer: Sendable {
    /// A commune-level name with everything that bears it or once bore it.
    struct CommuneName: Sendable {
        let name: PlaceName
        var current: [Int] = []
        var former: [Int] = []
        /// A short form of our own making is never enough for an exact answer.
        let isShortened: Bool
    }

    struct CurrentCommune: Sendable {
        let code: CommuneCode
        let type: CommuneType
        let province: Int
        var districts: Set<Int> = []
        var formerProvinces: Set<Int> = []
    }

    /// A unit before July 2025 with all communes that it went into.
    struct FormerUnit: Sendable {
        /// `nil` for land that was no commune.
        let type: FormerCommuneType?
        let district: Int
        var successors: [Int]
    }

    struct District: Sendable {
        var titles: [PlaceTitle]
        let formerProvince: Int
        let province: Int
        var units: [Int] = []
        var successors: Set<Int> = []
        /// What an island district without communes became.
        var undividedSuccessors: Set<Int> = []
    }

    struct DistrictName: Sendable {
        let name: PlaceName
        var districts: [Int]
    }

    struct ProvinceName: Sendable {
        let name: PlaceName
        var sense: ProvinceSense
        let isShort: Bool
    }

    var communeNames: [CommuneName] = []
    var communes: [CurrentCommune] = []
    var units: [FormerUnit] = []
    var unitsByCode: [CommuneCode: [Int]] = [:]
    var districts: [District] = []
    var districtNames: [DistrictName] = []
    var provinceNames: [ProvinceName] = []

    func contains(_ sense: ProvinceSense, district: Int) -> Bool {
        isOwn(sense, district: district) || districts[district].province == sense.current
    }

    /// Whether the district belonged to the former province of that very name.
    func isOwn(_ sense: ProvinceSense, district: Int) -> Bool {
        districts[district].formerProvince == sense.former
    }

    func contains(_ sense: ProvinceSense, unit: Int) -> Bool {
        contains(sense, district: units[unit].district)
    }

    func contains(_ sense: ProvinceSense, commune: Int) -> Bool {
        if let current = sense.current { return communes[commune].province == current }
        return sense.former.map(communes[commune].formerProvinces.contains) ?? false
    }
}

/// What a province's name stands for: one of today's, one of those before July 2025, or both.
struct ProvinceSense: Hashable, Sendable {
    var current: Int?
    var former: Int?
    /// Which of today's provinces holds it.
    var home: Int?
    /// Where the province itself may be called a city.
    var isCity = false

    /// Whether naming both only says more closely which one is meant.
    func isPart(of other: ProvinceSense) -> Bool {
        guard home == other.home, other.current != nil else { return false }
        return current == nil || isCity
    }
}
