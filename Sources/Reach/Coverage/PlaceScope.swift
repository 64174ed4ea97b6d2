/// Where a row speaks of, from a single commune to the whole country.
package enum PlaceScope: Hashable, Sendable {
    case commune(CommuneCode)
    case province(ProvinceCode)
    /// A group of provinces that the row's own courier has named.
    case zone(ZoneCode)
    case country

    package var level: ScopeLevel {
        switch self {
        case .commune: .commune
        case .province: .province
        case .zone: .zone
        case .country: .country
        }
    }

    /// Reads `commune:21548`, `province:51`, `zone:noi_mien` or `country`.
    package init?(cell: String) {
        if cell == "country" {
            self = .country
            return
        }
        let parts = cell.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "commune":
            guard let code = CommuneCode(parts[1]) else { return nil }
            self = .commune(code)
        case "province":
            guard let code = ProvinceCode(parts[1]) else { return nil }
            self = .province(code)
        case "zone":
            guard let code = ZoneCode(parts[1]) else { return nil }
            self = .zone(code)
        default:
            return nil
        }
    }

    /// `commune:21548`, `province:51`, `zone:noi_mien` or `country`.
    package var cell: String {
        switch self {
        case .commune(let code): "commune:\(code.digits)"
        case .province(let code): "province:\(code.digits)"
        case .zone(let code): "zone:\(code.text)"
        case .country: "country"
        }
    }
}

/// How wide a scope is; the narrower is the smaller and speaks first.
package enum ScopeLevel: Int, Sendable, Comparable, CaseIterable {
    case commune
    case province
    case zone
    case country

    package static func < (left: ScopeLevel, right: ScopeLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a lane joins: two scopes, or places that stand in a relation.
package enum LaneScope: Hashable, Sendable {
    case relation(LaneRelation)
    case pair(origin: PlaceScope, destination: PlaceScope)
}

/// A relation of origin and destination, narrower than any pair of scopes.
package enum LaneRelation: String, Sendable, CaseIterable {
    case sameCommune = "same_commune"
    case sameProvince = "same_province"
}
