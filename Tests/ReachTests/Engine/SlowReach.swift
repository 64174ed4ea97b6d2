internal import Reach

/// The rules of reach once more, slowly and straight from their text, to hold the engine against.
///
/// It searches every row for every question, and shares nothing with the engine but the rows.
struct SlowReach {
    let places: Places
    let tables: CoverageTables

    /// One answer written out so that two can be compared.
    struct Answer: Equatable {
        var status = ""
        /// `courier service CODE row`, sorted.
        var reasons: [String] = []
        /// `courier service days price-parts cod`, in order.
        var options: [String] = []
    }

    func answer(_ parcel: Parcel, from: Commune, to: Commune, on day: Day) -> Answer {
        guard parcel.shipsByCourier else {
            return Answer(status: "not_served", reasons: ["- - NOT_SHIPPED -"])
        }
        let services = tables.services.filter { $0.validity.contains(day) }
        guard !services.isEmpty else {
            return Answer(status: "unknown", reasons: ["- - NO_SERVICE -"])
        }
        let findings = services.map {
            SlowService(world: self, service: $0, parcel: parcel, from: from, to: to, day: day)
                .finding()
        }
        let options = findings.compactMap(\.option)
        if !options.isEmpty {
            let sorted = options.sorted {
                ($0.total, $0.longest, $0.shortest, $0.text)
                    < ($1.total, $1.longest, $1.shortest, $1.text)
            }
            return Answer(status: "served", options: sorted.map(\.text))
        }
        let everyoneSaysNo = findings.allSatisfy { !$0.noes.isEmpty }
        return Answer(
            status: everyoneSaysNo ? "not_served" : "unknown",
            reasons: findings.flatMap { $0.noes.isEmpty ? $0.silences : $0.noes }.sorted())
    }

    /// Whether a scope, as this courier means it, holds a commune.
    func holds(_ scope: PlaceScope, _ commune: Commune, courier: CourierCode) -> Bool {
        switch scope {
        case .commune(let code): return code == commune.code
        case .province(let code): return code == commune.province
        case .zone(let code):
            return tables.zones.contains {
                $0.courier == courier && $0.code == code && $0.provinces.contains(commune.province)
            }
        case .country: return true
        }
    }

    func width(_ scope: PlaceScope) -> Int {
        switch scope {
        case .commune: 1
        case .province: 2
        case .zone: 3
        case .country: 4
        }
    }
}

/// What one service comes to.
struct SlowFinding {
    var noes: [String] = []
    var silences: [String] = []
    var option: Option?

    struct Option {
        var total: Int64
        var longest: Int
        var shortest: Int
        var text: String
    }
}
