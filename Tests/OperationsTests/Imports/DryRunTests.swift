internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// The report of a dry run is what the real run then does, and nothing comes of it alone.
@Suite struct DryRunTests {
    @Test(arguments: 0..<12)
    func `a dry run tells what the real run does, row by row`(_ seed: Int) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            var dice = ImportDice(seed: UInt64(seed))
            // What stands there already, some of it live, one edit waiting.
            try await desks.bring(dice.file(rows: 40))
            try await desks.approveSome()
            try await desks.bring(dice.file(rows: 30))
            let file = dice.file(rows: 620)
            let before = try await desks.everything()
            let trial = try await desks.bring(file, dryRun: true)
            #expect(try await desks.everything() == before, "seed \(seed)")
            let answer = try await desks.imports.run(
                trial.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            try await desks.imports.work()
            let done = try await desks.imports.find(ImportID(answer.text), by: DeskHouse.admin)
            #expect(done.state == .finished && done.basis == trial.id)
            #expect(done.progress.counts == trial.progress.counts, "seed \(seed)")
            let said = try await desks.rows(of: trial)
            let did = try await desks.rows(of: done)
            #expect(said.map(\.number) == did.map(\.number))
            for (said, did) in zip(said, did) {
                #expect(said.outcome == did.outcome, "seed \(seed), row \(said.number)")
                #expect(said.problems == did.problems, "seed \(seed), row \(said.number)")
            }
            #expect(Set(said.map(\.outcome)).count >= 4, "seed \(seed)")
        }
    }

    @Test func `a dry run is done in earnest once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let trial = try await desks.bring(ImportDeskTests.three, dryRun: true)
            let first = try await desks.imports.run(
                trial.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            let second = try await desks.imports.run(
                trial.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(first.text == second.text)
            try await desks.imports.work()
            let real = try await desks.imports.find(ImportID(first.text), by: DeskHouse.admin)
            #expect(real.fileHash == trial.fileHash)
            await #expect(throws: ImportError.notRunnable(.finished, isDryRun: false)) {
                try await desks.imports.run(
                    real.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            }
        }
    }
}

extension DeskHouse {
    /// Publishes every second listing of `pr_1`, past every desk.
    fileprivate func approveSome() async throws {
        try await store.write { session in
            let ids = try session.listingIDs(of: ProducerID("pr_1"))
            for id in ids.enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(\.element) {
                guard var listing = try session.listing(id) else { continue }
                listing.state = .approved
                try session.update(listing)
            }
        }
    }
}

/// Makes files whose rows meet each other and what is stored in every way.
struct ImportDice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    /// Rows with keys and without, new names and old ones, good cells and bad ones.
    mutating func file(rows: Int) -> [UInt8] {
        ImportSamples.csv((0..<rows).map { _ in row() })
    }

    private mutating func row() -> [String] {
        let key = roll(3) == 0 ? "" : "K\(roll(400))"
        var changes: [Int: String] = [1: "Tỏi đen \(roll(300))"]
        switch roll(14) {
        case 0: changes[9] = "liên hệ"
        case 1: changes[9] = "\(100 + roll(50)).000"
        case 2: changes[12] = "Mô tả \(roll(3))"
        case 3: changes[1] = ""
        case 4: changes[11] = "\(roll(20))"
        case 5: changes[11] = ""
        case 6: changes[4] = "\(100 + roll(400)) g"
        case 7: changes[12] = "-"
        case 8: changes[0] = String(repeating: "k", count: 90 + Int(roll(20)))
        case 9: changes.merge([9: "liên hệ", 6: "0", 10: "nặng"]) { $1 }
        case 10: changes.merge([5: "ba lạng", 3: ""]) { $1 }
        default: break
        }
        return ImportSamples.row(key, changes)
    }

    private mutating func roll(_ sides: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state % sides
    }
}
