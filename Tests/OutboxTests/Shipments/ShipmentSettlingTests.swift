import Couriers
import Market
import Storage
import TestSupport
import Testing

@testable import Outbox

/// What is not settled stays where people see it, and nothing is asked twice by accident.
@Suite struct ShipmentSettlingTests {
    @Test func `a cancel that nobody answers is parked at the ladder's end, not dropped`()
        async throws
    {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 200, body: "created W1")
            let lane = world.lane(transport)
            _ = try await lane.drain()
            try await world.cancel(1)
            transport.script { _ in .failure(.interrupted("timeout")) }
            for _ in 0..<(RetryLadder.standard.waits.count + 2) {
                _ = try await lane.drain()
                world.clock.advance(seconds: 30 * 3_600)
            }
            #expect(transport.words.contains("detail W1"))
            let cancels = try await world.file(1)?.jobs.filter { $0.kind == .cancel } ?? []
            #expect(cancels.map(\.state) == [.parked])
        }
    }

    @Test func `a job that was settled since it was seen is not asked again at once`()
        async throws
    {
        try await ShipmentWorld.with { world in
            try await world.order(1)
            let transport = ScriptedTransport(status: 502)
            let lane = world.lane(transport)
            guard case .start(let jobs) = try await lane.look() else {
                Issue.record("nothing may go")
                return
            }
            try await lane.perform(jobs[0])
            try await lane.perform(jobs[0])
            #expect(transport.words == ["create pk_1 0"])
        }
    }
}
