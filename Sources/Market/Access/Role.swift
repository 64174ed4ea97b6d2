package import Reach

/// The kinds of key; what each may do at which door is listed in Web's `Routes`.
package enum Role: String, Sendable, CaseIterable {
    case admin
    case officer
    case producer
    case storefront
    case courier
}

/// Who asks: the key's role and what it is for.
package struct Caller: Hashable, Sendable {
    package let keyID: String
    package let role: Role
    package let scope: KeyScope

    package init(keyID: String, role: Role, scope: KeyScope) {
        self.keyID = keyID
        self.role = role
        self.scope = scope
    }

    /// Whether the caller may write in the name of that producer.
    package func mayAct(for producer: ProducerID) -> Bool {
        role == .admin || (role == .producer && scope == .producer(producer))
    }

    /// Whether an officer's area holds the commune; an admin's is the whole country.
    package func oversees(_ commune: Commune) -> Bool {
        guard role == .admin || role == .officer else { return false }
        return switch scope {
        case .everything: true
        case .province(let code): commune.province == code
        case .commune(let code): commune.code == code
        case .producer, .courier, .storefront: false
        }
    }

    /// Throws unless the caller may change what holds for the whole country, such as what a
    /// courier covers: an admin, or an officer whose area is not a part of it.
    package func demandCountry() throws(AccessError) {
        let isOfficer = role == .officer && scope == .everything
        if role != .admin, !isOfficer { throw .outOfScope }
    }

    /// Under which name the caller's orders are kept: the storefront's, where its key names one,
    /// so that a new key sees them too; otherwise the key's own.
    package var storefront: String {
        if case .storefront(let name) = scope { name } else { keyID }
    }

    /// The courier whose parcels the caller may see, or `nil`.
    package var courier: CourierCode? {
        if case .courier(let code) = scope { code } else { nil }
    }
}

/// What a key is for; `everything` is the whole of what its role may touch.
package enum KeyScope: Hashable, Sendable {
    case everything
    case producer(ProducerID)
    case courier(CourierCode)
    case storefront(String)
    case province(ProvinceCode)
    case commune(CommuneCode)

    /// The scope that a role and the text after `--for` name, or `nil` where they do not fit.
    package init?(_ text: String?, for role: Role) {
        guard let text, !text.isEmpty else {
            if role == .courier { return nil }
            self = .everything
            return
        }
        switch role {
        case .admin:
            return nil
        case .storefront:
            guard KeyScope.isName(text) else { return nil }
            self = .storefront(text)
        case .producer:
            self = .producer(ProducerID(text))
        case .courier:
            guard let code = CourierCode(text) else { return nil }
            self = .courier(code)
        case .officer:
            if let code = ProvinceCode(text) {
                self = .province(code)
            } else if let code = CommuneCode(text) {
                self = .commune(code)
            } else {
                return nil
            }
        }
    }

    /// The text that `init(_:for:)` reads back.
    package var text: String? {
        switch self {
        case .everything: nil
        case .producer(let id): id.text
        case .courier(let code): code.text
        case .storefront(let name): name
        case .province(let code): code.digits
        case .commune(let code): code.digits
        }
    }

    /// 1 to 60 letters, digits, dots and hyphens; never like a key's id, whose orders it would see.
    private static func isName(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return (1...60).contains(text.utf8.count) && isPlain
    }
}

/// Why a caller is sent away.
package enum AccessError: Error, Hashable, Sendable {
    /// No key, or one that is not known or was revoked.
    case unauthenticated
    /// The key's role may not use this door.
    case roleNotAllowed(Role)
    /// The role may, but not for this producer, courier or area.
    case outOfScope
}
