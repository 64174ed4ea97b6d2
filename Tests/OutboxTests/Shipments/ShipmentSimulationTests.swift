import Couriers
import Testing

@testable import Outbox

/// Whatever happens on the way, no parcel is created twice and none is lost.
@Suite struct ShipmentSimulationTests {
    static let rules: [CarryingCapabilities.LostCreate] = [
        .sameAgain, .adoptRefused, .findFirst, .waitForHook,
    ]

    @Test(arguments: rules, Array(UInt64(1)...2))
    func `at most one live create, nothing lost, and parked means seen`(
        _ rule: CarryingCapabilities.LostCreate, _ seed: UInt64
    ) async throws {
        try await ShipmentWorld.with(rule) { world in
            let simulation = ShipmentSimulation(seed: seed, rule, world)
            try await simulation.run(steps: 90)
            #expect(simulation.breaches.isEmpty, "\(rule), seed \(seed)")
            let faults = try await simulation.faults()
            #expect(faults == [], "\(rule), seed \(seed)")
        }
    }

    @Test func `the bad world is bad enough`() async throws {
        var (crashes, locks) = (0, 0)
        for seed in UInt64(1)...3 {
            try await ShipmentWorld.with(.waitForHook) { world in
                let simulation = ShipmentSimulation(seed: seed, .waitForHook, world)
                try await simulation.run(steps: 90)
                crashes += simulation.disasters.crashes
                locks += simulation.disasters.locks
            }
        }
        #expect(crashes >= 3)
        #expect(locks >= 3)
    }
}
