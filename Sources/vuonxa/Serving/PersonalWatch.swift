internal import Logging
internal import Market
internal import Operations
internal import ServiceLifecycle

/// Forgets receivers of orders that were kept long enough.
struct PersonalWatch: Service {
    let personal: PersonalDesk
    let retention: Retention
    let logger: Logger

    /// Retention is counted in days; an hour more is none.
    private static let pause = Duration.seconds(3_600)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                let purge = try await personal.purge(retention, by: "clock")
                if purge.erased == 0 { return }
                logger.info(
                    "Personal data of old orders was erased.",
                    metadata: ["orders": "\(purge.erased)", "kept": "\(purge.kept)"])
            } catch {
                logger.error(
                    "Personal data could not be erased in time.", metadata: ["error": "\(error)"])
            }
        }
    }
}
