import Synchronization

/// Kills a server at the given push or at the given edit, whichever was chosen.
final class KillSwitch: Sendable {
    enum Event {
        case push
        case edit
    }

    private struct State {
        var server: RunningServer?
        var event = Event.push
        var left = 0
    }

    private let state = Mutex(State())

    func arm(_ server: RunningServer, at count: Int, of event: Event) {
        state.withLock { $0 = State(server: server, event: event, left: count) }
    }

    /// Tells of an event; the server is dead when this returns, if it was the one.
    func note(_ event: Event) {
        let doomed = state.withLock { state -> RunningServer? in
            guard event == state.event else { return nil }
            state.left -= 1
            return state.left == 0 ? state.server : nil
        }
        doomed?.kill()
    }
}
