internal import Storage
internal import TestSupport
import Testing

/// Counted positions have no gaps and no doubles.
@Suite struct CounterTests {
    @Test func `a thousand writes at once count from 1 to 1,000`() async throws {
        try await StoreSamples.with { store in
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<1_000 {
                    group.addTask { try await store.write { try $0.bump(counter: "feed") } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(1...1_000))
        }
    }

    @Test func `a write that fails takes its number back`() async throws {
        try await StoreSamples.with { store in
            let numbers = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<400 {
                    group.addTask {
                        try? await store.write { session in
                            let position = try session.bump(counter: "feed")
                            if number.isMultiple(of: 2) { throw Refusal(number: number) }
                            return position
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
            }
            #expect(numbers.sorted() == Array(1...200))
        }
    }

    @Test func `counters are counted apart and begin at 0`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                #expect(try session.counter("a") == 0)
                #expect(try session.bump(counter: "a") == 1)
                #expect(try session.bump(counter: "b") == 1)
                #expect(try session.bump(counter: "a") == 2)
                #expect(try session.counter("a") == 2)
            }
        }
    }

    @Test func `a setting is what was written last`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                #expect(try session.setting("seal") == nil)
                try session.set("seal", to: "một")
                try session.set("seal", to: "hai")
                #expect(try session.setting("seal") == "hai")
            }
        }
    }
}
