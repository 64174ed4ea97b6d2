import HTTPTypes
import Logging
import Market
import ServiceLifecycle
import TestSupport

@testable import Web

/// A door with a few endpoints of the test's own, on a free port.
struct DoorRig: Sendable {
    let probe: HTTPProbe
    let lines: LogLines
    let metrics: MetricsRegistry

    /// Runs the door while the test asks it, then shuts it down gracefully.
    static func run(
        _ endpoints: [Endpoint], limits: WebLimits = WebLimits(),
        caller: @escaping Door.KeyLookup = { _ in throw AccessError.unauthenticated },
        onShutdown: @escaping @Sendable () -> Void = {},
        _ test: @Sendable (DoorRig) async throws -> Void
    ) async throws {
        let lines = LogLines()
        let metrics = MetricsRegistry()
        let logger = Logger(label: "web") { _ in lines }
        let door = Door(
            endpoints, caller: caller, now: { 1_700_000_000_000 }, limits: limits, logger: logger,
            metrics: metrics)
        try await serving(
            { onReady in
                WebServer(
                    door: door, settings: WebSettings(port: 0, limits: limits),
                    onShutdown: onShutdown, onReady: onReady)
            },
            { port in
                try await test(
                    DoorRig(probe: HTTPProbe(port: port), lines: lines, metrics: metrics))
            })
    }

    /// Runs a server until the test has ended, well or not.
    static func serving(
        _ server: (@escaping @Sendable (Int) -> Void) -> WebServer,
        _ test: @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, report) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(
            services: [server { report.yield($0) }],
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                let result: Result<Void, any Error>
                do { result = .success(try await test(port)) } catch { result = .failure(error) }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return try result.get()
            }
        }
    }
}

extension Endpoint {
    /// An endpoint that only the test knows.
    static func sample(
        _ method: HTTPRequest.Method = .get, _ path: String = "/thing",
        _ access: AccessRule = .anyone, note: EndpointNote = EndpointNote("Thử", "A test"),
        _ handler: @escaping Endpoint.Handler = { _ in .json(Array("{}".utf8)) }
    ) -> Endpoint {
        Endpoint(method, path, access, note, handler)
    }
}
