internal import Storage
internal import TestSupport
import Testing

/// Remembered answers.
@Suite struct IdempotencyTests {
    static let answer = RememberedAnswer(
        requestHash: [1, 2, 3], status: 201, etag: "\"1\"", location: "/v1/orders/or_1",
        body: Array("{}".utf8))

    @Test func `an answer is remembered whole, for its key only`() async throws {
        try await StoreSamples.with { store in
            let bare = RememberedAnswer(
                requestHash: [], status: 200, etag: nil, location: nil, body: [])
            try await store.write { session in
                try session.remember(Self.answer, key: "k", of: "ky_1", at: 1)
                try session.remember(bare, key: "k", of: "ky_2", at: 1)
            }
            try await store.read { session throws in
                #expect(try session.rememberedAnswer(key: "k", of: "ky_1") == Self.answer)
                #expect(try session.rememberedAnswer(key: "k", of: "ky_2") == bare)
                #expect(try session.rememberedAnswer(key: "K", of: "ky_1") == nil)
            }
        }
    }

    @Test func `a second answer for the same key cannot be stored`() async throws {
        try await StoreSamples.with { store in
            try await store.write { try $0.remember(Self.answer, key: "k", of: "ky_1", at: 1) }
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.remember(Self.answer, key: "k", of: "ky_1", at: 2) }
            }
        }
    }

    @Test func `old answers are forgotten, a few at a time, and newer ones kept`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                for number in 1...5 {
                    try session.remember(
                        Self.answer, key: "k\(number)", of: "ky_1", at: Int64(number))
                }
                try session.forgetAnswers(before: 4, limit: 2)
            }
            func kept() async throws -> Int {
                try await store.read { session in
                    try (1...5).filter {
                        try session.rememberedAnswer(key: "k\($0)", of: "ky_1") != nil
                    }.count
                }
            }
            #expect(try await kept() == 3)
            try await store.write { try $0.forgetAnswers(before: 4, limit: 2) }
            #expect(try await kept() == 2)
            try await store.write { try $0.forgetAnswers(before: 4, limit: 2) }
            #expect(try await kept() == 2)
        }
    }
}
