internal import Reach
internal import Storage

/// Suspensions that name a lane or a service, and would stop nothing were it gone.
///
/// A stop that silently stops nothing lets parcels go where no courier carries them; so whoever
/// takes away what it names is told to end it first.
struct SuspensionTies {
    private let suspensions: [Suspension]
    private let courier: CourierCode

    /// Those opened by people and those that other couriers' files brought, as far as not over.
    init(besides courier: CourierCode, on today: Day, in session: StoreSession) throws {
        let others = try session.importedCoverage(of: [.suspensions], without: courier)
        let opened = try session.openedSuspensions().compactMap(\.row)
        self.courier = courier
        suspensions = (others.suspensions + opened).filter { suspension in
            guard suspension.lane != nil || suspension.service != nil else { return false }
            return suspension.validity.to.map { $0 > today } ?? true
        }
    }

    /// Which of them name what is not stored, in order of id.
    func loose(in session: StoreSession) throws -> [RowID] {
        if suspensions.isEmpty { return [] }
        let services = try session.importedCoverage(of: [.services], without: nil).services
        return try loose(services) { try session.courierOfLane($0) != nil }
    }

    /// The same were the courier's rows those of a draft.
    func loose(with own: CoverageTables, in session: StoreSession) throws -> [RowID] {
        if suspensions.isEmpty { return [] }
        let others = try session.importedCoverage(of: [.services], without: courier).services
        let lanes = Set(own.lanes.map(\.id))
        return try loose(others + own.services) { [courier] lane in
            if lanes.contains(lane) { return true }
            let owner = try session.courierOfLane(lane)
            return owner != nil && owner != courier
        }
    }

    private func loose(
        _ services: [CourierService], _ hasLane: (RowID) throws -> Bool
    ) throws -> [RowID] {
        try suspensions.filter { suspension in
            if let lane = suspension.lane, try !hasLane(lane) { return true }
            guard let code = suspension.service else { return false }
            return !services.contains { service in
                service.code == code && suspension.courier.map { $0 == service.courier } ?? true
            }
        }.map(\.id).sorted()
    }
}
