internal import CCurl
internal import Glibc
internal import Synchronization

/// What callers ask of the loop.
enum CurlCommand: Sendable {
    case start(CurlSubmission)
    case cancel(CurlWork)
    case stop(CheckedContinuation<Void, Never>?)
}

/// The one way from callers to the loop's thread: a locked list, and a bell for a sleeping loop.
final class CurlInbox: Sendable {
    private struct State {
        var commands: [CurlCommand] = []
        var isClosed = false
        /// While the loop is awake it looks into the list by itself, and nobody needs to ring.
        var isAsleep = false
    }

    /// Readable once it was rung; it is open for as long as anybody could ring it.
    let bell = vx_bell_open()
    private let state = Mutex(State())

    deinit {
        close(bell)
    }

    /// Hands a command over; false once the loop has ended.
    @discardableResult
    func push(_ command: CurlCommand) -> Bool {
        let (isTaken, isAsleep) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.commands.append(command)
            defer { state.isAsleep = false }
            return (true, state.isAsleep)
        }
        // Not under the lock, which is the first thing that the woken loop asks for.
        if isAsleep { vx_bell_ring(bell) }
        return isTaken
    }

    /// Takes what came since the last time; the emptied list goes back, to be filled again.
    func take(into commands: inout [CurlCommand]) {
        commands.removeAll(keepingCapacity: true)
        state.withLock { state in
            state.isAsleep = false
            swap(&state.commands, &commands)
        }
    }

    /// From now on a command rings the bell; false when one is there already.
    func fallAsleep() -> Bool {
        state.withLock { state in
            state.isAsleep = state.commands.isEmpty
            return state.isAsleep
        }
    }

    /// Takes what is left and lets nothing more in.
    func shut() -> [CurlCommand] {
        state.withLock { state in
            state.isClosed = true
            let commands = state.commands
            state.commands = []
            return commands
        }
    }
}
