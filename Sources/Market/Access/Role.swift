package import Reach

/// The kinds of key; what each may do at which door is listed in Web's `Routes`.
package enum Role: String, Sendable, CaseIterable {
    case admin
    case officer
    case producer
    /// A member of a community digital team, who acts for producers that gave a mandate.
    case helper
    case storefront
    case courier
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
        case .admin, .helper:
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
