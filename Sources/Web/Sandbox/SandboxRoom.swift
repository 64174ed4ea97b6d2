internal import Sandbox
internal import Synchronization

/// The one world that all connections share, with the clock that it is told the time by.
final class SandboxRoom: Sendable {
    private let world: Mutex<SandboxWorld>
    private let now: @Sendable () -> Int64

    init(_ world: sending SandboxWorld, now: @escaping @Sendable () -> Int64) {
        self.world = Mutex(world)
        self.now = now
    }

    func answer(_ call: SandboxCall) -> SandboxReply {
        let now = now()
        return world.withLock { $0.answer(call, at: now) }
    }

    /// Moves every parcel on and takes out the calls that the couriers make now.
    func advance() -> [SandboxHook] {
        let now = now()
        return world.withLock { $0.advance(to: now) }
    }

    func settle(_ hook: SandboxHook, status: Int?) {
        let now = now()
        world.withLock { $0.settle(hook, status: status, at: now) }
    }
}
