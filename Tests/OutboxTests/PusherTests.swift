import Couriers
import Logging
import ServiceLifecycle
import Storage
import Testing

@testable import Outbox

/// The pusher as a service: woken by commits, one lane per partner, ended by a shutdown.
@Suite(.timeLimit(.minutes(1))) struct PusherTests {
    private let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// Runs a pusher during the work and shuts it down gracefully; both must come to an end.
    private func withPusher(
        _ world: OutboxWorld, _ transport: any CourierTransport,
        _ work: @escaping @Sendable (Pusher) async throws -> Void
    ) async throws {
        let pusher = Pusher(
            store: world.store, transport: transport, tools: world.tools,
            settings: OutboxWorld.settings, logger: quiet)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [pusher], logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await work(pusher)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func `a commit that wakes the pusher is pushed`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register()
        let transport = ScriptedTransport()
        try await withPusher(world, transport) { pusher in
            await transport.arrivals(1)
            try await world.price(0, 60_000)
            pusher.wake()
            await transport.arrivals(2)
        }
        #expect(try ModelBatch(transport.sent[1]).items.map(\.price_vnd) == [60_000])
    }

    @Test func `a partner registered while it runs gets a lane`() async throws {
        let world = try await OutboxWorld(listings: 1)
        let transport = ScriptedTransport()
        try await withPusher(world, transport) { pusher in
            try await world.register()
            pusher.wake()
            await transport.arrivals(1)
        }
    }

    @Test func `a partner that hangs holds nobody else up, and not the shutdown`() async throws {
        let world = try await OutboxWorld(listings: 1)
        try await world.register(OutboxWorld.partnerCode("hangs"))
        try await world.register(OutboxWorld.partnerCode("works"))
        let transport = HangingTransport(hanging: "ocop/hangs")
        try await withPusher(world, transport) { pusher in
            await transport.answered.arrivals(1)
            try await world.price(0, 60_000)
            pusher.wake()
            await transport.answered.arrivals(2)
        }
        let hanging = try await world.store.read {
            try $0.openBatch(of: OutboxWorld.partnerCode("hangs"))
        }
        #expect(hanging?.state == .sending)
        #expect(hanging?.attempts == 0)
    }

    @Test func `a signal raised before the wait is not lost`() async {
        let signal = PushSignal()
        signal.raise()
        signal.raise()
        await signal.wait()
        await signal.wait(upTo: .zero) { _ in }
    }
}

/// Never answers one feed, and all others at once.
private struct HangingTransport: CourierTransport {
    let answered = ScriptedTransport()
    let hanging: String

    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        guard String(decoding: request.body, as: UTF8.self).contains(hanging) else {
            return try await answered.send(request)
        }
        let (stream, source) = AsyncStream.makeStream(of: Void.self)
        defer { source.finish() }
        // Ends only when the task is cancelled.
        for await _ in stream {}
        throw .cancelled
    }
}
