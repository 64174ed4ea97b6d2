internal import Market
@testable internal import Operations
internal import Storage
internal import TestSupport
import Testing

extension PowerCutTests {
    /// Lives of a house; each has a seed of its own, which its failures name.
    static let simulations = Soak.rounds(or: 100)
    private static let steps = 60

    @Test(arguments: [Soak.seed])
    func `whatever order of orders, polls, leases, answers, reports and crashes keeps the rules`(
        first: UInt64
    ) async throws {
        try await StoreFolder.with { folder in
            let template = folder.file("template")
            try await CutHouse.makeTemplate(at: template, .twoCouriers())
            for number in 0..<Self.simulations {
                try await Self.simulate(seed: first &+ UInt64(number), on: template)
            }
        }
    }

    private static func simulate(seed: UInt64, on template: String) async throws {
        try await StoreFolder.with { root in
            var simulation = try await OrderSimulation(
                in: root, copying: template, seed: seed)
            for _ in 0..<steps { try await simulation.step() }
            try await simulation.settle()
            try await SimulationCheck(simulation: simulation, comment: "seed \(seed)").run()
            try await simulation.close()
        }
    }
}
