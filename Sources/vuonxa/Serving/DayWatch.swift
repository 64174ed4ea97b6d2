internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Lets partners hear of what a new day took off sale or put back, soon after midnight.
///
/// Buyers need none of it: what they see is derived for the day on which they ask.
struct DayWatch: Service {
    let desks: Desks
    let logger: Logger

    /// A look that finds the day told already is one read.
    private static let pause = Duration.seconds(60)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            await look("leases") { try await desks.listings.turnDays() }
            await look("certificates") { try await desks.certificates.tellPartnersOfEnds() }
            await look("closures") { try await desks.closures.tellOfTurns() }
        }
    }

    /// One that fails keeps no other from being told.
    private func look(_ what: String, _ turn: () async throws -> Int) async {
        do {
            let count = try await turn()
            if count > 0 {
                logger.info(
                    "A new day changed what is on sale.",
                    metadata: ["by": "\(what)", "count": "\(count)"])
            }
        } catch {
            logger.error(
                "What a new day changes could not be looked at.",
                metadata: ["by": "\(what)", "error": "\(error)"])
        }
    }
}
