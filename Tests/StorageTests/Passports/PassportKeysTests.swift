internal import Foundation
internal import Market
internal import Storage
internal import TestSupport
import Testing

/// The file of the keys that sign passports.
@Suite struct PassportKeysTests {
    @Test func `the first start makes it, for its owner alone, and later ones keep it`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("passport.keys")
            let key = try PassportKeys(path: path).ring.current
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try PassportKeys(path: path).ring == PassportKeyring(current: key))
        }
    }

    @Test func `a rotation beside a running program is seen by it, and keeps the old public key`()
        async throws
    {
        try await StoreFolder.with { folder in
            let path = folder.file("passport.keys")
            let running = try PassportKeys(path: path)
            let old = running.ring.current
            let id = try await PassportKeys(path: path).rotate()
            #expect(running.ring.current.id == id && id != old.id)
            #expect(running.ring.former == [old.publicKey])
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(!text.contains(Digest.hex(old.seed)))
        }
    }

    @Test func `what others may read, or what holds no keys, is refused`() async throws {
        try await StoreFolder.with { folder in
            let path = folder.file("passport.keys")
            _ = try PassportKeys(path: path)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: StoreError.personalKeysExposed(path)) {
                try PassportKeys(path: path)
            }
            let other = folder.file("other.keys")
            try Data("phones 00\n".utf8).write(to: URL(fileURLWithPath: other))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: other)
            #expect(throws: StoreError.personalKeysUnreadable(other)) {
                try PassportKeys(path: other)
            }
        }
    }
}
