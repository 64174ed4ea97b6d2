internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Tidies the coverage up at the start, after whatever ended the program before, and every hour.
struct CoverageTidier: Service {
    let desk: CoverageDesk
    let logger: Logger

    private static let pause = Duration.seconds(3_600)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await desk.tidy()
            } catch {
                logger.error("Coverage was not tidied up.", metadata: ["error": "\(error)"])
            }
        }
    }
}
