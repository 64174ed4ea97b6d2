import Foundation
import TestSupport

/// An answer's JSON as a test looks into it; what is not there is `null`.
enum JSON: Decodable, Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(_ bytes: [UInt8]) {
        self = (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    subscript(name: String) -> JSON {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    var items: [JSON] {
        if case .list(let items) = self { items } else { [] }
    }

    /// Empty where there is no text.
    var text: String {
        if case .text(let text) = self { text } else { "" }
    }

    var integer: Int? {
        if case .integer(let integer) = self { integer } else { nil }
    }
}

extension HTTPReading {
    var json: JSON { JSON(body) }
}
