internal import Market
internal import Reach
@testable internal import Storage
internal import TestSupport
import Testing

/// What was answered is on disk and stays there.
@Suite struct DurabilityTests {
    @Test func `the writer syncs fully`() async throws {
        try await StoreSamples.with { store in
            let level = try await store.write { session in
                try session.sql.first("PRAGMA synchronous")?.integer("synchronous")
            }
            #expect(level == 2)
        }
    }

    @Test func `the writer still syncs fully after a backup`() async throws {
        try await StoreSamples.with { store, folder in
            try store.backup(to: folder.file("copy.sqlite"))
            let level = try await store.write { session in
                try session.sql.first("PRAGMA synchronous")?.integer("synchronous")
            }
            #expect(level == 2)
        }
    }

    @Test func `the file keeps a write-ahead log and holds foreign keys`() async throws {
        try await StoreSamples.with { store in
            let (mode, keys) = try await store.write { session in
                (
                    try session.sql.first("PRAGMA journal_mode")?.text("journal_mode"),
                    try session.sql.first("PRAGMA foreign_keys")?.integer("foreign_keys")
                )
            }
            #expect(mode == "wal" && keys == 1)
        }
    }

    @Test(arguments: [-1, 0, 1])
    func `a store that would sync less refuses to work`(_ found: Int) {
        #expect(throws: StoreError.notDurable(found: found)) {
            try Store.demandDurability(found: found)
        }
    }

    @Test func `a reopened store has everything`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            let first = try Store(path: path)
            try await first.write { session in
                try session.replacePlaces(CoverageSamples.places)
                try session.insert(MarketSamples.producer(), at: MarketSamples.now)
                _ = try session.bump(counter: "a")
            }
            try await first.close()
            let second = try Store(path: path)
            let (producer, count) = try await second.read { session in
                (try session.producer(ProducerID("pr_1")), try session.counter("a"))
            }
            #expect(producer == MarketSamples.producer() && count == 1)
            #expect(try await second.write { try $0.bump(counter: "a") } == 2)
            try await second.close()
        }
    }

    @Test func `a store that was never closed has every answered write`() async throws {
        try await StoreSamples.with { store, folder in
            try await store.add(MarketSamples.listing())
            // A second store on the same file sees what a process after a crash would see.
            let other = try Store(path: folder.file("vuonxa.sqlite"))
            #expect(try await other.stock() == 10)
            try await other.close()
        }
    }

    @Test func `a file of a newer program is refused and left alone`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            let store = try Store(path: path)
            let known = try await store.write { session in
                let known = try session.sql.first("PRAGMA user_version")?.integer("user_version")
                try session.sql.execute("PRAGMA user_version = 99", [])
                return known ?? 0
            }
            try await store.close()
            #expect(throws: StoreError.newerSchema(found: 99, known: known)) {
                _ = try Store(path: path)
            }
            #expect(throws: StoreError.newerSchema(found: 99, known: known)) {
                _ = try Store(path: path)
            }
        }
    }
}
