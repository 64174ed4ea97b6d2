import Storage
import Testing

@testable import Outbox

/// Whatever happens on the way, the partner ends with exactly what is live.
@Suite struct OutboxSimulationTests {
    static let steps = 120

    @Test(arguments: UInt64(1)...40)
    func `nothing is lost, nothing goes back, and what is parked is seen`(
        _ seed: UInt64
    ) async throws {
        let simulation = try await OutboxSimulation(seed: seed)
        try await simulation.run(steps: Self.steps)
        #expect(simulation.breaches.isEmpty, "seed \(seed)")
        #expect(try await simulation.world.live() == simulation.live, "seed \(seed)")
        let (pending, standings) = try await simulation.world.store.read { session in
            (
                try session.hasPendingListings(of: OutboxWorld.code),
                try session.standings(at: OutboxWorld.code, after: "", limit: 100)
            )
        }
        #expect(!pending, "seed \(seed)")
        #expect(standings.allSatisfy { $0.status != .pending }, "seed \(seed)")
        #expect(try await simulation.world.openBatch() == nil, "seed \(seed)")
    }

    @Test func `the bad world is bad enough`() async throws {
        var (crashes, parkings) = (0, 0)
        for seed in UInt64(1)...3 {
            let simulation = try await OutboxSimulation(seed: seed)
            try await simulation.run(steps: Self.steps)
            crashes += simulation.disasters.crashes
            parkings += simulation.disasters.parkings
        }
        #expect(crashes >= 3)
        #expect(parkings >= 3)
    }
}
