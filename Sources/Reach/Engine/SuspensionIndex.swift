/// The suspensions that can touch one service, whatever their dates.
struct SuspensionIndex: Sendable {
    private struct Entry: Sendable {
        let row: Int
        let area: Area?
    }

    private var entries: [Entry] = []
    private let suspensions: [Suspension]

    init(
        _ tables: CoverageTables, _ numbers: PlaceNumbers, of courier: CourierCode,
        service: ServiceCode
    ) {
        suspensions = tables.suspensions
        for (row, suspension) in tables.suspensions.enumerated() {
            if let named = suspension.courier, named != courier { continue }
            if let named = suspension.service, named != service { continue }
            entries.append(
                Entry(row: row, area: suspension.place.map { numbers.area($0, of: courier) }))
        }
    }

    /// The communes that a suspension in force names by their own code.
    func ownCommunes(on day: Day) -> [Int] {
        entries.compactMap { entry in
            guard case .commune(let commune)? = entry.area else { return nil }
            return suspensions[entry.row].validity.contains(day) ? commune : nil
        }
    }

    /// Positions of the suspensions that touch a carriage, in the order of the table.
    func touching(_ carriage: Carriage, on day: Day) -> [Int] {
        entries.compactMap { entry in
            let suspension = suspensions[entry.row]
            guard suspension.validity.contains(day) else { return nil }
            return touches(carriage, suspension, entry.area) ? entry.row : nil
        }
    }

    /// All that a suspension names must be so; place and access at the same end of the way.
    private func touches(_ carriage: Carriage, _ suspension: Suspension, _ area: Area?) -> Bool {
        if let lane = suspension.lane, lane != carriage.lane { return false }
        func holds(at spot: Spot, _ access: Access?) -> Bool {
            if let area, !area.contains(spot) { return false }
            // A place whose access nobody has told is not of any kind.
            if let named = suspension.access, named != access { return false }
            return true
        }
        // Every parcel uses both legs: without place and access the leg does not matter.
        switch suspension.leg {
        case .pickup?:
            return holds(at: carriage.origin, carriage.originAccess)
        case .delivery?:
            return holds(at: carriage.destination, carriage.destinationAccess)
        case nil:
            return holds(at: carriage.origin, carriage.originAccess)
                || holds(at: carriage.destination, carriage.destinationAccess)
        }
    }
}

/// What suspensions are held against: both ends of a way, and the lane that speaks of it.
struct Carriage: Sendable {
    let origin: Spot
    let destination: Spot
    let originAccess: Access?
    let destinationAccess: Access?
    let lane: RowID?
}
