internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Forgets uploads that nobody went on with for a day; looking twice forgets nothing twice.
struct UploadWatch: Service {
    let uploads: UploadDesk
    let logger: Logger

    /// The limit is a day; some minutes more are nobody's harm.
    private static let pause = Duration.seconds(600)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                let count = try await uploads.sweep()
                if count > 0 {
                    logger.info(
                        "Uploads that nobody went on with were forgotten.",
                        metadata: ["uploads": "\(count)"])
                }
            } catch {
                logger.error(
                    "Unfinished uploads could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
