internal import Foundation
internal import Market
@testable internal import Storage
internal import Synchronization
internal import TestSupport
import Testing

/// Writes that try a way without a savepoint first.
@Suite struct QuickWriteTests {
    /// A write with its quick way, by what the quick way does.
    private enum Quick: CaseIterable {
        case answers
        case declines
        case refuses
        case spoils
        case spoilsAndDeclines
    }

    private static func write(_ quick: Quick, _ number: Int, in store: Store) async throws -> String
    {
        try await store.write(
            quickly: { session -> String? in
                switch quick {
                case .answers:
                    _ = try session.bump(counter: "quick \(number)")
                    return "quick"
                case .declines: return nil
                case .refuses: throw Refusal(number: number)
                case .spoils:
                    _ = try session.bump(counter: "quick \(number)")
                    throw Refusal(number: number)
                case .spoilsAndDeclines:
                    _ = try session.bump(counter: "quick \(number)")
                    return nil
                }
            },
            orElse: { session in
                _ = try session.bump(counter: "careful \(number)")
                return "careful"
            })
    }

    private static func counts(_ number: Int, in store: Store) async throws -> [Int] {
        try await store.read {
            [try $0.counter("quick \(number)"), try $0.counter("careful \(number)")]
        }
    }

    @Test func `what the quick way answers is not done again`() async throws {
        try await StoreSamples.with { store async throws in
            #expect(try await Self.write(.answers, 0, in: store) == "quick")
            #expect(try await Self.counts(0, in: store) == [1, 0])
        }
    }

    @Test func `where the quick way declines, the work is done`() async throws {
        try await StoreSamples.with { store async throws in
            #expect(try await Self.write(.declines, 0, in: store) == "careful")
            #expect(try await Self.counts(0, in: store) == [0, 1])
        }
    }

    @Test func `what the quick way refuses before it wrote is refused`() async throws {
        try await StoreSamples.with { store async throws in
            await #expect(throws: Refusal(number: 0)) {
                try await Self.write(.refuses, 0, in: store)
            }
            #expect(try await Self.counts(0, in: store) == [0, 0])
        }
    }

    @Test(arguments: [Quick.spoils, .spoilsAndDeclines])
    private func `what the quick way left behind is taken back, and the work is done`(
        _ quick: Quick
    ) async throws {
        try await StoreSamples.with { store async throws in
            #expect(try await Self.write(quick, 0, in: store) == "careful")
            #expect(try await Self.counts(0, in: store) == [0, 1])
        }
    }

    /// Every fifth spoils its group; every write of it is there once all the same.
    @Test func `a group that is begun anew does all of its work once`() async throws {
        try await StoreSamples.with { store async throws in
            let gate = DispatchSemaphore(value: 0)
            let holder = Mutex<Task<Void, any Error>?>(nil)
            // Goes on once the writer is held, so that all that follow make one group.
            await withCheckedContinuation { held in
                holder.withLock {
                    $0 = Task {
                        try await store.write { _ in
                            held.resume()
                            gate.wait()
                        }
                    }
                }
            }
            let kinds = (0..<100).map { Quick.allCases[$0 % 5] }
            let tasks = kinds.enumerated().map { number, quick in
                Task.immediate { try await Self.write(quick, number, in: store) }
            }
            gate.signal()
            try await holder.withLock { $0 }?.value
            for (number, task) in tasks.enumerated() {
                // With one that spoils in the group nobody goes the quick way.
                #expect(try await task.value == "careful")
                #expect(try await Self.counts(number, in: store) == [0, 1])
            }
        }
    }

    @Test func `when the engine takes a quick write's group back, it is begun anew`() async throws {
        try await StoreSamples.with { store async throws in
            let answer = try await store.write(
                quickly: { session -> String? in
                    // What SQLite does by itself when the disk is full or fails.
                    try session.sql.execute("ROLLBACK", [])
                    return nil
                },
                orElse: { session in
                    _ = try session.bump(counter: "a")
                    return "careful"
                })
            #expect(answer == "careful")
            #expect(try await store.read { try $0.counter("a") } == 1)
        }
    }

    @Test func `of a feed that grew in vain nobody is told`() async throws {
        try await StoreSamples.with { store async throws in
            try await store.addParcels(1)
            let told = Mutex<[Int]>([])
            store.listenToFeeds { grown in told.withLock { $0 += grown.values } }
            let append = { @Sendable (session: StoreSession) throws in
                let parcel = MarketSamples.parcel("pk_001")
                try session.appendToFeed(of: parcel.courier, .withdrawn, parcel.id, at: 1)
            }
            _ = try await store.write(
                quickly: { session -> Bool? in
                    try append(session)
                    try append(session)
                    return nil
                },
                orElse: { session in
                    try append(session)
                    return true
                })
            #expect(told.withLock { $0 } == [2])
        }
    }
}
