internal import ServiceLifecycle

/// Work that comes round again until the program stops.
enum Rounds {
    /// Works, pauses, and works again; ends at a graceful shutdown and at a cancellation, which
    /// is how the service group stops the others when one of them fails.
    static func run(every pause: Duration, _ work: () async -> Void) async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await work()
            await cancelWhenGracefulShutdown {
                try? await Task.sleep(for: pause)
            }
        }
    }
}
