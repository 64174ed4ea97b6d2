internal import Foundation
internal import Market
internal import Reach
internal import Storage

/// Seals feed positions, so that a cursor is one that we gave, to this courier.
///
/// Form: `1.<position>.<first 16 bytes of HMAC-SHA256 in hex>`; the key is made once per database.
struct FeedSeal: Sendable {
    private static let settingName = "feed.seal"
    private let key: [UInt8]

    static func load(from store: Store) async throws -> FeedSeal {
        if let text = try await store.read({ try $0.setting(settingName) }) {
            return FeedSeal(key: Array(text.utf8))
        }
        var generator = SystemRandomNumberGenerator()
        let made = Digest.hex((0..<32).map { _ in .random(in: .min ... .max, using: &generator) })
        let text = try await store.write { session in
            if let known = try session.setting(settingName) { return known }
            try session.set(settingName, to: made)
            return made
        }
        return FeedSeal(key: Array(text.utf8))
    }

    func seal(_ position: Int, for courier: CourierCode) -> String {
        "1.\(position).\(mark(position, courier))"
    }

    func open(_ cursor: String, for courier: CourierCode) throws(CursorError) -> Int {
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "1", let position = Int(parts[1]),
            Digest.equal(Array(parts[2].utf8), Array(mark(position, courier).utf8))
        else { throw .unreadable }
        return position
    }

    /// What only this database can write beside a text.
    func mark(_ text: String) -> String {
        Digest.hex(Array(Digest.hmacSHA256(key: key, Array(text.utf8)).prefix(16)))
    }

    private func mark(_ position: Int, _ courier: CourierCode) -> String {
        mark("\(courier.text) \(position)")
    }
}
