/// What a commune of today was before July 2025, for couriers that know only the old districts.
///
/// It says only what is certain: a commune joined from several units may mean any of them, and
/// then all are named and none is chosen.
package enum FormerAddress: Hashable, Sendable {
    /// Everything of the commune was in this unit.
    case one(FormerCommune)
    /// The unit is not certain, its district is.
    case sameDistrict([FormerCommune])
    /// Not even the district is certain.
    case ambiguous([FormerCommune])
    /// The conversion table does not name the commune.
    case unknown

    /// Looks the commune up in the conversion table; units stand in the table's order.
    package init(of commune: CommuneCode, in places: Places) {
        var units: [FormerCommune] = []
        for former in places.formerCommunes where former.successor == commune {
            let isThere = units.contains { Unit($0) == Unit(former) }
            if !isThere { units.append(former) }
        }
        guard let first = units.first else {
            self = .unknown
            return
        }
        if units.count == 1 {
            self = .one(first)
        } else if units.allSatisfy({ Unit($0).district == Unit(first).district }) {
            self = .sameDistrict(units)
        } else {
            self = .ambiguous(units)
        }
    }

    /// What tells units apart; those without a code by their name inside the district.
    private struct Unit: Equatable {
        let code: CommuneCode?
        let name: String
        let district: [String]

        init(_ former: FormerCommune) {
            code = former.code
            name = former.name
            district = [former.provinceCode.digits, former.districtCode]
        }
    }
}
