package import Couriers
package import Logging
internal import ServiceLifecycle
package import Storage

/// Hands listings over to all partners until shutdown: one lane each, none waits for another.
package final class Pusher: Service {
    private static let forgottenAtOnce = 1_000
    /// So short a rest is slept through, as nothing that wakes the lane could shorten it.
    private static let shortRest = Duration.seconds(1)

    private let store: Store
    private let transport: any CourierTransport
    private let tools: PushTools
    private let settings: PushSettings
    private let logger: Logger
    private let signal = PushSignal()
    private let gates: PartnerGates

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

    /// To be called after a commit that may have left something to push; cheap, never waits.
    package func wake() {
        signal.raise()
    }

    /// Runs until graceful shutdown; an attempt in flight is cut off and made again later.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await self.keeper.keep()
        }
    }

    private var keeper: LaneKeeper {
        LaneKeeper(
            store: store, tools: tools, signal: signal, logger: logger, serves: { _ in true },
            run: { [self] code, wakes in await run(lane(code), wokenBy: wakes) },
            tidy: { [self] in
                let isMore = try await forgetOldDeliveries()
                try await askForReconciliations()
                return isMore
            })
    }

    private func run(_ lane: PartnerLane, wokenBy wakes: PushSignal) async {
        while !Task.isCancelled {
            do {
                switch try await lane.step() {
                case .again:
                    continue
                case .wait(let instant):
                    // Never long at once, so that a clock that was set right is soon believed.
                    let milliseconds = min(60_000, max(1, instant - tools.now()))
                    await wakes.wait(upTo: .milliseconds(milliseconds), sleep: tools.sleep)
                case .rest(let pause) where pause <= Self.shortRest:
                    await tools.sleep(pause)
                case .rest(let pause):
                    await wakes.wait(upTo: min(.seconds(60), pause), sleep: tools.sleep)
                case .idle:
                    await wakes.wait()
                }
            } catch {
                logger.error(
                    "A partner's outbox cannot be worked on.",
                    metadata: ["partner": "\(lane.code.text)", "error": "\(error)"])
                await tools.sleep(LaneKeeper.pauseAfterFailure)
            }
        }
    }

    private func lane(_ code: PartnerCode) -> PartnerLane {
        PartnerLane(
            code: code, store: store, transport: transport, tools: tools, settings: settings,
            logger: logger, gate: gates[code])
    }

    private func forgetOldDeliveries() async throws -> Bool {
        let before = tools.now() - Int64(settings.historyDays) * 86_400_000
        return try await store.write {
            try $0.forgetReconciliations(before: before, limit: Self.forgottenAtOnce)
            return try $0.forgetDeliveries(before: before, limit: Self.forgottenAtOnce)
        }
    }

    /// Partners that have a feed and were not compared for a day are compared when they are idle.
    private func askForReconciliations() async throws {
        let (now, makeID) = (tools.now(), tools.makeID)
        let before = now - settings.reconciliation.wholeMilliseconds
        try await store.write { session in
            for partner in try session.partners(limit: Partner.most)
            where partner.state == .active && partner.createdAt < before {
                let courier = CourierKind(rawValue: partner.kind)?.courier
                let last = try session.reconciliations(of: partner.code, before: nil, limit: 1)
                guard courier?.capabilities.listingPush?.style == .feed,
                    last.allSatisfy({ $0.askedAt < before || $0.askedAt > now })
                else { continue }
                _ = try session.ask(
                    for: Reconciliation(
                        id: makeID("rc"), partner: partner.code, askedAt: now))
            }
        }
    }
}
