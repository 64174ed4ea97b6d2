internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Keeps the index of the listings near what is committed, so that no search has much to take in:
/// at the start of the program, at midnight, and while much is written and little is searched.
struct FindingWatch: Service {
    let house: House
    let logger: Logger

    private static let pause = Duration.seconds(1)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await house.catchUpFinding()
            } catch is CancellationError {
                return
            } catch {
                logger.error("Listings could not be taken in.", metadata: ["error": "\(error)"])
            }
        }
    }
}
