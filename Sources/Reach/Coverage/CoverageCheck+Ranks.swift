// Two rows of equal rank may not be in force on the same day for the same place.
extension CoverageCheck {
    mutating func checkRanks() {
        var claims: [RankKey: [RankClaim]] = [:]
        for (index, service) in tables.services.enumerated() {
            let key = RankKey(
                table: .services, courier: service.courier, service: service.code,
                first: .any, second: .any)
            claims[key, default: []].append(RankClaim(position: index, validity: service.validity))
        }
        for (index, lane) in tables.lanes.enumerated() {
            let claim = RankClaim(position: index, validity: lane.validity)
            for key in keys(of: lane) { claims[key, default: []].append(claim) }
        }
        for (index, rule) in tables.placeRules.enumerated() {
            let claim = RankClaim(position: index, validity: rule.validity)
            for key in keys(of: rule) { claims[key, default: []].append(claim) }
        }
        var clashes: Set<RankClash> = []
        for (key, claims) in claims where claims.count > 1 {
            collectClashes(of: claims, in: key.table, into: &clashes)
        }
        for clash in clashes.sorted() {
            report(clash)
        }
    }

    /// Walks the rows by first day and holds each against the one that lasts longest so far.
    private func collectClashes(
        of claims: [RankClaim], in table: CoverageTable, into clashes: inout Set<RankClash>
    ) {
        let forward = claims.filter(\.validity.isForward).sorted { left, right in
            (left.start, left.position) < (right.start, right.position)
        }
        guard var longest = forward.first else { return }
        for claim in forward.dropFirst() {
            if longest.validity.overlaps(claim.validity) {
                clashes.insert(
                    RankClash(
                        table: table, earlier: min(longest.position, claim.position),
                        later: max(longest.position, claim.position)))
            }
            if claim.end > longest.end { longest = claim }
        }
    }

    private func keys(of lane: Lane) -> [RankKey] {
        switch lane.scope {
        case .relation(let relation):
            return [
                RankKey(
                    table: .lanes, courier: lane.courier, service: lane.service,
                    first: .relation(relation), second: .any)
            ]
        case .pair(let origin, let destination):
            return spots(destination, lane.courier).flatMap { first in
                spots(origin, lane.courier).map { second in
                    RankKey(
                        table: .lanes, courier: lane.courier, service: lane.service,
                        first: first, second: second)
                }
            }
        }
    }

    private func keys(of rule: PlaceRule) -> [RankKey] {
        let origins = rule.origin.map { spots($0, rule.courier) } ?? [.any]
        return spots(rule.place, rule.courier).flatMap { first in
            origins.map { second in
                RankKey(
                    table: .placeRules, courier: rule.courier, service: rule.service,
                    first: first, second: second)
            }
        }
    }

    /// Two zones are of equal rank wherever they share a province, so a zone stands as those.
    private func spots(_ scope: PlaceScope, _ courier: CourierCode) -> [RankSpot] {
        switch scope {
        case .commune(let code): [.commune(code)]
        case .province(let code): [.province(code)]
        case .zone(let code):
            (zones[ZoneKey(courier: courier, code: code)] ?? []).map { .zoneProvince($0) }
        case .country: [.country]
        }
    }

    private mutating func report(_ clash: RankClash) {
        let (earlier, later): (RowID, RowID) =
            switch clash.table {
            case .services: (tables.services[clash.earlier].id, tables.services[clash.later].id)
            case .lanes: (tables.lanes[clash.earlier].id, tables.lanes[clash.later].id)
            default: (tables.placeRules[clash.earlier].id, tables.placeRules[clash.later].id)
            }
        note(
            RowAddress(table: clash.table, id: later), "valid_from", .overlap,
            "Trùng thời gian với dòng “\(earlier.text)” cùng phạm vi.",
            "In force together with row “\(earlier.text)” of the same scope.")
    }
}

/// What must not be said twice for one day.
private struct RankKey: Hashable {
    let table: CoverageTable
    let courier: CourierCode
    let service: ServiceCode?
    let first: RankSpot
    let second: RankSpot
}

/// The place or relation that a row speaks of, as far as ranks go.
private enum RankSpot: Hashable {
    case any
    case relation(LaneRelation)
    case commune(CommuneCode)
    case province(ProvinceCode)
    case zoneProvince(ProvinceCode)
    case country
}

/// One row that speaks under a key, by its position in the table.
private struct RankClaim {
    let position: Int
    let validity: Validity

    var start: Int { validity.from?.number ?? .min }
    var end: Int { validity.to?.number ?? .max }
}

/// Two rows of equal rank whose validity overlaps.
private struct RankClash: Hashable, Comparable {
    let table: CoverageTable
    let earlier: Int
    let later: Int

    static func < (left: RankClash, right: RankClash) -> Bool {
        (left.table.rawValue, left.later, left.earlier)
            < (right.table.rawValue, right.later, right.earlier)
    }
}
