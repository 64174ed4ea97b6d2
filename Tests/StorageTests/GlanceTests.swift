internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Rows that are read on the thread that asks for them.
@Suite struct GlanceTests {
    private let hash = Digest.sha256("vx_thử".utf8)

    private func key(in store: Store) throws -> StoredKey? {
        try store.glance { try $0.key(hash: hash) }
    }

    private func setting(in store: Store) throws -> String? {
        try store.glance { try $0.setting("thử") }
    }

    private func insertKey(in store: Store) async throws {
        let key = StoredKey(
            id: "ky_1", role: .storefront, scope: .everything, label: "", createdAt: 7)
        try await store.write { [hash] in try $0.insert(key, hash: hash) }
    }

    @Test func `a glance sees what was committed before it`() async throws {
        try await StoreSamples.with { store in
            #expect(try key(in: store) == nil)
            try await insertKey(in: store)
            #expect(try key(in: store)?.revokedAt == nil)
            _ = try await store.write { try $0.revokeKey("ky_1", at: 8) }
            #expect(try key(in: store)?.revokedAt == 8)
        }
    }

    @Test func `a glance from within a transaction does not see it`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session in
                try session.set("thử", to: "1")
                #expect(try setting(in: store) == nil)
            }
            #expect(try setting(in: store) == "1")
        }
    }

    @Test func `glances at the same time each find their row`() async throws {
        try await StoreSamples.with { store in
            try await insertKey(in: store)
            let found = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<200 {
                    group.addTask { (try? key(in: store))?.id == "ky_1" }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(found == 200)
        }
    }

    @Test func `a glance cannot write`() async throws {
        try await StoreSamples.with { store in
            let write = Result { try store.glance { try $0.set("thử", to: "1") } }
            #expect(throws: (any Error).self) { try write.get() }
        }
    }
}
