import Couriers
import Market
import Storage
import Synchronization
import Testing

@testable import Outbox

/// Digests: what a partner lost, kept too long or has in an old version is mended and reported.
@Suite struct PartnerLaneComparingTests {
    /// A partner that answers as the contract says, and whose memory a test may spoil.
    private final class Receiver: Sendable {
        let model = Mutex(ModelReceiver())

        var transport: ScriptedTransport {
            ScriptedTransport { request in
                .success(self.model.withLock { $0.take(request) })
            }
        }
    }

    private func settled(_ receiver: Receiver) async throws -> OutboxWorld {
        let world = try await OutboxWorld(listings: 4)
        try await world.register()
        try await world.lane(receiver.transport).drain()
        return world
    }

    private func compare(
        _ world: OutboxWorld, _ transport: ScriptedTransport,
        settings: PushSettings = OutboxWorld.settings
    ) async throws -> Reconciliation {
        let now = world.now
        _ = try await world.store.write { session in
            try session.ask(
                for: Reconciliation(
                    id: world.tools.makeID("rc"), partner: OutboxWorld.code, askedAt: now))
        }
        try await world.lane(transport, settings: settings).drain()
        let reports = try await world.store.read {
            try $0.reconciliations(of: OutboxWorld.code, before: nil, limit: 9)
        }
        return try #require(reports.first)
    }

    @Test func `when nothing differs, nothing is sent, and all counts as live`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        let report = try await compare(world, receiver.transport)
        #expect(report.state == .done && report.compared == 4 && report.bucketsDiffer == 0)
        #expect(receiver.model.withLock { $0.taken.count } == 1)
        let standing = try #require(try await world.standing(0))
        #expect(standing.confirmedVersion == standing.takenVersion)
    }

    @Test func `what is missing, old or too much is mended and counted`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        try await world.edit(3) { $0.state = .paused }
        try await world.price(1, 70_000)
        try await world.lane(receiver.transport).drain()
        receiver.model.withLock { model in
            model.rot("ls_1000", wholly: true)
            model.rot("ls_1001", wholly: false)
            model.versions["ls_1003"] = 9
            model.live["ls_1003"] = [1, 1]
        }
        let report = try await compare(world, receiver.transport)
        #expect((report.missing, report.outdated, report.extra) == (1, 1, 1))
        #expect(try await world.live() == receiver.model.withLock { $0.live })
        let again = try await compare(world, receiver.transport)
        #expect(again.bucketsDiffer == 0)
    }

    @Test func `what we never heard of goes with a snapshot`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        receiver.model.withLock { model in
            model.versions["ls_9999"] = 3
            model.live["ls_9999"] = [1, 1]
        }
        let report = try await compare(world, receiver.transport)
        #expect(report.extra == 1)
        #expect(receiver.model.withLock { $0.taken.last?.mode } == "snapshot")
        #expect(try await world.live() == receiver.model.withLock { $0.live })
    }

    @Test func `a partner that only names the buckets gets all of them again`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        let bucket = ListingDigest.bucket(of: "ls_1002")
        let transport = ScriptedTransport { request in
            let isDigest = String(decoding: request.body, as: UTF8.self).contains("digest")
            let answer = CourierReply(status: 200, body: Array("{\"differs\":[\(bucket)]}".utf8))
            return .success(isDigest ? answer : receiver.model.withLock { $0.take(request) })
        }
        let report = try await compare(world, transport)
        #expect(report.bucketsDiffer == 1 && report.outdated >= 1)
        #expect(receiver.model.withLock { $0.taken.last?.items.map(\.sku) } == ["ls_1002"])
    }

    @Test func `a partner that lost its place begins anew`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        receiver.model.withLock { $0.forget() }
        let report = try await compare(world, receiver.transport)
        #expect(report.state == .done)
        #expect(try await world.live() == receiver.model.withLock { $0.live })
    }

    @Test(arguments: [400, 200, 503])
    func `a partner that cannot answer is asked once, and the feed goes on`(
        _ status: Int
    ) async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        let transport = ScriptedTransport(status: status)
        let report = try await compare(world, transport)
        #expect(report.state == .failed && report.reason != nil)
        #expect(transport.sent.count == 1)
        try await world.price(0, 70_000)
        try await world.lane(receiver.transport).drain()
        #expect(try await world.live() == receiver.model.withLock { $0.live })
    }

    @Test func `more wrong than is mended one by one goes with a snapshot`() async throws {
        let receiver = Receiver()
        let world = try await settled(receiver)
        receiver.model.withLock { model in
            for number in 1_000..<1_002 { model.rot("ls_\(number)", wholly: true) }
            // Above what we ever said: a snapshot alone would be taken for a straggler.
            model.versions["ls_1002"] = 90
            model.live["ls_1002"] = [1, 1]
        }
        var settings = OutboxWorld.settings
        settings.mendedOneByOne = 2
        let report = try await compare(world, receiver.transport, settings: settings)
        #expect((report.missing, report.outdated, report.extra) == (2, 1, 0))
        #expect(receiver.model.withLock { $0.taken.last?.mode } == "snapshot")
        #expect(try await world.live() == receiver.model.withLock { $0.live })
    }

    @Test func `a partner that only names buckets gets a snapshot when they hold much`()
        async throws
    {
        let receiver = Receiver()
        let world = try await settled(receiver)
        let all = (0..<ListingDigest.bucketCount).map(String.init).joined(separator: ",")
        let transport = ScriptedTransport { request in
            let isDigest = String(decoding: request.body, as: UTF8.self).contains("digest")
            let answer = CourierReply(status: 200, body: Array("{\"differs\":[\(all)]}".utf8))
            return .success(isDigest ? answer : receiver.model.withLock { $0.take(request) })
        }
        var settings = OutboxWorld.settings
        settings.mendedOneByOne = 2
        _ = try await compare(world, transport, settings: settings)
        #expect(receiver.model.withLock { $0.taken.last?.mode } == "snapshot")
    }

    @Test func `every digest is in the log of attempts, before and beside the batches`()
        async throws
    {
        let receiver = Receiver()
        let world = try await settled(receiver)
        _ = try await compare(world, receiver.transport)
        _ = try await compare(world, ScriptedTransport(status: 503))
        let unreachable = ScriptedTransport { _ in .failure(.unreachable("no route")) }
        _ = try await compare(world, unreachable)
        let log = try await world.deliveries().filter { $0.seq == 0 }
        #expect(log.map(\.outcome) == ["unavailable", "unavailable", "same"])
        #expect(log.map(\.attempt) == [3, 2, 1])
        #expect(log.map(\.status) == [nil, 503, 200])
        #expect(log.first?.answer.contains("no route") == true)
    }
}
