internal import Foundation
internal import Glibc
package import Market
internal import Synchronization

/// The keys that sign passports, read from their file and read again when it changes.
package final class PassportKeys: Sendable {
    private struct Known {
        let ring: PassportKeyring
        /// What the file looked like; `nil` for keys without a file.
        let mark: FileMark?
    }

    /// A file that was put in another's place is another file, also within one tick of its clock.
    private struct FileMark: Hashable {
        let number: UInt
        let changed: Int64
    }

    private let file: KeyTextFile<PassportKeyring>?
    private let known: Mutex<Known>

    /// Opens the file, which is made with a new key when it is not there.
    ///
    /// Throws `StoreError` where others may read it, or where it holds no keys.
    package init(path: String) throws {
        let file = KeyTextFile<PassportKeyring>(path: path)
        let made = PassportKeyring(current: PassportKey(seed: Vault.random(Self.seedBytes)))
        let ring = try file.read() ?? file.create(made)
        self.file = file
        known = Mutex(Known(ring: ring, mark: Self.mark(path)))
    }

    /// A key of this moment that nobody keeps, for programs that sign nothing for long.
    package init() {
        file = nil
        let key = PassportKey(seed: Vault.random(Self.seedBytes))
        known = Mutex(Known(ring: PassportKeyring(current: key), mark: nil))
    }

    private static let seedBytes = Digest.ed25519KeyBytes

    /// The keys as the file holds them now; a file that cannot be read leaves those from before.
    package var ring: PassportKeyring {
        guard let file else { return known.withLock { $0.ring } }
        let mark = Self.mark(file.path)
        return known.withLock { known in
            if known.mark != mark, let ring = try? file.read() {
                known = Known(ring: ring, mark: mark)
            }
            return known.ring
        }
    }

    /// Puts a new key into the file; of the one before only the public half stays. A running
    /// server signs with the new one from its next document on. Answers the new key's id.
    package func rotate() async throws -> String {
        guard let file else { throw StoreError.personalKeysUnwritable("") }
        return try await file.locked {
            guard let ring = try file.read() else {
                throw StoreError.personalKeysUnreadable(file.path)
            }
            let rotated = ring.rotated(to: Vault.random(Self.seedBytes))
            try file.replace(with: rotated)
            return rotated.current.id
        }
    }

    private static func mark(_ path: String) -> FileMark? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let seconds = Int64(status.st_mtim.tv_sec)
        return FileMark(
            number: UInt(status.st_ino),
            changed: seconds * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }
}

extension KeyTextFile where Ring == PassportKeyring {
    private static var remark: [String] {
        [
            "Khoá ký hộ chiếu sản phẩm của Vươn Xa. Giữ kín dòng sign; dòng public là khoá cũ.",
            "The key that signs product passports. Keep the line sign secret: whoever has it can",
            "make passports. Lines public are former keys, whose documents are still believed.",
        ]
    }

    fileprivate init(path: String) {
        self.init(
            path: path, text: { $0.text(remark: Self.remark) },
            parse: { PassportKeyring(text: $0) })
    }
}
