internal import Market
@testable internal import Operations
internal import Storage
internal import TestSupport
import Testing

/// Power cuts in the middle of everything: what was not synced is lost, torn or out of order.
@Suite(.serialized) struct PowerCutTests {
    static let rounds = Soak.rounds(or: 100)
    /// Lives that one house has, one on what the last has left.
    static let history = 25
    /// A life ends at one of its first writes to the disk; opening and closing count.
    static let operations = 1...400

    @Test(arguments: [Soak.seed])
    func `what was answered before the power failed is there afterwards, and nothing twice`(
        seed: UInt64
    ) async throws {
        var dice = CoverageDice(seed: seed)
        // A long history only makes the looking longer, so there are several.
        for start in stride(from: 1, through: Self.rounds, by: Self.history) {
            try await StoreFolder.with { root in
                let template = root.file("template")
                try await CutHouse.makeTemplate(at: template, CoverageSamples.openTables())
                var house = try CutHouse(in: root, copying: template)
                let ledger = CutLedger()
                let last = min(start + Self.history - 1, Self.rounds)
                for round in start...last {
                    try house.watch(failingAt: dice.number(Self.operations))
                    await live(house, ledger, seed: dice.next())
                    try house.restart(seed: dice.next())
                    // Where nobody looks, the next cut may hit the recovery from this one.
                    if dice.hits(50) || round == last {
                        try await look(house, ledger, "seed \(seed), round \(round)")
                    }
                }
            }
        }
    }

    @Test(arguments: [Soak.seed])
    func `a power cut while the file is made leaves one that can be made to the end`(
        seed: UInt64
    ) async throws {
        var dice = CoverageDice(seed: seed)
        for round in 1...max(5, Self.rounds / 10) {
            try await StoreFolder.with { root in
                let comment: Comment = "seed \(seed), round \(round)"
                let operation = dice.number(1...250)
                let found = try await NewFile(root).made(cutAt: operation, seed: dice.next())
                #expect(found == [], comment)
            }
        }
    }

    /// One life, from opening to the cut or to the end.
    private func live(_ cut: CutHouse, _ ledger: CutLedger, seed: UInt64) async {
        guard let house = try? await cut.open() else { return }
        await CutLoad(house: house, ledger: ledger).run(seed: seed)
        try? await house.store.close()
    }

    private func look(_ cut: CutHouse, _ ledger: CutLedger, _ comment: Comment) async throws {
        let house = try await cut.open()
        try await CutAudit(house: house, ledger: ledger, comment: comment).run()
        try await house.store.close()
        #expect(try Store.problems(inFileAt: cut.file) == [], comment)
    }
}
