import Market
import TestSupport

@testable import Web

extension HTTPReading {
    /// The body as JSON; `null` where it is none.
    var json: JSONValue {
        (try? JSONBody.object(body, depth: 32)).map { .object($0) } ?? .null
    }

    /// The `code` of a problem.
    var code: String? {
        json["code"].text
    }

    /// The field and code of each problem, as `field: code`.
    var fieldCodes: [String] {
        json["errors"].items.map { "\($0["field"].text ?? "") \($0["code"].text ?? "")" }
    }
}

extension JSONValue {
    subscript(name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    subscript(index: Int) -> JSONValue {
        items.indices.contains(index) ? items[index] : .null
    }

    var items: [JSONValue] {
        if case .list(let items) = self { items } else { [] }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var integer: Int? {
        if case .integer(let number) = self { Int(number) } else { nil }
    }

    var flag: Bool? {
        if case .flag(let flag) = self { flag } else { nil }
    }

    var names: Set<String> {
        if case .object(let members) = self { Set(members.keys) } else { [] }
    }
}
