package import Couriers
package import Logging
internal import Market
internal import Metrics
internal import ServiceLifecycle
package import Storage

/// Sends notices to people, one after the other, until shutdown.
///
/// A notice may arrive twice when the connection broke after it was taken; both carry the same
/// `Message-ID`, so a mailbox shows it once.
package final class Postman: Service {
    /// How long nobody looks when nothing wakes the postman.
    private static let heartbeat = Duration.seconds(60)
    /// The pause after the store refused.
    private static let pauseAfterFailure = Duration.seconds(1)
    private static let forgottenAtOnce = 1_000

    private let store: Store
    private let channel: any NoticeChannel
    private let from: String
    private let tools: PushTools
    private let settings: PushSettings
    private let logger: Logger
    private let signal = PushSignal()

    /// `from` is the address that notices come from.
    package init(
        store: Store, channel: any NoticeChannel, from: String, tools: PushTools,
        settings: PushSettings = PushSettings(), logger: Logger
    ) {
        self.store = store
        self.channel = channel
        self.from = from
        self.tools = tools
        self.settings = settings
        self.logger = logger
    }

    /// To be called after a commit that may have queued a notice; cheap, never waits.
    package func wake() {
        signal.raise()
    }

    /// Runs until graceful shutdown; a notice in flight is sent again later.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var forgetAt = self.tools.now()
            while !Task.isCancelled {
                do {
                    if self.tools.now() >= forgetAt {
                        let isMore = try await self.forget()
                        forgetAt = self.tools.now() + (isMore ? 1_000 : 3_600_000)
                    }
                    let wait = try await self.step()
                    if let wait { await self.signal.wait(upTo: wait, sleep: self.tools.sleep) }
                } catch {
                    self.logger.error(
                        "Notices cannot be worked on.", metadata: ["error": "\(error)"])
                    await self.tools.sleep(Self.pauseAfterFailure)
                }
            }
        }
    }

    /// Sends the notice that is due, if any; answers how long to wait before the next look.
    func step() async throws -> Duration? {
        guard let notice = try await store.read({ try $0.nextNotice() }) else {
            return Self.heartbeat
        }
        let now = tools.now()
        if notice.nextAt > now {
            return min(.milliseconds(notice.nextAt - now), Self.heartbeat)
        }
        guard let decision = await send(notice, at: now) else { return nil }
        let random = tools.random()
        try await store.write { [settings] session in
            guard var current = try session.notice(notice.id) else { return }
            decision.apply(to: &current, ladder: settings.ladder, random: random, now: now)
            try session.update(current)
        }
        record(decision, of: notice)
        return nil
    }

    /// `nil` when the program is stopping: nothing is known and nothing is noted.
    private func send(_ notice: QueuedNotice, at now: Int64) async -> NoticeDecision? {
        guard MailMessage.isAddress(notice.recipient), MailMessage.isAddress(from) else {
            return .park(reason: "the address cannot be written to")
        }
        let message = NoticeMessage(
            id: notice.id, from: from, to: notice.recipient,
            bytes: MailMessage.bytes(
                of: notice.letter, id: notice.id, from: from, to: notice.recipient,
                at: notice.createdAt))
        do throws(NoticeError) {
            try await channel.send(message)
            return .sent
        } catch {
            return Task.isCancelled ? nil : NoticeDecision(error)
        }
    }

    private func record(_ decision: NoticeDecision, of notice: QueuedNotice) {
        Counter(
            label: "vuonxa_notices_total",
            dimensions: [("kind", notice.kind), ("outcome", decision.word)]
        ).increment()
        let metadata: Logger.Metadata = [
            "notice": "\(notice.id)", "kind": "\(notice.kind)", "outcome": "\(decision.word)",
        ]
        switch decision {
        case .sent: logger.debug("A notice was sent.", metadata: metadata)
        case .retry: logger.warning("A notice was not sent yet.", metadata: metadata)
        case .park: logger.error("A notice will not be sent.", metadata: metadata)
        }
    }

    private func forget() async throws -> Bool {
        let before = tools.now() - Int64(settings.historyDays) * 86_400_000
        return try await store.write {
            try $0.forgetNotices(before: before, limit: Self.forgottenAtOnce)
        }
    }
}
