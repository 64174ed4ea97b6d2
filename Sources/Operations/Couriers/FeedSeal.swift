internal import Foundation
internal import Market
internal import Reach
internal import Storage

/// Seals feed positions, so that a cursor is one that we gave, to this courier.
///
/// Form: `2.<epoch>.<position>.<first 16 bytes of HMAC-SHA256 in hex>`; the key is made once per
/// database, and a backup goes without it: a restored file counts positions anew in another epoch.
/// `1.<position>.<…>` is the form of the first release, sealed with the same key.
struct FeedSeal: Sendable {
    private static let settingName = "feed.seal"
    private let key: [UInt8]
    /// The name of this database's life, 8 hexadecimal digits; part of every event's id.
    let epoch: String

    init(key: [UInt8]) {
        self.key = key
        epoch = Digest.hex(Array(Digest.hmacSHA256(key: key, Array("epoch".utf8)).prefix(4)))
    }

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
        "2.\(epoch).\(position).\(mark(position, courier))"
    }

    /// The same; `opened`, which was opened and seals that very position, is given back where it
    /// has the present form.
    func seal(_ position: Int, for courier: CourierCode, or opened: String?) -> String {
        if let opened, opened.hasPrefix("2.") { return opened }
        return seal(position, for: courier)
    }

    /// The position that a cursor seals; throws `expired` for one of another epoch, whose
    /// positions say nothing about this feed.
    func open(_ cursor: String, for courier: CourierCode) throws(CursorError) -> Int {
        var parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        var isOurs = true
        switch parts.first {
        case "1" where parts.count == 3: break
        case "2" where parts.count == 4:
            let named = parts.remove(at: 1)
            guard named.utf8.count == epoch.utf8.count, named.allSatisfy(\.isHexDigit) else {
                throw .unreadable
            }
            isOurs = named == epoch[...]
        default: throw .unreadable
        }
        guard let position = Int(parts[1]), position >= 0 else { throw .unreadable }
        if !isOurs, parts[2].utf8.count == 32 { throw .expired }
        guard Digest.equal(Array(parts[2].utf8), Array(mark(position, courier).utf8)) else {
            throw .unreadable
        }
        return position
    }

    /// Seals a place in a snapshot: the feed's position before it, and the last parcel read.
    func seal(_ place: SnapshotPlace, for courier: CourierCode) -> String {
        let text = "\(place.position)~\(place.turn.rawValue)~\(place.after)"
        return "s~\(text)~\(mark("\(courier.text) s \(text)"))"
    }

    /// The place that `seal` sealed for this courier in this database's life.
    func openPlace(
        _ cursor: String, for courier: CourierCode
    ) throws(CursorError) -> SnapshotPlace {
        let parts = cursor.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "s", let position = Int(parts[1]),
            let turn = AssignmentState(rawValue: String(parts[2]))
        else { throw .unreadable }
        let place = SnapshotPlace(position: position, turn: turn, after: String(parts[3]))
        guard Digest.equal(Array(seal(place, for: courier).utf8), Array(cursor.utf8)) else {
            throw .expired
        }
        return place
    }

    /// What only this database can write beside a text.
    func mark(_ text: String) -> String {
        Digest.hex(Array(Digest.hmacSHA256(key: key, Array(text.utf8)).prefix(16)))
    }

    private func mark(_ position: Int, _ courier: CourierCode) -> String {
        mark("\(courier.text) \(position)")
    }
}

/// How far a snapshot was read, and where the feed goes on after it.
struct SnapshotPlace: Hashable, Sendable {
    /// The feed's last position before the snapshot's first page.
    let position: Int
    /// Which turns are being read: those accepted first, then those to be accepted.
    let turn: AssignmentState
    let after: String
}
