package import Couriers
package import Logging
internal import ServiceLifecycle
package import Storage

/// Hands parcels over to couriers until shutdown: one lane each, none waits for another.
package final class Shipper: Service {
    /// How long nobody looks when nothing wakes the shipper: only a net for a lost signal.
    private static let heartbeat = Duration.seconds(60)
    /// Commits that follow each other this closely are looked at together.
    private static let gathering = Duration.milliseconds(5)
    /// The pause after the store refused; it is overloaded, or the disk is full.
    private static let pauseAfterFailure = Duration.seconds(1)
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
            await withDiscardingTaskGroup { group in
                await self.supervise(&group)
                group.cancelAll()
            }
        }
    }

    private func supervise(_ group: inout DiscardingTaskGroup) async {
        var lanes: [PartnerCode: PushSignal] = [:]
        var forgetAt = tools.uptime()
        while !Task.isCancelled {
            do {
                let partners = try await store.read { try $0.partners(limit: Partner.most) }
                for partner in partners where lanes[partner.code] == nil && carries(partner) {
                    let wakes = PushSignal()
                    lanes[partner.code] = wakes
                    group.addTask { await self.run(self.lane(partner.code), wokenBy: wakes) }
                }
                if tools.uptime() >= forgetAt {
                    let isMore = try await forgetOldLog()
                    forgetAt = tools.uptime() + .seconds(isMore ? 1 : 3_600)
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("The shipments cannot be read.", metadata: ["error": "\(error)"])
                await tools.sleep(Self.pauseAfterFailure)
            }
            for wakes in lanes.values { wakes.raise() }
            await tools.sleep(Self.gathering)
            await signal.wait(upTo: Self.heartbeat, sleep: tools.sleep)
        }
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
        await tools.sleep(Self.pauseAfterFailure)
    }

    private func carries(_ partner: Partner) -> Bool {
        ShipmentLane.known(partner.kind)?.capabilities.carrying != nil
    }

    private func lane(_ code: PartnerCode) -> ShipmentLane {
        ShipmentLane(
            code: code, store: store, transport: transport, tools: tools, settings: settings,
            gate: gates[code], logger: logger)
    }

    private func forgetOldLog() async throws -> Bool {
        let before = tools.now() - Int64(settings.historyDays) * 86_400_000
        return try await store.write {
            try $0.forgetShipmentLog(before: before, limit: Self.forgottenAtOnce)
        }
    }
}
