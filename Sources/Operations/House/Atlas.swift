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
    }

    private let current: Mutex<Sheet>
    private let reloads = Mutex((begun: 0, shown: 0))

    private init(_ sheet: Sheet) {
        current = Mutex(sheet)
    }

    /// Reads and compiles what the store holds; a store without places gets an empty atlas.
    package static func load(from store: Store) async throws -> Atlas {
        Atlas(try await read(store, keeping: nil))
    }

    /// An atlas without places, for work that asks nothing about them, such as making a key.
    package static func empty() throws -> Atlas {
        Atlas(try compile(none(), CoverageTables(), [], keeping: nil))
    }

    package var sheet: Sheet {
        current.withLock { $0 }
    }

    /// Compiles anew what the store holds now; questions go on being answered meanwhile.
    package func reload(from store: Store) async throws {
        let number = reloads.withLock { reloads in
            reloads.begun += 1
            return reloads.begun
        }
        let sheet = try await Self.read(store, keeping: self.sheet)
        reloads.withLock { reloads in
            // One that began later has read at least as much; it must not be overwritten.
            if number < reloads.shown { return }
            reloads.shown = number
            current.withLock { $0 = sheet }
        }
    }

    /// Compiling addresses takes the longest and is kept while the places are the same list.
    private static func read(_ store: Store, keeping old: Sheet?) async throws -> Sheet {
        let (places, tables, couriers) = try await store.read { session in
            (try session.places(), try session.coverageTables(), try session.couriers())
        }
        return compile(try places ?? none(), tables, couriers, keeping: old)
    }

    private static func compile(
        _ places: Places, _ tables: CoverageTables, _ couriers: [CourierProfile],
        keeping old: Sheet?
    ) -> Sheet {
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
                couriers.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    private static func none() throws -> Places {
        try Places(codeList: "", provinces: [], communes: [], formerCommunes: [])
    }
}
