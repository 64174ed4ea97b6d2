internal import Logging
internal import Operations
internal import ServiceLifecycle
internal import Storage

/// Forgets, little by little, answers that no client will ask for again.
struct Sweeper: Service {
    let house: House
    let logger: Logger

    /// How long an `Idempotency-Key` is remembered: a client that was cut off on a Friday may
    /// send again on Monday.
    private static let remembered: Int64 = 7 * 86_400_000
    private static let pause = Duration.seconds(60)
    private static let atOnce = 1_000

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            let before = house.clockwork.now() - Self.remembered
            do {
                try await house.store.write { session in
                    try session.forgetAnswers(before: before, limit: Self.atOnce)
                }
            } catch {
                logger.error("Old answers could not be removed.", metadata: ["error": "\(error)"])
            }
        }
    }
}
