internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Empties the log of the writes of what was erased, where a reader was in the way before.
struct LogWatch: Service {
    let personal: PersonalDesk
    let logger: Logger

    /// Readers of older states are gone within seconds.
    private static let pause = Duration.seconds(60)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await personal.emptyLogIfDue()
            } catch {
                logger.error(
                    "The log of the writes could not be emptied.", metadata: ["error": "\(error)"])
            }
        }
    }
}
