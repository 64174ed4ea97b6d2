package import Reach
package import Storage
internal import Synchronization

/// The compiled places and coverage that every question is asked of; swapped whole on change.
package final class Atlas: Sendable {
    /// One consistent state: the addresses and the reach of the same places.
    package struct Sheet: Sendable {
        package let places: Places
        package let addresses: AddressBook
        package let reach: ReachSnapshot
        package let couriers: [CourierCode: CourierProfile]
        /// What was compiled from this sheet alone.
        let shelf = ReachShelf()
        /// Suspensions that came with files; those that were opened since stand in `opened`.
        let imported: [Suspension]
        let opened: [Suspension]

        /// The same sheet under other opened suspensions; nothing else is compiled anew.
        func suspended(by opened: [Suspension]) -> Sheet {
            Sheet(
                places: places, addresses: addresses,
                reach: reach.suspended(by: imported + opened), couriers: couriers,
                imported: imported, opened: opened)
        }
    }

    private let current: Mutex<Sheet>
    private let reloads = Mutex((begun: 0, shown: 0))
    private let suspensions = Mutex((begun: 0, shown: 0))
    private let holdsCoverage: Bool

    private init(_ sheet: Sheet, holdsCoverage: Bool = true) {
        current = Mutex(sheet)
        self.holdsCoverage = holdsCoverage
    }

    /// Reads and compiles what the store holds; a store without places gets an empty atlas.
    package static func load(from store: Store) async throws -> Atlas {
        Atlas(try await read(store, keeping: nil))
    }

    /// An atlas without places, for work that asks nothing about them, such as making a key.
    package static func empty() throws -> Atlas {
        Atlas(try compile(none(), CoverageTables(), [], [], keeping: nil))
    }

    /// The places alone, for an import that asks nothing of reach and then ends; addresses and
    /// coverage stay empty, also after a reload.
    package static func placesOnly(from store: Store) async throws -> Atlas {
        let places = try await store.read { try $0.places() } ?? none()
        let sheet = Sheet(
            places: places, addresses: AddressBook(places: try none()),
            reach: ReachSnapshot(places: places, coverage: CoverageTables()), couriers: [:],
            imported: [], opened: [])
        return Atlas(sheet, holdsCoverage: false)
    }

    package var sheet: Sheet {
        current.withLock { $0 }
    }

    /// Compiles anew what the store holds now; questions go on being answered meanwhile.
    package func reload(from store: Store) async throws {
        guard holdsCoverage else { return }
        let suspended = suspensions.withLock { $0.shown }
        let number = reloads.withLock { reloads in
            reloads.begun += 1
            return reloads.begun
        }
        let sheet = try await Self.read(store, keeping: self.sheet)
        reloads.withLock { reloads in
            // One that began later has read at least as much; it must not be overwritten.
            if number < reloads.shown { return }
            reloads.shown = number
            // Suspensions that were shown while this was compiled are newer than what it read.
            let isOlder = suspensions.withLock { $0.shown } != suspended
            current.withLock { $0 = isOlder ? sheet.suspended(by: $0.opened) : sheet }
        }
    }

    /// Shows the opened suspensions that the store holds now, without compiling anything else.
    package func showSuspensions(from store: Store) async throws {
        let number = suspensions.withLock { suspensions in
            suspensions.begun += 1
            return suspensions.begun
        }
        let opened = try await store.read { try $0.openedSuspensions().compactMap(\.row) }
        suspensions.withLock { suspensions in
            if number < suspensions.shown { return }
            suspensions.shown = number
            current.withLock { $0 = $0.suspended(by: opened) }
        }
    }

    /// Compiling addresses takes the longest and is kept while the places are the same list.
    private static func read(_ store: Store, keeping old: Sheet?) async throws -> Sheet {
        let (places, tables, opened, couriers) = try await store.read { session in
            (
                try session.places(), try session.importedCoverage(),
                try session.openedSuspensions().compactMap(\.row), try session.couriers()
            )
        }
        return compile(try places ?? none(), tables, opened, couriers, keeping: old)
    }

    private static func compile(
        _ places: Places, _ imported: CoverageTables, _ opened: [Suspension],
        _ couriers: [CourierProfile], keeping old: Sheet?
    ) -> Sheet {
        var tables = imported
        tables.suspensions += opened
        var addresses: AddressBook?
        if let old, old.places.communes == places.communes,
            old.places.formerCommunes == places.formerCommunes
        {
            addresses = old.addresses
        }
        return Sheet(
            places: places, addresses: addresses ?? AddressBook(places: places),
            reach: ReachSnapshot(places: places, coverage: tables),
            couriers: Dictionary(
                couriers.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }),
            imported: imported.suspensions, opened: opened)
    }

    private static func none() throws -> Places {
        try Places(codeList: "", provinces: [], communes: [], formerCommunes: [])
    }
}
