/// What a listing says under one attribute of its set's template.
package enum AttributeValue: Hashable, Sendable {
    case text(String)
    case number(ExactNumber)
    /// The code of one of the template's choices.
    case choice(String)
    case flag(Bool)
    /// Codes of the template's choices, in the template's order.
    case choices([String])

    /// The value as JSON: a string, a number, true or false, or a list of strings.
    package var json: JSONValue {
        switch self {
        case .text(let text), .choice(let text): .text(text)
        case .number(let number):
            number.thousandths % 1_000 == 0
                ? .integer(number.thousandths / 1_000)
                : .number(Double(number.thousandths) / 1_000)
        case .flag(let flag): .flag(flag)
        case .choices(let codes): .list(codes.map { .text($0) })
        }
    }

    /// What the JSON stands for, or `nil` for what no attribute can be.
    ///
    /// JSON does not tell a choice from a text: the template's field does, where one is given.
    package init?(_ json: JSONValue, as field: AttributeField? = nil) {
        switch json {
        case .text(let text): self = field?.kind.isChoice == true ? .choice(text) : .text(text)
        case .flag(let flag): self = .flag(flag)
        case .integer(let number):
            guard let exact = ExactNumber(Double(number)) else { return nil }
            self = .number(exact)
        case .number(let number):
            guard let exact = ExactNumber(number) else { return nil }
            self = .number(exact)
        case .list(let items):
            let codes = items.compactMap(\.text)
            guard codes.count == items.count else { return nil }
            self = .choices(codes)
        case .null, .object: return nil
        }
    }
}
