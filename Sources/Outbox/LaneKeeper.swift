internal import Logging
internal import Storage

/// Keeps a lane running for each partner that needs one, and wakes them all after each signal.
struct LaneKeeper: Sendable {
    /// How long nobody looks when nothing wakes the lanes: only a net for a lost signal.
    private static let heartbeat = Duration.seconds(60)
    /// Commits that follow each other this closely are looked at together.
    private static let gathering = Duration.milliseconds(5)
    /// The pause after the store refused; it is overloaded, or the disk is full.
    static let pauseAfterFailure = Duration.seconds(1)

    let store: Store
    let tools: PushTools
    /// What wakes all lanes.
    let signal: PushSignal
    let logger: Logger
    /// Whether the partner has a lane of this sort.
    let serves: @Sendable (Partner) -> Bool
    /// Runs a partner's lane, woken by its own signal, until the task is cancelled.
    let run: @Sendable (PartnerCode, PushSignal) async -> Void
    /// Done every hour, and each second while it answers that there is more.
    let tidy: @Sendable () async throws -> Bool

    /// Returns when the task is cancelled; a call in flight is cut off then.
    func keep() async {
        await withDiscardingTaskGroup { group in
            await supervise(&group)
            group.cancelAll()
        }
    }

    private func supervise(_ group: inout DiscardingTaskGroup) async {
        var lanes: [PartnerCode: PushSignal] = [:]
        var tidyAt = tools.uptime()
        while !Task.isCancelled {
            // Before anything is read: who waits for a commit is not to wait for this, too.
            for wakes in lanes.values { wakes.raise() }
            do {
                let partners = try await store.read { try $0.partners(limit: Partner.most) }
                for partner in partners where lanes[partner.code] == nil && serves(partner) {
                    let wakes = PushSignal()
                    lanes[partner.code] = wakes
                    group.addTask { [run] in await run(partner.code, wakes) }
                }
                if tools.uptime() >= tidyAt {
                    let isMore = try await tidy()
                    tidyAt = tools.uptime() + .seconds(isMore ? 1 : 3_600)
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("The outbox cannot be read.", metadata: ["error": "\(error)"])
                await tools.sleep(Self.pauseAfterFailure)
            }
            await tools.sleep(Self.gathering)
            await signal.wait(upTo: Self.heartbeat, sleep: tools.sleep)
        }
    }
}
