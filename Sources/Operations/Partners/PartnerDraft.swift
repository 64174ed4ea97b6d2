internal import Couriers
internal import Foundation
internal import Market
internal import Storage

/// What an admin says of a new partner.
package struct PartnerDraft: Sendable {
    package var code: String
    package var name: String
    package var kind: String
    package var url: String
    /// `whsec_` and base64; one is made when it is left out.
    package var secret: String?

    package init(code: String, name: String, kind: String, url: String, secret: String? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.url = url
        self.secret = secret
    }
}

extension PartnerDraft: CustomStringConvertible {
    /// Without the secret, so that it cannot get into a log.
    package var description: String { "partner \(code)" }
}

/// Which partners may be registered.
package struct PartnerRules: Sendable {
    /// Longer addresses are slips, and servers refuse them.
    static let longestURL = 2_000

    /// Plain http to this machine, for the sandbox and for tests.
    package let allowsPlainLoopback: Bool

    package init(allowsPlainLoopback: Bool) {
        self.allowsPlainLoopback = allowsPlainLoopback
    }

    /// Whether listings may be sent there: https, or http to loopback where that is allowed.
    ///
    /// Where a name leads is checked by the transport at each call, as it may change.
    func allows(_ text: String) -> Bool {
        guard text.utf8.count <= Self.longestURL,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil
        else { return false }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return allowsPlainLoopback && Self.isLoopback(host)
        default: return false
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
    }
}

extension PartnerDraft {
    /// The partner that the draft describes, or everything that is wrong with it.
    func checked(_ rules: PartnerRules, at now: Int64) throws(FieldProblems) -> Partner {
        var check = FieldCheck()
        let cleanName = check.text(name, "name", limit: CleanText.Limit.name)
        let cleanCode = PartnerCode(code)
        if cleanCode == nil { check.refuse(Self.codeProblem) }
        if CourierKind(rawValue: kind) == nil { check.refuse(Self.kindProblem) }
        if !rules.allows(url) { check.refuse(Self.urlProblem) }
        if let secret, SigningSecret(secret) == nil { check.refuse(Self.secretProblem) }
        try check.finish()
        guard let cleanCode else { throw [Self.codeProblem] }
        return Partner(
            code: cleanCode, name: cleanName, kind: kind, url: url,
            secret: Secret(secret ?? Self.newSecret()), createdAt: now)
    }

    /// 256 random bits of the system's generator.
    private static func newSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return SigningSecret.text(
            of: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    private static var codeProblem: FieldProblem {
        FieldProblem(
            "code", .malformed,
            vi: "Gồm 2 đến \(PartnerCode.longest) chữ thường không dấu, chữ số, - hoặc _.",
            en: "2 to \(PartnerCode.longest) lower-case letters, digits, - or _.")
    }

    private static var kindProblem: FieldProblem {
        let known = CourierKind.allCases.map(\.rawValue).joined(separator: ", ")
        return FieldProblem(
            "kind", .notAllowed, vi: "Loại đối tác phải là một trong: \(known).",
            en: "The kind must be one of: \(known).")
    }

    private static var urlProblem: FieldProblem {
        FieldProblem(
            "url", .notAllowed,
            vi: "Phải là địa chỉ https, không kèm tên đăng nhập và không có phần #.",
            en: "Must be an https address, without user information and without a fragment.")
    }

    private static var secretProblem: FieldProblem {
        FieldProblem(
            "secret", .malformed,
            vi: "Phải là whsec_ và base64 của 24 đến 64 byte; có thể bỏ trống để được cấp.",
            en: "Must be whsec_ and the base64 of 24 to 64 bytes; leave it out to be given one.")
    }
}
