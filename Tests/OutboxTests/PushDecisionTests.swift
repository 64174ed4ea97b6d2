import Couriers
import Testing

@testable import Outbox

/// The one place where failures become retry or park.
@Suite struct PushDecisionTests {
    @Test func `an address that is not allowed is parked, as no time mends it`() {
        #expect(PushDecision(TransportError.refused("x")) == .park(reason: "refused: x"))
    }

    @Test(arguments: [
        TransportError.unreachable("x"), .interrupted("x"), .untrusted("x"),
        .tooLarge(limitBytes: 9),
    ])
    func `a broken way is tried again`(_ error: TransportError) {
        guard case .retry = PushDecision(error) else {
            Issue.record("\(error) is not retried")
            return
        }
    }

    @Test func `a stopped program notes nothing`() {
        #expect(PushDecision(TransportError.cancelled) == .leave)
    }

    @Test func `a secret that cannot sign is parked`() {
        #expect(PushDecision(CourierError.unauthorized("x")) == .park(reason: "unauthorized: x"))
    }

    @Test func `doubt is retried with the partner's wait`() {
        let outcome = CourierOutcome.unknown(CourierDoubt(cause: "status 503", afterSeconds: 7))
        #expect(PushDecision(outcome) == .retry(reason: "unknown: status 503", afterSeconds: 7))
    }
}
