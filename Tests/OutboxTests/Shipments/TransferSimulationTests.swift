import Couriers
import Testing

@testable import Outbox

/// A parcel that changes couriers is never at two of them, and ends at one.
@Suite struct TransferSimulationTests {
    @Test(arguments: ShipmentSimulationTests.rules, Array(UInt64(1)...3))
    func `at most one courier has it, at the end one does, and no work is left`(
        _ rule: CarryingCapabilities.LostCreate, _ seed: UInt64
    ) async throws {
        try await ShipmentWorld.with(rule) { world in
            let simulation = try await TransferSimulation(seed: seed, rule, world)
            try await simulation.run(steps: 120)
            #expect(simulation.breaches.isEmpty, "\(rule), seed \(seed)")
            let faults = try await simulation.faults()
            #expect(faults == [], "\(rule), seed \(seed)")
        }
    }

    @Test func `parcels do change couriers there`() async throws {
        var moves = 0
        for seed in UInt64(1)...3 {
            try await ShipmentWorld.with(.findFirst) { world in
                let simulation = try await TransferSimulation(seed: seed, .findFirst, world)
                try await simulation.run(steps: 120)
                moves += simulation.moves
            }
        }
        #expect(moves > 0)
    }
}
