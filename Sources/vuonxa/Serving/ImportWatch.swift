internal import Logging
internal import Operations
internal import ServiceLifecycle

/// Does the imports that wait, one after the other, and forgets old ones once a day.
///
/// One that was cut off goes on where its last batch was committed.
struct ImportWatch: Service {
    let imports: ImportDesk
    let logger: Logger

    /// Between two files; who waits is woken as soon as one comes.
    private static let pause = Duration.milliseconds(50)
    /// After a failure, which may be a disk that is full.
    private static let rest = Duration.seconds(5)

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work() }
            group.addTask { await sweep() }
        }
    }

    private func work() async {
        await Rounds.run(every: Self.pause) {
            do {
                try await imports.workOrWait()
            } catch is CancellationError {
                return
            } catch {
                logger.error("An import could not go on.", metadata: ["error": "\(error)"])
                await cancelWhenGracefulShutdown { try? await Task.sleep(for: Self.rest) }
            }
        }
    }

    private func sweep() async {
        await Rounds.run(every: .seconds(86_400)) {
            do {
                try await imports.sweep()
            } catch {
                logger.error("Old imports could not be removed.", metadata: ["error": "\(error)"])
            }
        }
    }
}
