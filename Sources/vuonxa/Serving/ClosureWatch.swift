internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Lets partners hear at midnight of producers that close or open; looking twice tells it once.
struct ClosureWatch: Service {
    let closures: ClosureDesk
    let logger: Logger

    /// A day that was told of costs one row to ask for.
    private static let pause = Duration.seconds(60)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await closures.tellOfTurns()
            } catch {
                logger.error("Closures could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
