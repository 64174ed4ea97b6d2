/// A courier's own named group of provinces; it has no dates, rows that use it have.
package struct Zone: Hashable, Sendable {
    package var courier: CourierCode
    package var code: ZoneCode
    package var provinces: Set<ProvinceCode>

    package init(courier: CourierCode, code: ZoneCode, provinces: Set<ProvinceCode>) {
        self.courier = courier
        self.code = code
        self.provinces = provinces
    }

    /// One zone per courier and code, in order of first mention; throws lines given twice.
    package static func gathered(from members: [ZoneMember]) throws(CoverageProblems) -> [Zone] {
        var zones: [Zone] = []
        var position: [ZoneKey: Int] = [:]
        var problems: [CoverageProblem] = []
        for member in members {
            let key = ZoneKey(courier: member.courier, code: member.zone)
            let index = position[key] ?? zones.count
            if index == zones.count {
                position[key] = index
                zones.append(Zone(courier: key.courier, code: key.code, provinces: []))
            }
            if !zones[index].provinces.insert(member.province).inserted {
                problems.append(member.isGivenTwice)
            }
        }
        guard problems.isEmpty else { throw CoverageProblems(problems) }
        return zones
    }

    /// The memberships in order of province code, one line each in a file.
    package var members: [ZoneMember] {
        provinces.sorted().map { ZoneMember(courier: courier, zone: code, province: $0) }
    }
}

/// One line of a zone table: this province belongs to that zone.
package struct ZoneMember: Hashable, Sendable {
    package var courier: CourierCode
    package var zone: ZoneCode
    package var province: ProvinceCode

    package init(courier: CourierCode, zone: ZoneCode, province: ProvinceCode) {
        self.courier = courier
        self.zone = zone
        self.province = province
    }

    fileprivate var isGivenTwice: CoverageProblem {
        let name = "\(courier.text) \(zone.text) \(province.digits)"
        return CoverageProblem(
            table: .zones, row: nil, column: "province", code: .duplicateZone,
            message: Sentence(
                vietnamese: "“\(name)” có hai lần.", english: "“\(name)” is given twice."))
    }
}

/// What tells one zone from another: a zone's code belongs to its courier.
struct ZoneKey: Hashable {
    let courier: CourierCode
    let code: ZoneCode
}
