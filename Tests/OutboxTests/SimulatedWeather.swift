import Couriers
import Market
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Outbox

/// What the network and the partner do to one request.
enum SimulatedWeather: CaseIterable, Sendable {
    case fine, lostBefore, lostAfter, brokenBefore, brokenAfter, garbageAfter, throttled
    case redirected, crashBefore, crashAfter, largeAfter, unreachable, delayed
}

extension OutboxSimulation {
    var transport: ScriptedTransport {
        ScriptedTransport { [self] request in
            let uptime = world.uptime
            return state.withLock { state in
                state.past.append(request)
                state.calls.append(uptime)
                checkPace(state.calls)
                return Self.meet(request, state.weather, &state)
            }
        }
    }

    /// No stretch of time has more calls than a burst and what came in since.
    private func checkPace(_ calls: [Duration]) {
        guard let last = calls.last else { return }
        for (index, call) in calls.enumerated() {
            let milliseconds = (last - call).wholeMilliseconds
            let allowed =
                Int64(pace.burst) + milliseconds * Int64(pace.callsPerMinute) / 60_000
            if Int64(calls.count - index) > allowed {
                Issue.record("\(calls.count - index) calls in \(milliseconds) ms")
            }
        }
    }

    private static func meet(
        _ request: CourierRequest, _ weather: SimulatedWeather, _ state: inout State
    ) -> Result<CourierReply, TransportError> {
        switch weather {
        case .fine: return .success(state.receiver.take(request))
        case .lostBefore: return .failure(.interrupted("timeout"))
        case .unreachable: return .failure(.unreachable("no route"))
        case .crashBefore: return .failure(.cancelled)
        case .brokenBefore: return .success(CourierReply(status: 500))
        case .redirected: return .success(CourierReply(status: 301))
        case .throttled:
            let wait = CourierHeader("retry-after", "30")
            return .success(CourierReply(status: 429, headers: [wait]))
        case .delayed:
            state.late.append(request)
            return .failure(.interrupted("timeout"))
        case .lostAfter, .largeAfter, .crashAfter, .brokenAfter, .garbageAfter: break
        }
        _ = state.receiver.take(request)
        switch weather {
        case .lostAfter: return .failure(.interrupted("reset"))
        case .largeAfter: return .failure(.tooLarge(limitBytes: 1))
        case .crashAfter: return .failure(.cancelled)
        case .brokenAfter: return .success(CourierReply(status: 502))
        default: return .success(CourierReply(status: 200, body: [0xFF, 0x7B]))
        }
    }

    /// A request of long ago comes a second time, or one that was on its way comes late.
    func deliverAgain() {
        state.withLock { state in
            guard !state.past.isEmpty else { return }
            let isLate = !state.late.isEmpty && state.dice.hits(60)
            let request = isLate ? state.late.removeLast() : state.dice.pick(state.past)
            let before = state.receiver.versions
            _ = state.receiver.take(request)
            for (sku, version) in before where state.receiver.versions[sku] ?? 0 < version {
                Issue.record("\(sku) went back to an older version")
            }
        }
    }
}
