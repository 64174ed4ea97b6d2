import Market
import Reach

@testable import Web

/// Compares an answer with its schema; members that the schema does not know are a problem too.
enum SchemaCheck {
    private static let known = Dictionary(
        uniqueKeysWithValues: Schemas.all.map { ($0.name, $0.schema) })

    static func problems(
        of value: JSONValue, as schema: Schema, at path: String = "$"
    ) -> [String] {
        switch (schema, value) {
        case (.named(let name), _):
            guard let schema = known[name] else { return ["\(path): no schema \(name)"] }
            return problems(of: value, as: schema, at: path)
        case (.orNull, .null): return []
        case (.orNull(let schema), _): return problems(of: value, as: schema, at: path)
        case (.either(let schemas), _):
            let fits = schemas.contains { problems(of: value, as: $0, at: path).isEmpty }
            return fits ? [] : ["\(path): none fits"]
        case (.list(let element), .list(let items)):
            return items.enumerated().flatMap {
                problems(of: $1, as: element, at: "\(path)[\($0)]")
            }
        case (.map(let element), .object(let members)):
            return members.flatMap { problems(of: $1, as: element, at: "\(path).\($0)") }
        case (.object(let described), .object(let members)):
            return problems(of: members, as: described, at: path)
        default:
            return isScalar(value, schema) ? [] : ["\(path): \(value) is not \(schema)"]
        }
    }

    private static func problems(
        of members: [String: JSONValue], as described: [Schema.Member], at path: String
    ) -> [String] {
        let names = Set(described.map(\.name))
        let unknown = members.keys.filter { !names.contains($0) }.map { "\(path).\($0): unknown" }
        return unknown
            + described.flatMap { member -> [String] in
                guard let value = members[member.name] else {
                    return member.isRequired ? ["\(path).\(member.name): missing"] : []
                }
                return problems(of: value, as: member.schema, at: "\(path).\(member.name)")
            }
    }

    private static func isScalar(_ value: JSONValue, _ schema: Schema) -> Bool {
        switch (schema, value) {
        case (.text, .text), (.flag, .flag), (.number, .integer), (.decimal, .integer),
            (.decimal, .number):
            true
        case (.instant, .text(let text)): text.hasSuffix("Z") && text.utf8.count == 24
        case (.day, .text(let text)): Day(text) != nil
        case (.commune, .text(let text)): CommuneCode(text) != nil
        case (.integer(let range), .integer(let number)): range.contains(number)
        case (.words(let words), .text(let text)): words.contains(text)
        default: false
        }
    }
}
