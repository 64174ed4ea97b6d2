import Couriers
import Logging
import Market
import Reach
import ServiceLifecycle
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// Couriers are told that there is news: once for all of it, signed, until they have heard.
@Suite(.timeLimit(.minutes(1))) struct WakeUpCallerTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let start: Int64 = 1_795_316_400_000

    /// A store, a caller whose clock stands until it is moved, and a network that a test writes.
    private struct World: Sendable {
        let store: Store
        let caller: WakeUpCaller
        let network: ScriptedTransport
        let clock: MarketClock
        let naps: Naps

        func grow(_ courier: String = "a", to position: Int) async throws {
            try await store.write {
                try $0.raise(counter: "courier_feed \(courier)", to: position)
            }
        }

        /// Looks once and makes the calls that are due; answers how long until the next look.
        @discardableResult
        func turn() async throws -> Duration {
            let (due, wait) = try await caller.look()
            for one in due { await caller.call(one) }
            return wait
        }

        func wakeUp(_ courier: String = "a") async throws -> WakeUp? {
            try await store.read { try $0.wakeUp(of: CoverageSamples.courier(courier)) }
        }
    }

    /// Counts how often the caller has waited.
    private final class Naps: Sendable {
        private let number = Atomic<Int>(0)

        var count: Int { number.load(ordering: .relaxed) }

        func add() { number.add(1, ordering: .relaxed) }
    }

    private func with(
        _ couriers: String..., status: Int = 204, _ body: (World) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            let clock = MarketClock(at: Self.start)
            let network = ScriptedTransport(status: status)
            let naps = Naps()
            let tools = PushTools(
                now: { clock.now }, sleep: { _ in naps.add() }, random: { 0 }, makeID: { $0 })
            let caller = WakeUpCaller(
                store: store, transport: network, tools: tools,
                logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            for courier in couriers {
                let wakeUp = WakeUp(
                    courier: CoverageSamples.courier(courier), url: "https://\(courier).example/",
                    secret: Secret(Self.secret), toldPosition: 0, nextAt: Self.start,
                    createdAt: Self.start)
                try await store.write { try $0.set(wakeUp) }
            }
            try await body(
                World(
                    store: store, caller: caller, network: network, clock: clock, naps: naps))
            try await store.close()
        }
    }

    @Test func `many entries are told of in one call that says nothing of them`() async throws {
        try await with("a") { world in
            try await world.turn()
            #expect(world.network.sent.isEmpty)
            try await world.grow(to: 7)
            for _ in 0..<3 { try await world.turn() }
            let call = try #require(world.network.sent.first)
            #expect(world.network.sent.count == 1)
            #expect(call.url == "https://a.example/" && call.method == .post)
            #expect(
                String(decoding: call.body, as: UTF8.self)
                    == #"{"type":"orders.available","timestamp":"2026-11-22T03:00:00.000Z","#
                    + #""data":{"courier":"a"}}"#)
        }
    }

    @Test func `the signature is that of Standard Webhooks`() async throws {
        try await with("a") { world in
            try await world.grow(to: 1)
            try await world.turn()
            let call = try #require(world.network.sent.first)
            let seconds = Self.start / 1_000
            let signature = try #require(SigningSecret(Self.secret)).signature(
                id: call.id, timestampSeconds: seconds, body: call.body)
            #expect(call.headers.contains(CourierHeader("webhook-signature", signature)))
            #expect(call.headers.contains(CourierHeader("webhook-timestamp", "\(seconds)")))
        }
    }

    @Test func `a failed call is made again on the ladder with the same id`() async throws {
        try await with("a", status: 503) { world in
            try await world.grow(to: 3)
            #expect(try await world.turn() > .zero)
            let wait = try await world.turn()
            #expect(wait == .seconds(5))
            world.clock.advance(seconds: 5)
            try await world.turn()
            #expect(world.network.sent.count == 2)
            #expect(Set(world.network.sent.map(\.id)).count == 1)
            // What came meanwhile is newer news, under an id of its own.
            try await world.grow(to: 4)
            world.clock.advance(seconds: 300)
            try await world.turn()
            #expect(Set(world.network.sent.map(\.id)).count == 2)
            #expect(try await world.wakeUp()?.toldPosition == 0)
        }
    }

    @Test func `who has heard is left alone until there is more, and then for a moment`()
        async throws
    {
        try await with("a") { world in
            try await world.grow(to: 1)
            try await world.turn()
            try await world.grow(to: 2)
            #expect(try await world.turn() == .seconds(1))
            #expect(world.network.sent.count == 1)
            world.clock.advance(seconds: 1)
            try await world.turn()
            #expect(world.network.sent.count == 2)
            #expect(try await world.wakeUp()?.toldPosition == 2)
        }
    }

    @Test func `an address that is gone is not called again`() async throws {
        try await with("a", status: 410) { world in
            try await world.grow(to: 1)
            try await world.turn()
            try await world.grow(to: 2)
            world.clock.advance(seconds: 1_000_000)
            try await world.turn()
            #expect(world.network.sent.count == 1)
            #expect(try await world.wakeUp()?.state == .parked)
        }
    }

    @Test func `at the ladder's end a courier that never answers is given up`() async throws {
        try await with("a", status: 500) { world in
            try await world.grow(to: 1)
            for _ in 0..<20 {
                try await world.turn()
                world.clock.advance(seconds: 100_000)
            }
            #expect(world.network.sent.count == RetryLadder.standard.waits.count)
            #expect(try await world.wakeUp()?.state == .parked)
        }
    }

    @Test func `what came of a call and cannot be noted is not followed by the next at once`()
        async throws
    {
        try await with("a") { world in
            try await world.grow(to: 1)
            let (due, _) = try await world.caller.look()
            try await world.store.close()
            for one in due { await world.caller.call(one) }
            #expect(world.naps.count == 1)
        }
    }

    @Test func `one that fails holds nobody else up`() async throws {
        try await with("a", "b") { world in
            world.network.script { request in
                request.url.contains("//a.")
                    ? .failure(.unreachable("no")) : .success(CourierReply(status: 200))
            }
            try await world.grow("a", to: 1)
            try await world.grow("b", to: 1)
            try await world.turn()
            #expect(try await world.wakeUp("a")?.toldPosition == 0)
            #expect(try await world.wakeUp("b")?.toldPosition == 1)
        }
    }

    @Test func `an address that was set anew meanwhile keeps its own count`() async throws {
        try await with("a") { world in
            try await world.grow(to: 1)
            let (due, _) = try await world.caller.look()
            let anew = WakeUp(
                courier: CoverageSamples.courier("a"), url: "https://new.example/",
                secret: Secret(Self.secret), toldPosition: 0, nextAt: Self.start,
                createdAt: Self.start + 1)
            try await world.store.write { try $0.set(anew) }
            for one in due { await world.caller.call(one) }
            #expect(try await world.wakeUp()?.toldPosition == 0)
            try await world.turn()
            #expect(
                world.network.sent.map(\.url) == ["https://a.example/", "https://new.example/"])
        }
    }

    @Test func `as a service it calls when it is woken and ends with a shutdown`() async throws {
        try await with("a") { world in
            let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [world.caller], logger: quiet))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await world.grow(to: 1)
                world.caller.wake()
                await world.network.arrivals(1)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }
}
