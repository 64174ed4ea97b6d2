internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Lets partners hear of stars that ended at midnight; looking twice tells it once.
struct CertificateWatch: Service {
    let certificates: CertificateDesk
    let logger: Logger

    /// What anybody asks here is true in the moment of midnight; partners hear minutes later.
    private static let pause = Duration.seconds(300)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                let count = try await certificates.tellPartnersOfEnds()
                if count > 0 {
                    logger.info("Stars ended.", metadata: ["listings": "\(count)"])
                }
            } catch {
                logger.error(
                    "Ended stars could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
