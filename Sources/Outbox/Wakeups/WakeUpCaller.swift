package import Couriers
package import Logging
internal import Metrics
internal import Reach
internal import ServiceLifecycle
package import Storage
internal import Synchronization

/// Tells couriers that their feeds have grown, until shutdown; none waits for another.
package final class WakeUpCaller: Service {
    /// How long nobody looks when nothing wakes the caller: only a net for a lost signal.
    private static let heartbeat = Duration.seconds(60)
    /// The pause after the store refused.
    private static let pauseAfterFailure = Duration.seconds(1)
    /// Calls that are under way at the same time.
    private static let callsAtOnce = 16

    private let store: Store
    private let transport: any CourierTransport
    private let tools: PushTools
    private let settings: PushSettings
    private let logger: Logger
    private let signal = PushSignal()
    private let underWay = Mutex<Set<CourierCode>>([])

    package init(
        store: Store, transport: any CourierTransport, tools: PushTools,
        settings: PushSettings = PushSettings(), logger: Logger
    ) {
        self.store = store
        self.transport = transport
        self.tools = tools
        self.settings = settings
        self.logger = logger
    }

    /// To be called after a commit that may have made a feed longer; never waits.
    package func wake() {
        signal.raise()
    }

    /// Runs until graceful shutdown; a call in flight is cut off and made again later.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                await self.supervise(&group)
                group.cancelAll()
            }
        }
    }

    private func supervise(_ group: inout DiscardingTaskGroup) async {
        while !Task.isCancelled {
            do {
                let (due, wait) = try await look()
                for pending in due {
                    group.addTask { await self.call(pending) }
                }
                await signal.wait(upTo: wait, sleep: tools.sleep)
            } catch is CancellationError {
                return
            } catch {
                logger.error("The wake-ups cannot be read.", metadata: ["error": "\(error)"])
                await tools.sleep(Self.pauseAfterFailure)
            }
        }
    }

    /// Those that are to be called now, marked as under way, and how long until the next look.
    func look() async throws -> ([PendingWakeUp], Duration) {
        let now = tools.now()
        let pending = try await store.read { try $0.pendingWakeUps() }
        return underWay.withLock { underWay in
            var due: [PendingWakeUp] = []
            var wait = Self.heartbeat
            for one in pending where !underWay.contains(one.wakeUp.courier) {
                if one.wakeUp.nextAt > now {
                    wait = min(wait, .milliseconds(one.wakeUp.nextAt - now))
                } else if underWay.count < Self.callsAtOnce {
                    underWay.insert(one.wakeUp.courier)
                    due.append(one)
                }
            }
            return (due, wait)
        }
    }

    /// Makes one call and notes what came of it.
    func call(_ pending: PendingWakeUp) async {
        let finding = await send(pending)
        let wakeUp = pending.wakeUp
        if finding != .left {
            Counter(
                label: "vuonxa_wake_ups_total", dimensions: [("outcome", finding.word)]
            ).increment()
            let next = finding.applied(
                to: wakeUp, position: pending.position, ladder: settings.ladder,
                random: tools.random(), now: tools.now())
            do {
                try await store.write { try $0.settle(next) }
            } catch {
                logger.error("A wake-up was not noted.", metadata: ["error": "\(error)"])
                // It is still due as far as the store knows, and would be sent again at once.
                await tools.sleep(Self.pauseAfterFailure)
            }
            if next.state == .parked {
                logger.warning(
                    "A courier is not told of its orders any more.",
                    metadata: ["courier": "\(wakeUp.courier.text)"])
            }
        }
        _ = underWay.withLock { $0.remove(wakeUp.courier) }
        signal.raise()
    }

    private func send(_ pending: PendingWakeUp) async -> WakeUpFinding {
        guard let call = WakeUpCall(pending, at: tools.now()) else {
            return .gone(reason: "the secret cannot sign")
        }
        do throws(TransportError) {
            return WakeUpFinding(try await transport.send(call.request))
        } catch {
            return WakeUpFinding(error)
        }
    }
}
