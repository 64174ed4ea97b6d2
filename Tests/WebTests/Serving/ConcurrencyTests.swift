import HTTPTypes
import Market
import TestSupport
import Testing

@testable import Web

/// Only so many calls are worked on at once, in all and for one key.
@Suite struct ConcurrencyTests {
    private static func caller(_ secret: String) async throws -> Caller {
        Caller(keyID: secret, role: .storefront, scope: .everything)
    }

    @Test func `a call beyond the limit is told to come back and others are not disturbed`()
        async throws
    {
        var limits = WebLimits()
        limits.concurrentCalls = 2
        let gate = Gate()
        let slow = Endpoint.sample(.get, "/slow") { _ in
            await gate.pass()
            return .json(Array("{}".utf8))
        }
        try await DoorRig.run([slow], limits: limits) { rig in
            async let first = rig.probe.get("/slow")
            async let second = rig.probe.get("/slow")
            await gate.waits(for: 2)
            let third = try await rig.probe.get("/slow")
            #expect(third.status == 429)
            #expect(third.code == "too_many_calls")
            #expect(third.header("Retry-After") == "1")
            gate.open()
            let statuses = try await [first.status, second.status]
            let later = try await rig.probe.get("/slow").status
            #expect(statuses + [later] == [200, 200, 200])
        }
    }

    @Test func `one key cannot take the room of the others`() async throws {
        var limits = WebLimits()
        limits.concurrentCallsPerKey = 1
        let gate = Gate()
        let slow = Endpoint.sample(.get, "/slow", .keys(of: [.storefront])) { _ in
            await gate.pass()
            return .json(Array("{}".utf8))
        }
        try await DoorRig.run([slow, .sample()], limits: limits, caller: Self.caller) { rig in
            async let first = rig.probe.get("/slow", key: "greedy")
            await gate.waits(for: 1)
            let greedy = try await rig.probe.get("/thing", key: "greedy").status
            let modest = try await rig.probe.get("/thing", key: "modest").status
            let nobody = try await rig.probe.get("/thing").status
            gate.open()
            let held = try await first.status
            #expect([greedy, modest, nobody, held] == [429, 200, 200, 200])
        }
    }

    @Test func `long polls wait in a room of their own`() async throws {
        var limits = WebLimits()
        limits.concurrentCalls = 1
        limits.waitingPolls = 1
        let gate = Gate()
        var note = EndpointNote("Chờ", "Waits")
        note.isPoll = true
        let poll = Endpoint.sample(.get, "/poll", note: note) { _ in
            await gate.pass()
            return .json(Array("{}".utf8))
        }
        try await DoorRig.run([poll, .sample()], limits: limits) { rig in
            async let waiting = rig.probe.get("/poll")
            await gate.waits(for: 1)
            let other = try await rig.probe.get("/thing").status
            let second = try await rig.probe.get("/poll").status
            gate.open()
            let held = try await waiting.status
            #expect([other, second, held] == [200, 429, 200])
        }
    }
}
