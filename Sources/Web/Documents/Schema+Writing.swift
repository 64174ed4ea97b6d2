internal import Market

extension Schema {
    /// Writes the schema as JSON Schema; a closed object takes no further members.
    func write(closed: Bool, _ json: inout JSONWriter) {
        json.object { write(closed: closed, into: &$0) }
    }

    private func write(closed: Bool, into json: inout JSONWriter) {
        switch self {
        case .text: json.member("type", "string")
        case .integer(let range):
            json.member("type", "integer")
            json.member("minimum", range.lowerBound)
            json.member("maximum", range.upperBound)
        case .number: json.member("type", "integer")
        case .decimal: json.member("type", "number")
        case .flag: json.member("type", "boolean")
        case .words(let words):
            json.member("type", "string")
            json.member("enum", texts: words)
        case .day: formatted("date", &json)
        case .instant: formatted("date-time", &json)
        case .commune:
            json.member("type", "string")
            json.member("pattern", "^[0-9]{5}$")
        case .named(let name): json.member("$ref", "#/components/schemas/\(name)")
        case .list(let element):
            json.member("type", "array")
            json.name("items")
            element.write(closed: closed, &json)
        case .object(let members): write(members, closed: closed, &json)
        case .map(let element):
            json.member("type", "object")
            json.name("additionalProperties")
            element.write(closed: closed, &json)
        case .orNull(let schema): alternatives([schema], orNull: true, closed, &json)
        case .either(let schemas): alternatives(schemas, orNull: false, closed, &json)
        }
    }

    private func formatted(_ format: String, _ json: inout JSONWriter) {
        json.member("type", "string")
        json.member("format", format)
    }

    private func write(_ members: [Member], closed: Bool, _ json: inout JSONWriter) {
        json.member("type", "object")
        json.member("properties") { json in
            for member in members {
                json.name(of: member.name)
                member.schema.write(closed: closed, &json)
            }
        }
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json.member("required", texts: required) }
        if closed { json.member("additionalProperties", false) }
    }

    private func alternatives(
        _ schemas: [Schema], orNull: Bool, _ closed: Bool, _ json: inout JSONWriter
    ) {
        json.name("anyOf")
        json.list(schemas.map(Optional.some) + (orNull ? [nil] : [])) { json, schema in
            if let schema {
                schema.write(closed: closed, &json)
            } else {
                json.object { $0.member("type", "null") }
            }
        }
    }
}
