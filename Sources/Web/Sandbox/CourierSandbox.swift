internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
package import Sandbox
internal import ServiceLifecycle

/// A stand-in for couriers on this machine: GHN, GHTK and others, and a receiver of listing feeds.
///
/// Each courier answers under its own word (`/ghn/…`), a feed under `/listings/{feed}`.
/// `GET /control` shows credentials and parcels, `POST /control/faults` says what is to go wrong
/// next, `POST /control/hooks` where a courier calls, `POST /control/clock` moves time on;
/// `GET /received` shows what a feed's sender sent, whole.
package struct CourierSandbox: Service {
    /// The secret cannot be used to check a signature.
    package struct UnusableSecret: Error {}

    /// Makes a courier's own call and answers its status, or `nil` where none came.
    package typealias HookSender = @Sendable (SandboxHook) async -> Int?

    /// How often parcels are moved on and hooks sent.
    private static let tick = Duration.milliseconds(200)

    private let settings: SandboxSettings
    private let room: SandboxRoom
    private let logger: Logger
    private let sendHook: HookSender
    private let onReady: @Sendable (Int) async -> Void

    /// `now` tells UTC milliseconds; `onReady` hears the port once calls are answered.
    package init(
        settings: SandboxSettings, now: @escaping @Sendable () -> Int64, logger: Logger,
        sendHook: @escaping HookSender = { _ in nil },
        onReady: @escaping @Sendable (Int) async -> Void
    ) throws(UnusableSecret) {
        let world: SandboxWorld
        do {
            world = try SandboxWorld(
                secret: settings.secret, pace: settings.pace, firstNumber: settings.firstNumber,
                limits: settings.limits)
        } catch {
            throw UnusableSecret()
        }
        self.settings = settings
        self.logger = logger
        self.sendHook = sendHook
        self.onReady = onReady
        room = SandboxRoom(world, now: now)
    }

    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve() }
            group.addTask { await move() }
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func serve() async throws {
        let door = SandboxDoor(
            room: room, longestSilence: settings.limits.longestDelayMilliseconds)
        // Hummingbird says on its own where it listens; the program says it in its own words.
        var quiet = logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let server = try HTTPServerBuilder.http1().buildServer(
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port)),
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup, logger: quiet,
            responder: { try await door.answer($0, $1, $2) },
            onServerRunning: { [onReady] channel in
                await onReady(channel.localAddress?.port ?? 0)
            })
        do {
            try await server.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: settings.port)
        }
    }

    /// Moves parcels on and makes the couriers' calls, one after another, until the end.
    private func move() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                for hook in room.advance() where !Task.isCancelled {
                    room.settle(hook, status: await sendHook(hook))
                }
                try? await Task.sleep(for: Self.tick)
            }
        }
    }
}
