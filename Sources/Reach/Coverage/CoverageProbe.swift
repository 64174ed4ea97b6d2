/// The parcel by which a change of coverage is told in communes, and where it is sent from.
///
/// The parcel is stated with every answer: 1 kg of dry goods, 20 x 15 x 10 cm, paid in advance.
package enum CoverageProbe {
    package static let parcel = Parcel(
        weightGrams: 1_000, lengthCm: 20, widthCm: 15, heightCm: 10, goods: [.dry])

    /// More origins say nothing new and make everybody wait.
    package static let mostOrigins = 40

    /// The communes that parcels leave from: those of producers, by code.
    ///
    /// Where nobody produces anything yet, the commune with the most people of each province.
    package static func origins(
        producers: some Sequence<CommuneCode>, places: Places
    ) -> [CommuneCode] {
        let known = Set(producers).filter { places[$0] != nil }.sorted()
        if !known.isEmpty { return Array(known.prefix(mostOrigins)) }
        var largest: [ProvinceCode: Commune] = [:]
        for commune in places.communes {
            let people = commune.population ?? 0
            if people > largest[commune.province]?.population ?? -1 {
                largest[commune.province] = commune
            }
        }
        return Array(largest.values.map(\.code).sorted().prefix(mostOrigins))
    }

    /// What changes for the parcel from each origin; origins without a change are left out.
    package static func changes(
        from before: CoverageTables, to after: CoverageTables, in places: Places,
        origins: [CommuneCode], on day: Day
    ) throws(ReachError) -> [ReachChange] {
        let old = ReachSnapshot(places: places, coverage: before)
        let new = ReachSnapshot(places: places, coverage: after)
        var changes: [ReachChange] = []
        for origin in origins {
            let was = try old.plan(from: origin, on: day).statuses(of: parcel)
            let now = try new.plan(from: origin, on: day).statuses(of: parcel)
            let change = ReachChange(
                origin: origin, gained: communes(places, now, notIn: was),
                lost: communes(places, was, notIn: now))
            if !change.gained.isEmpty || !change.lost.isEmpty { changes.append(change) }
        }
        return changes
    }

    private static func communes(
        _ places: Places, _ served: [ReachStatus], notIn others: [ReachStatus]
    ) -> [CommuneCode] {
        zip(places.communes, zip(served, others)).compactMap { commune, status in
            status.0 == .served && status.1 != .served ? commune.code : nil
        }
    }
}

/// The communes that one origin's parcels reach newly, and those that they reach no more.
package struct ReachChange: Hashable, Sendable {
    package let origin: CommuneCode
    package let gained: [CommuneCode]
    package let lost: [CommuneCode]
}
