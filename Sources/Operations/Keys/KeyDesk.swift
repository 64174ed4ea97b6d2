internal import Foundation
package import Market
internal import Reach
package import Storage

/// Issues keys, shows them once, and tells whose a shown key is.
package struct KeyDesk: Sendable {
    /// A key that was just made; `secret` is shown now and never again.
    package struct Issued: Hashable, Sendable {
        package let key: StoredKey
        package let secret: String
    }

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// Makes a key; `subject` is what follows `--for`: a producer, courier, shop, province or
    /// commune; `member` says what the holder is in the producer.
    package func issue(
        role: Role, for subject: String?, label: String, member: MemberRole? = nil,
        by issuer: String
    ) async throws -> Issued {
        guard let scope = KeyScope(subject, for: role) else {
            throw FieldProblems([Self.scopeProblem(role)])
        }
        if member != nil, role != .producer || scope == .everything {
            throw FieldProblems([Self.memberProblem])
        }
        let secret = "vx_" + Self.randomText()
        let key = StoredKey(
            id: house.clockwork.ids.make("ky"), role: role, scope: scope,
            label: String(label.prefix(CleanText.Limit.name)), createdAt: house.clockwork.now(),
            member: member)
        let author = Caller(keyID: issuer, role: .admin, scope: .everything)
        try await house.store.write { [house] session in
            if case .producer(let id) = scope, try session.producer(id) == nil {
                throw FieldProblems([Self.scopeProblem(role)])
            }
            try session.insert(key, hash: Digest.sha256(secret.utf8))
            try house.note(
                "key_issued", on: key.id, by: author, role.rawValue, at: key.createdAt,
                in: session)
        }
        return Issued(key: key, secret: secret)
    }

    /// Whose key it is; a key that is not known or was revoked is nobody's.
    package func caller(of secret: String) async throws -> Caller {
        guard secret.hasPrefix("vx_"), secret.utf8.count < 100 else {
            throw AccessError.unauthenticated
        }
        let hash = Digest.sha256(secret.utf8)
        // Asked at every call: a mandate that ended or was taken back ends for the next of them.
        let today = house.clockwork.today
        return try house.store.glance { session in
            guard let stored = try session.key(hash: hash), stored.revokedAt == nil else {
                throw AccessError.unauthenticated
            }
            return try Self.caller(stored, on: today, in: session)
        }
    }

    /// The caller that a key makes on a day, with the producers for which it may act.
    static func caller(
        _ key: StoredKey, on today: Day, in session: StoreSession
    ) throws -> Caller {
        switch (key.role, key.scope) {
        case (.helper, _):
            let mandates = try session.mandates(ofHelper: key.id, on: today)
            return Caller(
                keyID: key.id, role: key.role, scope: key.scope, mandates: mandates,
                absorbed: try session.absorbed(into: Set(mandates.map(\.producer))))
        case (.producer, .producer(let id)):
            return Caller(
                keyID: key.id, role: key.role, scope: key.scope, member: key.member,
                absorbed: try session.absorbed(into: [id]))
        default:
            return Caller(keyID: key.id, role: key.role, scope: key.scope)
        }
    }

    package func revoke(_ id: String, by caller: Caller) async throws -> Bool {
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            let isRevoked = try session.revokeKey(id, at: now)
            if isRevoked {
                try house.note("key_revoked", on: id, by: caller, at: now, in: session)
            }
            return isRevoked
        }
    }

    package func page(after id: String, limit: Int) async throws -> [StoredKey] {
        try await house.store.read { try $0.keys(after: id, limit: limit) }
    }

    /// 256 random bits of the system's generator, in base64url without padding.
    static func randomText() -> String {
        text(of: randomBytes(32))
    }

    /// So many bytes of the system's generator.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Bytes in base64url without padding.
    static func text(of bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    private static let memberProblem = FieldProblem(
        "member", .notAllowed, vi: "Chỉ khoá của một chủ thể đã có mới có vai trò thành viên.",
        en: "Only the key of a registered producer has a member's role.")

    private static func scopeProblem(_ role: Role) -> FieldProblem {
        let wanted: (vi: String, en: String) =
            switch role {
            case .admin, .helper: ("hãy để trống", "leave it out")
            case .storefront:
                (
                    "tên cửa hàng gồm chữ không dấu, số, dấu chấm, gạch nối, hoặc để trống",
                    "the shop's name in letters, digits, dots and hyphens, or nothing"
                )
            case .officer:
                ("mã tỉnh hoặc mã xã, hoặc để trống", "a province or commune code, or nothing")
            case .producer:
                ("mã chủ thể đã có, hoặc để trống", "the id of a producer, or nothing")
            case .courier: ("mã đơn vị vận chuyển", "the code of a courier")
            }
        return FieldProblem(
            "for", .notAllowed, vi: "Với loại khoá này, mục for là: \(wanted.vi).",
            en: "A key of role \(role.rawValue): \(wanted.en).")
    }
}
