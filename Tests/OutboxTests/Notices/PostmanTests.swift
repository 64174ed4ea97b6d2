import Couriers
import Logging
import Market
import Reach
import Storage
import Synchronization
import Testing

@testable import Outbox

/// Notices go out once each, later when the server asks so, and to a list when it never will.
@Suite struct PostmanTests {
    /// A channel that answers by script and keeps what it was given.
    private final class ScriptedChannel: NoticeChannel {
        private let answers: Mutex<[NoticeError?]>
        private let kept = Mutex<[NoticeMessage]>([])

        init(_ answers: [NoticeError?] = []) {
            self.answers = Mutex(answers)
        }

        var sent: [NoticeMessage] { kept.withLock { $0 } }

        func send(_ notice: NoticeMessage) async throws(NoticeError) {
            kept.withLock { $0.append(notice) }
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let answer { throw answer }
        }
    }

    private func postman(_ world: OutboxWorld, _ channel: ScriptedChannel) -> Postman {
        Postman(
            store: world.store, channel: channel, from: "ocop@vuonxa.example", tools: world.tools,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    private func queue(
        _ world: OutboxWorld, _ id: String = "nt_1", to recipient: String = "htx@coop.example"
    ) async throws {
        let now = world.now
        _ = try await world.store.write { session in
            try session.queue(
                QueuedNotice(
                    id: id, once: id, producer: ProducerID("pr_1"), kind: "approved",
                    subject: "ls_1",
                    recipient: recipient, letter: NoticeLetter(subject: "Đã duyệt", body: "x"),
                    createdAt: now))
        }
    }

    private func notice(_ world: OutboxWorld) async throws -> QueuedNotice {
        try #require(try await world.store.read { try $0.notice("nt_1") })
    }

    @Test func `a notice is sent once and then rests`() async throws {
        let world = try await OutboxWorld()
        try await queue(world)
        let channel = ScriptedChannel()
        let postman = postman(world, channel)
        #expect(try await postman.step() == nil)
        #expect(try await postman.step() == .seconds(60))
        #expect(channel.sent.map(\.id) == ["nt_1"])
        #expect(channel.sent[0].to == "htx@coop.example")
        #expect(try await notice(world).state == .sent)
    }

    @Test func `a server that asks for later gets the same bytes later`() async throws {
        let world = try await OutboxWorld()
        try await queue(world)
        let channel = ScriptedChannel([.later("busy"), .unknown("cut off"), nil])
        let postman = postman(world, channel)
        while try await notice(world).state == .waiting {
            if let wait = try await postman.step() {
                world.pass(Int64(wait.components.seconds * 1_000) + 1_000)
            }
        }
        #expect(try await notice(world).state == .sent)
        #expect(Set(channel.sent.map(\.bytes)).count == 1)
        #expect(channel.sent.count == 3)
    }

    @Test func `what the server will never take is parked, seen, and replayed`() async throws {
        let world = try await OutboxWorld()
        try await queue(world)
        let channel = ScriptedChannel([.never("550 no such user")])
        let postman = postman(world, channel)
        _ = try await postman.step()
        #expect(try await notice(world).state == .parked)
        #expect(try await notice(world).reason == "never: 550 no such user")
        let now = world.now
        #expect(try await world.store.write { try $0.replayNotices(at: now) } == 1)
        _ = try await postman.step()
        #expect(try await notice(world).state == .sent)
    }

    @Test func `an address that could smuggle a header is never given to the channel`()
        async throws
    {
        let world = try await OutboxWorld()
        try await queue(world, to: "a@b.example\r\nBcc: c@d.example")
        let channel = ScriptedChannel()
        _ = try await postman(world, channel).step()
        #expect(channel.sent.isEmpty)
        #expect(try await notice(world).state == .parked)
    }

    @Test func `the ladder ends in the list of parked notices`() async throws {
        let world = try await OutboxWorld()
        try await queue(world)
        let channel = ScriptedChannel(Array(repeating: .later("busy"), count: 100))
        let postman = postman(world, channel)
        for _ in 0..<RetryLadder.standard.waits.count {
            world.pass(48 * 3_600_000)
            _ = try await postman.step()
        }
        #expect(try await notice(world).state == .parked)
        #expect(channel.sent.count == RetryLadder.standard.waits.count)
    }

    @Test func `sent notices are forgotten in time, waiting ones never`() async throws {
        let world = try await OutboxWorld()
        try await queue(world)
        try await queue(world, "nt_2")
        _ = try await postman(world, ScriptedChannel()).step()
        let later = world.now + 1
        _ = try await world.store.write { try $0.forgetNotices(before: later, limit: 10) }
        let left = try await world.store.read {
            try $0.notices(in: nil, before: nil, limit: 10).map(\.id)
        }
        #expect(left == ["nt_2"])
    }
}
