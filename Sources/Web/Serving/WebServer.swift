internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
package import Operations
internal import ServiceLifecycle

/// The HTTP door of the house; it runs until the service group shuts down and then drains.
package struct WebServer: Service {
    private let door: Door
    private let settings: WebSettings
    private let onReady: @Sendable (Int) async -> Void
    private let onShutdown: @Sendable () -> Void

    /// The house's own doors; its long polls end when the shutdown begins.
    package init(
        desks: Desks, settings: WebSettings, metrics: MetricsRegistry, logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) {
        let door = Door(
            Routes.all(desks, metrics: metrics), caller: { try await desks.keys.caller(of: $0) },
            now: desks.house.clockwork.now, limits: settings.limits, logger: logger,
            metrics: metrics)
        self.init(
            door: door, settings: settings, onShutdown: { desks.house.stopWaiting() },
            onReady: onReady)
    }

    /// `onReady` hears the port once calls are answered, `onShutdown` when no new ones are taken.
    init(
        door: Door, settings: WebSettings, onShutdown: @escaping @Sendable () -> Void = {},
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.door = door
        self.settings = settings
        self.onReady = onReady
        self.onShutdown = onShutdown
    }

    package func run() async throws {
        let limits = settings.limits
        let channels = HTTPServerBuilder { GuardedChannel(responder: $0, limits: limits) }
        // Hummingbird says on its own where it listens; the program says it in its own words.
        var quiet = door.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        let server = try channels.buildServer(
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: .maximum(limits.connections, logger: quiet)),
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup,
            logger: quiet,
            responder: { [door] request, writer, channel in
                try await door.answer(request, writer, channel)
            },
            onServerRunning: { [onReady] channel in
                await onReady(channel.localAddress?.port ?? 0)
            })
        do {
            try await withGracefulShutdownHandler {
                try await server.run()
            } onGracefulShutdown: { [onShutdown] in
                onShutdown()
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: settings.port)
        }
    }
}
