internal import Foundation
internal import Market
internal import Reach
@testable internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// Transactions that share one sync stay apart in everything else.
@Suite struct GroupCommitTests {
    /// A write that holds the writer until it is let go, so that later ones wait in its back.
    private final class Holder: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let task = Mutex<Task<Void, any Error>?>(nil)

        /// Returns once the writer is held.
        init(_ store: Store) async {
            await withCheckedContinuation { continuation in
                task.withLock {
                    $0 = Task { [semaphore] in
                        try await store.write { _ in
                            continuation.resume()
                            semaphore.wait()
                        }
                    }
                }
            }
        }

        func letGo() async throws {
            semaphore.signal()
            try await task.withLock { $0 }?.value
        }
    }

    /// Starts every write behind a held writer and gives their results once it is let go.
    private func together<Value: Sendable>(
        _ count: Int, in store: Store,
        _ work: @escaping @Sendable (Int, StoreSession) throws -> Value
    ) async throws -> [Result<Value, any Error>] {
        let holder = await Holder(store)
        // Each is queued before the next is made: the tasks run at once until they must wait.
        let tasks = (0..<count).map { number in
            Task.immediate { try await store.write { try work(number, $0) } }
        }
        try await holder.letGo()
        var results: [Result<Value, any Error>] = []
        for task in tasks { results.append(await task.result) }
        return results
    }

    @Test func `a write that throws leaves nothing and sinks no other`() async throws {
        try await StoreSamples.with { store in
            let results = try await together(300, in: store) { number, session in
                try session.insert(MarketSamples.producer("pr_\(100 + number)"), at: 0)
                if number.isMultiple(of: 3) { throw Refusal(number: number) }
            }
            for (number, result) in results.enumerated() {
                let isRefused = number.isMultiple(of: 3)
                let kept = try await store.read {
                    try $0.producer(ProducerID("pr_\(100 + number)"))
                }
                #expect((kept == nil) == isRefused)
                if case .failure(let error) = result {
                    #expect(error as? Refusal == Refusal(number: number))
                } else {
                    #expect(!isRefused)
                }
            }
        }
    }

    @Test func `a broken constraint leaves nothing of its write and sinks no other`() async throws {
        try await StoreSamples.with { store in
            let results = try await together(20, in: store) { number, session in
                _ = try session.bump(counter: "tried")
                let owner = number == 7 ? "pr_nobody" : "pr_1"
                try session.insert(MarketSamples.listing("ls_\(number)", of: owner))
            }
            #expect(results.filter { (try? $0.get()) == nil }.count == 1)
            let (tried, missing) = try await store.read { session in
                (try session.counter("tried"), try session.listing(ListingID("ls_7")))
            }
            #expect(tried == 19 && missing == nil)
        }
    }

    @Test func `when the commit fails, everybody in it hears so and nothing remains`() async throws
    {
        try await StoreSamples.with { store in
            let results = try await together(20, in: store) { number, session in
                if number == 11 {
                    // Breaks only at COMMIT: whoever was answered before it would be deceived.
                    try session.sql.execute("PRAGMA defer_foreign_keys = ON", [])
                    try session.insert(MarketSamples.listing("ls_1", of: "pr_nobody"))
                } else {
                    _ = try session.bump(counter: "kept")
                }
            }
            #expect(results.allSatisfy { (try? $0.get()) == nil })
            #expect(try await store.read { try $0.counter("kept") } == 0)
            #expect(try await store.write { try $0.bump(counter: "kept") } == 1)
        }
    }

    @Test func `when the engine rolls all back, what follows in the batch is not done alone`()
        async throws
    {
        try await StoreSamples.with { store in
            let results = try await together(20, in: store) { number, session in
                if number == 11 {
                    // What SQLite does by itself when the disk is full or fails.
                    try session.sql.execute("ROLLBACK", [])
                    throw Refusal(number: number)
                }
                _ = try session.bump(counter: "kept")
            }
            #expect(results.allSatisfy { (try? $0.get()) == nil })
            #expect(try await store.read { try $0.counter("kept") } == 0)
            #expect(try await store.write { try $0.bump(counter: "kept") } == 1)
        }
    }

    @Test func `nobody is answered before the transaction is on disk`() async throws {
        try await StoreSamples.with { store, folder in
            let other = try Store(path: folder.file("vuonxa.sqlite"))
            await withTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let name = "c\(number)"
                        _ = try? await store.write { try $0.bump(counter: name) }
                        return (try? await other.read { try $0.counter(name) }) == 1
                    }
                }
                for await isThere in group { #expect(isThere) }
            }
            try await other.close()
        }
    }

    @Test func `in a batch a later write sees an earlier one`() async throws {
        try await StoreSamples.with { store in
            let results = try await together(50, in: store) { _, session in
                (try session.counter("a"), try session.bump(counter: "a"))
            }
            for (number, result) in results.enumerated() {
                #expect(try result.get() == (number, number + 1))
            }
        }
    }

    @Test func `more than may wait are refused, not queued without end`() async throws {
        try await StoreSamples.with(limits: StoreLimits(batch: 4, waiting: 10)) { store, _ in
            let results = try await together(15, in: store) { _, session in
                try session.bump(counter: "a")
            }
            let refused = results.filter {
                if case .failure(let error) = $0 {
                    error as? StoreError == .overloaded
                } else {
                    false
                }
            }
            #expect(refused.count == 5)
            #expect(try await store.read { try $0.counter("a") } == 10)
        }
    }

    @Test func `closing lets waiting writes finish and refuses later ones`() async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            let holder = await Holder(store)
            let last = Task.immediate { try await store.write { try $0.bump(counter: "a") } }
            let closing = Task.immediate { try await store.close() }
            await #expect(throws: StoreError.closed) {
                try await store.write { try $0.bump(counter: "a") }
            }
            try await holder.letGo()
            #expect(try await last.value == 1)
            try await closing.value
        }
    }

    @Test func `a trial is taken back, whether it throws or not`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                try session.attempt { _ = try session.bump(counter: "a") }
                #expect(throws: Refusal(number: 1)) {
                    try session.attempt {
                        _ = try session.bump(counter: "a")
                        throw Refusal(number: 1)
                    }
                }
                _ = try session.bump(counter: "b")
            }
            #expect(try await store.read { try $0.counter("a") } == 0)
            #expect(try await store.read { try $0.counter("b") } == 1)
        }
    }
}
