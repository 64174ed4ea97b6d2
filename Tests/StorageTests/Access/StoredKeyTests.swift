internal import Market
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// Keys as they are kept: by hash.
@Suite struct StoredKeyTests {
    private func key(_ id: String, _ role: Role, _ scope: KeyScope = .everything) -> StoredKey {
        StoredKey(id: id, role: role, scope: scope, label: "thử", createdAt: 7)
    }

    private func hash(_ text: String) -> [UInt8] {
        Digest.sha256(text.utf8)
    }

    @Test func `a key of every kind comes back as it was`() async throws {
        try await StoreSamples.with { store in
            let keys = [
                key("ky_1", .admin), key("ky_2", .officer),
                key("ky_3", .officer, .province(CoverageSamples.places.provinces[1].code)),
                key("ky_4", .officer, .commune(CoverageSamples.commune("21484"))),
                key("ky_5", .producer), key("ky_6", .producer, .producer(ProducerID("pr_1"))),
                key("ky_7", .courier, .courier(CoverageSamples.courier("a"))),
                key("ky_8", .storefront),
            ]
            try await store.write { session in
                for key in keys { try session.insert(key, hash: hash(key.id)) }
            }
            try await store.read { session throws in
                for key in keys { #expect(try session.key(hash: hash(key.id)) == key) }
                #expect(try session.key(hash: hash("other")) == nil)
                #expect(try session.keys(after: "", limit: 100) == keys)
                #expect(try session.keys(after: "ky_2", limit: 2) == Array(keys[2...3]))
            }
        }
    }

    @Test func `two keys of one hash cannot be stored`() async throws {
        try await StoreSamples.with { store in
            try await store.write { try $0.insert(key("ky_1", .admin), hash: hash("a")) }
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.insert(key("ky_2", .admin), hash: hash("a")) }
            }
        }
    }

    @Test func `a key is revoked once and stays known as revoked`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                try session.insert(key("ky_1", .admin), hash: hash("a"))
                #expect(try session.revokeKey("ky_1", at: 9))
                #expect(try !session.revokeKey("ky_1", at: 10))
                #expect(try !session.revokeKey("ky_2", at: 9))
                #expect(try session.key(hash: hash("a"))?.revokedAt == 9)
            }
        }
    }

    @Test func `a fresh producer's key is bound once and for ever`() async throws {
        try await StoreSamples.with { store in
            try await store.write { session throws in
                try session.insert(key("ky_1", .producer), hash: hash("a"))
                let first = try session.bindKey("ky_1", to: ProducerID("pr_1"))
                let second = try session.bindKey("ky_1", to: ProducerID("pr_2"))
                #expect(first == ProducerID("pr_1") && second == ProducerID("pr_1"))
                #expect(try session.key(hash: hash("a"))?.scope == .producer(ProducerID("pr_1")))
                #expect(try session.bindKey("ky_2", to: ProducerID("pr_1")) == nil)
            }
        }
    }
}
