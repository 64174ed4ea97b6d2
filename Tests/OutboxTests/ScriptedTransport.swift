import Couriers
import Synchronization

/// A network whose every answer a test writes; it keeps all that it was sent.
final class ScriptedTransport: CourierTransport {
    typealias Script =
        @Sendable (CourierRequest) -> Result<CourierReply, TransportError>

    private struct State {
        var script: Script
        var sent: [CourierRequest] = []
        var waiting: [(count: Int, caller: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    init(_ script: @escaping Script = { _ in .success(CourierReply(status: 200)) }) {
        state = Mutex(State(script: script))
    }

    convenience init(status: Int, body: String = "") {
        self.init { _ in .success(CourierReply(status: status, body: Array(body.utf8))) }
    }

    var sent: [CourierRequest] { state.withLock { $0.sent } }

    func script(_ script: @escaping Script) {
        state.withLock { $0.script = script }
    }

    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        let (script, reached) = state.withLock { state in
            state.sent.append(request)
            let count = state.sent.count
            let reached = state.waiting.filter { $0.count <= count }
            state.waiting.removeAll { $0.count <= count }
            return (state.script, reached)
        }
        for waiter in reached { waiter.caller.resume() }
        return try script(request).get()
    }

    /// Returns once so many calls were made.
    func arrivals(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.sent.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }
}

extension CourierRequest {
    /// The batch's id, the same at every attempt.
    var id: String { headers.first { $0.name == "webhook-id" }?.value ?? "" }
}
