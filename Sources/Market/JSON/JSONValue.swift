/// A JSON document as it was read, before anybody asked what it should be.
package enum JSONValue: Hashable, Sendable {
    case null
    case flag(Bool)
    /// A number without a fraction, also when it was written `5.0` or `5e3`.
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    package init(from decoder: any Decoder) throws {
        // The commonest first, as each wrong guess costs an error.
        if let single = try? decoder.singleValueContainer() {
            if let text = try? single.decode(String.self) {
                self = .text(text)
                return
            }
            if single.decodeNil() {
                self = .null
                return
            }
            if let integer = try? single.decode(Int64.self) {
                self = .integer(integer)
                return
            }
        }
        if let members = try? decoder.container(keyedBy: Name.self) {
            var object: [String: JSONValue] = [:]
            for name in members.allKeys {
                object[name.stringValue] = try members.decode(JSONValue.self, forKey: name)
            }
            self = .object(object)
        } else if var items = try? decoder.unkeyedContainer() {
            var list: [JSONValue] = []
            while !items.isAtEnd { list.append(try items.decode(JSONValue.self)) }
            self = .list(list)
        } else {
            let single = try decoder.singleValueContainer()
            self =
                try (try? single.decode(Bool.self)).map { .flag($0) }
                ?? .number(single.decode(Double.self))
        }
    }
}
