/// The shape of a JSON value, as far as `/openapi.json` says it.
indirect enum Schema: Sendable, Hashable {
    case text
    case integer(ClosedRange<Int64>)
    /// A whole number without known limits.
    case number
    /// A number that may have a fraction.
    case decimal
    case flag
    case words([String])
    case day
    case instant
    /// A commune's code of five digits.
    case commune
    /// One of the named schemas of the document.
    case named(String)
    case list(Schema)
    /// Members in their order; those that need not be there are marked.
    case object([Member])
    /// Members whose names come from data.
    case map(Schema)
    case orNull(Schema)
    case either([Schema])

    /// A member of an object.
    struct Member: Sendable, Hashable {
        let name: String
        let schema: Schema
        let isRequired: Bool

        init(_ name: String, _ schema: Schema, required isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// An object with members that are always there and some that may be absent.
    static func members(
        _ required: KeyValuePairs<String, Schema>, mayLack: KeyValuePairs<String, Schema> = [:]
    ) -> Schema {
        .object(
            required.map { Member($0.key, $0.value) }
                + mayLack.map { Member($0.key, $0.value, required: false) })
    }

    /// A page of a list, as every list is read.
    static func page(of name: String) -> Schema {
        .members(["items": .list(.named(name)), "next_cursor": .orNull(.text)])
    }

    /// One of the words of a list of ours.
    static func word<Word: RawRepresentable & CaseIterable>(_ kind: Word.Type) -> Schema
    where Word.RawValue == String {
        .words(kind.allCases.map(\.rawValue))
    }

    /// The names that this schema points at directly.
    var references: Set<String> {
        switch self {
        case .named(let name): [name]
        case .list(let schema), .map(let schema), .orNull(let schema): schema.references
        case .object(let members): Set(members.flatMap { $0.schema.references })
        case .either(let schemas): Set(schemas.flatMap(\.references))
        case .text, .integer, .number, .decimal, .flag, .words, .day, .instant, .commune: []
        }
    }
}
