internal import Foundation
internal import Market
@testable internal import Storage
internal import TestSupport
import Testing

/// The file of the keys: made once, demanded ever after.
@Suite struct KeyFileTests {
    private static func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// A closed store with one order, and its file of keys.
    private static func with(
        _ body: (_ path: String, _ keys: String, StoreFolder) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("vuonxa.sqlite")
            let store = try Store(path: path)
            try await store.write { session in
                _ = try session.seal([1], for: "x")
            }
            try await store.close()
            try await body(path, folder.file("personal.keys"), folder)
        }
    }

    @Test func `the first start makes it, for its owner alone, and later ones keep it`()
        async throws
    {
        try await Self.with { path, keys, _ in
            #expect(try Self.permissions(keys) == 0o600)
            let text = try String(contentsOfFile: keys, encoding: .utf8)
            #expect(Keyring(text: text)?.ids.count == 1)
            try await Store(path: path).close()
            #expect(try String(contentsOfFile: keys, encoding: .utf8) == text)
        }
    }

    @Test func `without it the store does not open, but for work that is about nobody`()
        async throws
    {
        try await Self.with { path, keys, _ in
            try FileManager.default.removeItem(atPath: keys)
            #expect(throws: StoreError.personalKeysMissing(keys)) { try Store(path: path) }
            #expect(!FileManager.default.fileExists(atPath: keys))
            let store = try Store(path: path, keys: .ifThere())
            #expect(try await store.write { try $0.bump(counter: "a") } == 1)
            await #expect(throws: StoreError.personalKeysMissing("")) {
                try await store.write { _ = try $0.seal([1], for: "x") }
            }
            try await store.close()
        }
    }

    @Test func `a file with other keys is refused, naming what it lacks`() async throws {
        try await Self.with { path, keys, _ in
            let zeros = [UInt8](repeating: 0, count: Cipher.keyBytes)
            let ring = try #require(
                Keyring(text: try String(contentsOfFile: keys, encoding: .utf8)))
            let id = try #require(ring.ids.first)
            let file = KeyFile(path: keys)
            try file.replace(with: ring.adding(zeros, as: id))
            #expect(throws: StoreError.personalKeyUnknown(id, keys)) { try Store(path: path) }
            try file.replace(with: ring.keeping { _ in false })
            #expect(throws: StoreError.personalKeyUnknown(id, keys)) { try Store(path: path) }
            try file.replace(with: Keyring(phones: zeros, keys: [id: ring[id] ?? []]))
            #expect(throws: StoreError.personalKeyUnknown("phones", keys)) {
                try Store(path: path)
            }
            try file.replace(with: ring)
            try await Store(path: path).close()
        }
    }

    @Test func `a file that others may read, or that is something else, is refused`() async throws {
        try await Self.with { path, keys, _ in
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: keys)
            #expect(throws: StoreError.personalKeysExposed(keys)) { try Store(path: path) }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keys)
            try FileManager.default.removeItem(atPath: keys)
            let isMade = FileManager.default.createFile(
                atPath: keys, contents: Data("dear".utf8),
                attributes: [.posixPermissions: 0o600])
            #expect(isMade)
            #expect(throws: StoreError.personalKeysUnreadable(keys)) { try Store(path: path) }
        }
    }

    @Test func `it may lie elsewhere, and whoever comes second takes what is there`() async throws {
        try await StoreFolder.with { folder in
            let keys = folder.file("keys")
            let zeros = [UInt8](repeating: 0, count: Cipher.keyBytes)
            let ring = Keyring(phones: zeros, keys: ["pk_a": zeros])
            let file = KeyFile(path: keys)
            #expect(try file.create(ring) == ring)
            #expect(try file.create(ring.adding(zeros, as: "pk_b")) == ring)
            let store = try Store(path: folder.file("a.sqlite"), keys: .demanded(keys))
            #expect(try await store.write { try $0.seal([1], for: "x").key } == "pk_a")
            try await store.close()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains("personal.keys") && !names.contains { $0.contains("partial") })
        }
    }
}
