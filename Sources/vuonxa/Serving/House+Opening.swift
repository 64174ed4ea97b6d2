internal import Foundation
internal import Operations
internal import Storage

extension House {
    /// The house over an open store, for a command that does one thing and ends.
    static func open(
        _ store: Store, onOutbox: @escaping @Sendable () -> Void = {}
    ) async throws -> House {
        House(
            store: store, clockwork: .system, atlas: try await Atlas.load(from: store),
            onOutbox: onOutbox)
    }

    /// The house with its places alone, for imports: coverage may be large and nobody asks it.
    static func openPlaces(_ store: Store) async throws -> House {
        House(
            store: store, clockwork: .system, atlas: try await Atlas.placesOnly(from: store))
    }

    /// The house without places and coverage, for commands that ask nothing about them.
    static func openBare(_ store: Store) throws -> House {
        House(store: store, clockwork: .system, atlas: try Atlas.empty())
    }
}
