internal import Foundation
package import Market
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
    /// commune.
    package func issue(
        role: Role, for subject: String?, label: String, by issuer: String
    ) async throws -> Issued {
        guard let scope = KeyScope(subject, for: role) else {
            throw FieldProblems([Self.scopeProblem(role)])
        }
        let secret = "vx_" + Self.randomText()
        let key = StoredKey(
            id: house.clockwork.ids.make("ky"), role: role, scope: scope,
            label: String(label.prefix(CleanText.Limit.name)), createdAt: house.clockwork.now())
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
        let stored = try house.store.glance { try $0.key(hash: hash) }
        guard let stored, stored.revokedAt == nil else { throw AccessError.unauthenticated }
        return Caller(keyID: stored.id, role: stored.role, scope: stored.scope)
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
    private static func randomText() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Data(bytes).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    private static func scopeProblem(_ role: Role) -> FieldProblem {
        let wanted: (vi: String, en: String) =
            switch role {
            case .admin: ("để trống", "leave it out")
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
            "for", .notAllowed, vi: "Khoá \(role.rawValue): \(wanted.vi).",
            en: "A key of role \(role.rawValue): \(wanted.en).")
    }
}
