internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Jobs that wait, end early, are cut off and go on.
@Suite struct ImportJobTests {
    static let many = ImportSamples.csv((0..<900).map { ImportSamples.row("K\($0)") })

    @Test func `one file after the other of each producer`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let first = try await desks.open(ImportDeskTests.three)
            await #expect(throws: ImportError.underWay(first.id)) {
                try await desks.open(Self.many)
            }
            _ = try await desks.open(Self.many, by: DeskHouse.admin, of: ProducerID("pr_2"))
            try await desks.imports.work()
            _ = try await desks.open(ImportDeskTests.three)
        }
    }

    @Test func `the same call again is the same import`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let once = Once.keyed("k1")
            let first = try await desks.open(ImportDeskTests.three, once: once)
            #expect(try await desks.open(ImportDeskTests.three, once: once).id == first.id)
        }
    }

    @Test func `the line of all is bounded`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            try await desks.store.write { session in
                for number in 0..<ImportDesk.mostWaiting {
                    try session.insert(
                        SheetImport(
                            id: ImportID("im_\(number)"), kind: .annex, producer: nil,
                            keyID: "ky_\(number)", isDryRun: true, fileHash: "", createdAt: 0),
                        heldBy: nil, until: nil)
                }
            }
            await #expect(throws: ImportError.queueFull) {
                try await desks.open(ImportDeskTests.three)
            }
        }
    }

    @Test func `a cancelled import keeps what it did and says so`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many)
            try await desks.cut(entry, after: 1)
            let asked = try await desks.imports.cancel(
                entry.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(asked.text == entry.id.text)
            desks.clock.advance(by: ImportDesk.hold + 1)
            try await desks.imports.work()
            let over = try await desks.imports.find(entry.id, by: DeskHouse.producer)
            #expect(over.state == .cancelled)
            #expect(over.progress.counts == [.new: ImportReading.portionRows])
            let kept = try await desks.store.read { try $0.listingIDs(of: ProducerID("pr_1")) }
            #expect(kept.count == ImportReading.portionRows)
            await #expect(throws: ImportError.isOver(.cancelled)) {
                try await desks.imports.cancel(
                    entry.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            }
        }
    }

    @Test func `a queued import is cancelled at once`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many)
            _ = try await desks.imports.cancel(
                entry.id, by: DeskHouse.producer, once: .free, render: Answer.of)
            #expect(try await !desks.imports.work())
            #expect(
                try await desks.imports.find(entry.id, by: DeskHouse.admin).state == .cancelled)
        }
    }

    @Test(arguments: [1, 2, 3])
    func `an import that is cut off goes on behind its last batch`(_ batches: Int) async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many)
            try await desks.cut(entry, after: batches)
            let cut = try await desks.imports.find(entry.id, by: DeskHouse.admin)
            #expect(cut.state == .running)
            #expect(cut.progress.done == batches * ImportReading.portionRows)
            // Until the hold is over it may still be somebody else's.
            #expect(try await !desks.imports.work())
            desks.clock.advance(by: ImportDesk.hold + 1)
            try await desks.imports.work()
            let done = try await desks.imports.find(entry.id, by: DeskHouse.admin)
            #expect(done.state == .finished)
            #expect(done.progress.counts == [.new: 900])
            #expect(try await desks.rows(of: done).map(\.number) == Array(2...901))
            let listings = try await desks.store.read { try $0.listingIDs(of: ProducerID("pr_1")) }
            #expect(listings.count == 900)
        }
    }

    @Test func `who lost the hold writes nothing more`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many)
            let taken = try await desks.store.write { session in
                try session.takeImport(for: "rn_1", at: 0, until: 10)
            }
            _ = try await desks.store.write { session in
                try session.takeImport(for: "rn_2", at: 20, until: .max)
            }
            await #expect(throws: ImportRun.LetGo.self) {
                try await ImportRun(house: desks.house, runner: "rn_1") { _ in }
                    .go(try #require(taken))
            }
            let left = try await desks.imports.find(entry.id, by: DeskHouse.admin)
            #expect(left.progress.done == 0)
        }
    }

    @Test func `a dry run that is cut off begins anew`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many, dryRun: true)
            try await desks.cut(entry, after: 2)
            desks.clock.advance(by: ImportDesk.hold + 1)
            try await desks.imports.work()
            let done = try await desks.imports.find(entry.id, by: DeskHouse.admin)
            #expect(done.state == .finished)
            #expect(done.progress.counts == [.new: 900])
            #expect(try await desks.store.read { try $0.listingIDs(of: ProducerID("pr_1")) } == [])
        }
    }

    @Test func `a key that was revoked ends its import`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let entry = try await desks.open(Self.many)
            _ = try await desks.store.write { session in
                try session.revokeKey(DeskHouse.producer.keyID, at: 1)
            }
            try await desks.imports.work()
            let over = try await desks.imports.find(entry.id, by: DeskHouse.admin)
            #expect(over.state == .failed)
            #expect(try await desks.store.read { try $0.listingIDs(of: ProducerID("pr_1")) } == [])
        }
    }

    @Test func `what ended long ago is forgotten with its file`() async throws {
        try await DeskHouse.with { desks in
            try await desks.knowKeys()
            let done = try await desks.bring(Self.many, dryRun: true)
            desks.clock.advance(by: 89 * 86_400_000)
            try await desks.imports.sweep()
            #expect(try await desks.rows(of: done).count == 900)
            desks.clock.advance(by: 2 * 86_400_000)
            try await desks.imports.sweep()
            await #expect(throws: ImportError.notFound(done.id)) {
                try await desks.rows(of: done)
            }
            #expect(try await desks.store.read { try $0.importFile(done.fileHash) } == nil)
        }
    }
}

extension DeskHouse {
    /// Works on an import until so many batches are done, and then as if the program was killed.
    func cut(_ entry: SheetImport, after batches: Int) async throws {
        struct Killed: Error {}
        let now = clock.now
        let taken = try await store.write { session in
            try session.takeImport(for: "rn_cut", at: now, until: now + ImportDesk.hold)
        }
        let run = ImportRun(house: house, runner: "rn_cut") { done in
            if done.progress.done >= batches * ImportReading.portionRows { throw Killed() }
        }
        await #expect(throws: Killed.self) { try await run.go(try #require(taken)) }
    }
}
