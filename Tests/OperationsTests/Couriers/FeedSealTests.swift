@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// A cursor is one that we gave, to this courier.
@Suite struct FeedSealTests {
    private static let courier = CoverageSamples.courier("a")

    private func withSeal(_ body: (FeedSeal, Store) async throws -> Void) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await body(try await FeedSeal.load(from: store), store)
            try await store.close()
        }
    }

    @Test func `a cursor opens to its position`() async throws {
        try await withSeal { seal, _ in
            for position in [0, 1, 41_234, Int.max] {
                let cursor = seal.seal(position, for: Self.courier)
                #expect(try seal.open(cursor, for: Self.courier) == position)
            }
            _ = try seal.open(seal.seal(1, for: Self.courier), for: Self.courier)
        }
    }

    @Test func `another courier's cursor is refused`() async throws {
        try await withSeal { seal, _ in
            let cursor = seal.seal(7, for: CoverageSamples.courier("b"))
            #expect(throws: CursorError.unreadable) { try seal.open(cursor, for: Self.courier) }
        }
    }

    @Test func `a cursor with any letter changed is refused`() async throws {
        try await withSeal { seal, _ in
            let cursor = Array(seal.seal(7, for: Self.courier).utf8)
            for index in cursor.indices {
                var changed = cursor
                changed[index] =
                    changed[index] == UInt8(ascii: "8") ? UInt8(ascii: "9") : UInt8(ascii: "8")
                let text = String(decoding: changed, as: UTF8.self)
                #expect(throws: CursorError.self) { try seal.open(text, for: Self.courier) }
            }
        }
    }

    @Test func `a cursor of the first release is read on`() async throws {
        try await withSeal { seal, _ async throws in
            let parts = seal.seal(7, for: Self.courier).split(separator: ".")
            let old = "1.\(parts[2]).\(parts[3])"
            #expect(try seal.open(old, for: Self.courier) == 7)
            #expect(throws: CursorError.unreadable) {
                try seal.open(old, for: CoverageSamples.courier("b"))
            }
        }
    }

    @Test func `a cursor of another life of the database has expired`() async throws {
        try await withSeal { seal, _ async throws in
            try await withSeal { restored, _ async throws in
                let cursor = seal.seal(7, for: Self.courier)
                #expect(throws: CursorError.expired) {
                    try restored.open(cursor, for: Self.courier)
                }
                #expect(restored.epoch != seal.epoch)
                #expect(seal.epoch.count == 8)
            }
        }
    }

    @Test(arguments: [
        "", ".", "1.7", "1.7.", "1.7.00", "7", "1.-1.", "1.7.\u{0}", "ỏ.ỏ.ỏ", "1.7.a.b",
    ])
    func `what is no cursor is refused`(_ text: String) async throws {
        try await withSeal { seal, _ in
            #expect(throws: CursorError.unreadable) { try seal.open(text, for: Self.courier) }
            _ = try seal.open(seal.seal(0, for: Self.courier), for: Self.courier)
        }
    }

    @Test func `one database has one seal, and another one another`() async throws {
        try await withSeal { seal, store in
            let again = try await FeedSeal.load(from: store)
            #expect(again.seal(7, for: Self.courier) == seal.seal(7, for: Self.courier))
            try await withSeal { other, _ in
                _ = try other.open(other.seal(7, for: Self.courier), for: Self.courier)
                #expect(other.seal(7, for: Self.courier) != seal.seal(7, for: Self.courier))
            }
        }
    }

    @Test func `many that load the seal of a new database at once get the same`() async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            let sealed = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await FeedSeal.load(from: store).seal(7, for: Self.courier)
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(sealed.count == 1)
            try await store.close()
        }
    }
}
