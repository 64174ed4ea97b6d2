internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Tells producers in time that a star or a lease ends; looking twice tells it once.
struct ExpiryWatch: Service {
    let notices: NoticeDesk
    let logger: Logger

    /// Rungs of the calendar are days apart; an hour's delay is none.
    private static let pause = Duration.seconds(3_600)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await notices.tellOfEndingCertificates()
            } catch {
                logger.error(
                    "Certificates could not be looked at.", metadata: ["error": "\(error)"])
            }
            do {
                try await notices.tellOfLeases()
            } catch {
                logger.error("Leases could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
