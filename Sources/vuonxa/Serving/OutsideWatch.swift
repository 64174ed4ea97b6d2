internal import Logging
internal import Operations
internal import ServiceLifecycle
internal import Storage

/// Notices what another program, such as `vuonxa import`, changed in the database.
struct OutsideWatch: Service {
    let house: House
    /// What the counter said before the house was read.
    let counted: Int
    let logger: Logger

    /// How late a change from outside may be seen.
    private static let pause = Duration.seconds(1)

    func run() async throws {
        var seen = counted
        await Rounds.run(every: Self.pause) {
            do {
                let now = try await count()
                if now == seen { return }
                try await house.atlas.reload(from: house.store)
                try await house.renewFinding()
                house.publish()
                seen = now
                logger.info("Places or coverage changed; they were read anew.")
            } catch is CancellationError {
                return
            } catch {
                logger.error("The data could not be read anew.", metadata: ["error": "\(error)"])
            }
        }
    }

    private func count() async throws -> Int {
        try await Self.count(in: house.store)
    }

    static func count(in store: Store) async throws -> Int {
        try await store.read { try $0.counter(House.outsideCounter) }
    }
}
