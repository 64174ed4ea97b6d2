internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Gives up, in time, parcels that nobody packs; looking twice gives up nothing twice.
struct PackingWatch: Service {
    let packing: PackingDesk
    let logger: Logger

    /// The limits are in hours; some minutes more are nobody's harm.
    private static let pause = Duration.seconds(300)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                let count = try await packing.sweep()
                if count > 0 {
                    logger.info(
                        "Parcels that nobody packed were given up.",
                        metadata: ["parcels": "\(count)"])
                }
            } catch {
                logger.error(
                    "Unpacked parcels could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
