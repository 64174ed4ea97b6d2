import Storage
import Testing

@testable import Outbox

/// Pace, breaker and rest together, as all lanes of a partner meet them.
@Suite struct PartnerGateTests {
    private let pace = PartnerPace(callsPerMinute: 60, burst: 2)

    @Test func `calls of all lanes share one pace`() {
        let gates = PartnerGates()
        let code = OutboxWorld.code
        #expect(gates[code].wait(pace: pace, at: .zero) == nil)
        #expect(gates[code].wait(pace: pace, at: .zero) == nil)
        #expect(gates[code].wait(pace: pace, at: .zero) == .seconds(1))
        let other = OutboxWorld.partnerCode("other")
        #expect(gates[other].wait(pace: pace, at: .zero) == nil)
    }

    @Test func `a partner that asks for rest gets it, but not for longer than ten minutes`() {
        let gate = PartnerGate()
        gate.note(.answered(restSeconds: 30), at: .zero)
        gate.note(.answered(restSeconds: nil), at: .seconds(1))
        #expect(gate.wait(pace: pace, at: .seconds(10)) == .seconds(20))
        #expect(gate.wait(pace: pace, at: .seconds(30)) == nil)
        gate.note(.answered(restSeconds: 86_400), at: .seconds(30))
        #expect(gate.wait(pace: pace, at: .seconds(30)) == PartnerGate.longestRest)
    }

    @Test func `what an operator asks for goes to see, whatever the breaker says`() {
        let gate = PartnerGate()
        for _ in 0..<Breaker.tolerance { gate.note(.failed(restSeconds: nil), at: .zero) }
        #expect(gate.wait(pace: pace, at: .zero) == Breaker.firstPause)
        #expect(gate.wait(pace: pace, isAskedFor: true, at: .zero) == nil)
        gate.note(.answered(restSeconds: nil), at: .zero)
        #expect(gate.wait(pace: pace, at: .zero) == nil)
    }

    @Test func `a pace that was changed counts at once`() {
        let gate = PartnerGate()
        #expect(gate.wait(pace: PartnerPace(callsPerMinute: 1, burst: 1), at: .zero) == nil)
        let fast = PartnerPace(callsPerMinute: 6_000, burst: 1)
        #expect(gate.wait(pace: fast, at: .seconds(1)) == .milliseconds(10))
        #expect(gate.wait(pace: fast, at: .milliseconds(1_010)) == nil)
    }
}
