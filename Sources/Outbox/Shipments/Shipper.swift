package import Couriers
package import Logging
internal import ServiceLifecycle
package import Storage

/// Hands parcels over to couriers until shutdown: one lane each, none waits for another.
package final class Shipper: Service {
    private static let forgottenAtOnce = 1_000

    private let store: Store
    private let transport: any CourierTransport
    private let tools: PushTools
    private let settings: PushSettings
    private let gates: PartnerGates
    private let logger: Logger
    private let signal = PushSignal()

    package init(
        store: Store, transport: any CourierTransport, tools: PushTools,
        settings: PushSettings = PushSettings(), gates: PartnerGates = PartnerGates(),
        logger: Logger
    ) {
        self.store = store
        self.transport = transport
        self.tools = tools
        self.settings = settings
        self.gates = gates
        self.logger = logger
    }

    /// To be called after a commit that may have left something to ask a courier; never waits.
    package func wake() {
        signal.raise()
    }

    /// Runs until graceful shutdown; a call in flight is cut off and treated as lost.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.keeper.keep()
        }
    }

    private var keeper: LaneKeeper {
        LaneKeeper(
            store: store, tools: tools, signal: signal, logger: logger,
            serves: { ShipmentLane.known($0.kind)?.capabilities.carrying != nil },
            run: { [self] code, wakes in await run(lane(code), wokenBy: wakes) },
            tidy: { [self] in try await forgetOldLog() })
    }

    private func run(_ lane: ShipmentLane, wokenBy wakes: PushSignal) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    switch try await lane.look() {
                    case .start(let jobs):
                        for job in jobs {
                            group.addTask { await self.perform(job, lane, wakes) }
                        }
                        if jobs.isEmpty { await wakes.wait() }
                    case .again: continue
                    case .wait(let instant):
                        // Never long at once, so that a clock that was set right is believed.
                        let milliseconds = min(60_000, max(1, instant - tools.now()))
                        await wakes.wait(upTo: .milliseconds(milliseconds), sleep: tools.sleep)
                    case .rest(let pause):
                        await wakes.wait(upTo: min(.seconds(60), pause), sleep: tools.sleep)
                    case .idle: await wakes.wait()
                    }
                } catch {
                    await rest(after: error, lane)
                }
            }
        }
    }

    private func perform(
        _ job: ShipmentJob, _ lane: ShipmentLane, _ wakes: PushSignal
    ) async {
        do {
            try await lane.perform(job)
        } catch {
            await rest(after: error, lane)
        }
        wakes.raise()
    }

    private func rest(after error: any Error, _ lane: ShipmentLane) async {
        if Task.isCancelled { return }
        logger.error(
            "A courier's shipments cannot be worked on.",
            metadata: ["partner": "\(lane.code.text)", "error": "\(error)"])
        await tools.sleep(LaneKeeper.pauseAfterFailure)
    }

    private func lane(_ code: PartnerCode) -> ShipmentLane {
        ShipmentLane(
            code: code, store: store, transport: transport, tools: tools, settings: settings,
            gate: gates[code], wakeOthers: wake, logger: logger)
    }

    private func forgetOldLog() async throws -> Bool {
        let before = tools.now() - Int64(settings.historyDays) * 86_400_000
        return try await store.write {
            try $0.forgetShipmentLog(before: before, limit: Self.forgottenAtOnce)
        }
    }
}
