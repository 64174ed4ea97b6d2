internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Ends couriers' turns and leases whose time is over; sweeping twice does it once.
struct AssignmentSweep: Service {
    let assignments: AssignmentDesk
    let logger: Logger

    /// Turns last hours; a lease's end shows at once to whoever asks for one.
    private static let pause = Duration.seconds(15)

    func run() async throws {
        await Rounds.run(every: Self.pause) {
            do {
                try await assignments.sweep()
            } catch is CancellationError {
                return
            } catch {
                logger.error(
                    "Couriers' turns could not be looked at.", metadata: ["error": "\(error)"])
            }
        }
    }
}
