import Market
import Testing

@testable import Sandbox

/// Faults as somebody asks for them.
@Suite struct SandboxFaultTests {
    private let limits = SandboxLimits()

    @Test func `each kind is read`() throws {
        let fault = try SandboxFault(
            .object([
                "status": .integer(503), "retry_after": .integer(7), "after": .flag(true),
                "delay_ms": .integer(20),
            ]), limits)
        #expect(fault.status == 503)
        #expect(fault.retryAfterSeconds == 7)
        #expect(fault.isAfter)
        #expect(!fault.isOnlyDelay)
        let delay = try SandboxFault(.object(["delay_ms": .integer(5)]), limits)
        #expect(delay.isOnlyDelay)
    }

    @Test(
        arguments: [
            ["staus": .integer(500)], ["status": .text("500")], ["status": .integer(99)],
            ["delay_ms": .integer(10_000_000)], ["body_bytes": .integer(-1)], ["hang": .integer(1)],
        ] as [[String: JSONValue]])
    func `a slip of the pen is refused`(_ fields: [String: JSONValue]) {
        #expect(throws: SandboxFault.Refusal.self) { try SandboxFault(.object(fields), limits) }
    }
}
