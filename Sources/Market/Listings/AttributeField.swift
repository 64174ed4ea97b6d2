package import Reach

/// One attribute that a template knows: its name, its words for people, and what it may hold.
package struct AttributeField: Hashable, Sendable {
    /// The longest text of an attribute, in characters.
    package static let textLimit = 1_000

    /// What an attribute holds.
    package enum Kind: Hashable, Sendable {
        case text
        /// A number within a range, in a unit such as `%` or `kg`.
        case number(ClosedRange<ExactNumber>, unit: String)
        case choice([AttributeChoice])
        case choices([AttributeChoice])
        case flag

        /// The word for it in JSON.
        package var word: String {
            switch self {
            case .text: "text"
            case .number: "number"
            case .choice: "choice"
            case .choices: "choices"
            case .flag: "flag"
            }
        }

        var isChoice: Bool {
            if case .choice = self { true } else { false }
        }
    }

    package let name: String
    package let label: Sentence
    package let kind: Kind
    /// Whether a listing without it cannot be submitted; a draft may wait with it.
    package let isRequired: Bool

    init(
        _ name: String, _ kind: Kind, isRequired: Bool = false, vi: String, en: String
    ) {
        self.name = name
        self.label = Sentence(vietnamese: vi, english: en)
        self.kind = kind
        self.isRequired = isRequired
    }

    /// The value cleaned, or `nil` with the problem noted under `place`.
    package func checked(
        _ value: AttributeValue, at place: String, into check: inout FieldCheck
    ) -> AttributeValue? {
        switch (kind, value) {
        case (.text, .text(let text)):
            let clean = check.text(
                text, place, limit: Self.textLimit, multiline: true, allowsEmpty: true)
            return clean.isEmpty ? nil : .text(clean)
        case (.number(let range, let unit), .number(let number)):
            if range.contains(number) { return value }
            check.refuse(Self.outside(place, range, unit))
        case (.choice(let choices), .choice(let code)), (.choice(let choices), .text(let code)):
            if choices.contains(where: { $0.code == code }) { return .choice(code) }
            check.refuse(Self.unknown(place, choices))
        case (.choices(let choices), .choices(let codes)):
            let known = choices.map(\.code).filter(codes.contains)
            if Set(known) == Set(codes) { return known.isEmpty ? nil : .choices(known) }
            check.refuse(Self.unknown(place, choices))
        case (.flag, .flag): return value
        default: check.refuse(wrongType(place))
        }
        return nil
    }

    /// What a cell of a sheet stands for here, or `nil` when it cannot: `12,5`, `có`, `a; b`.
    package func value(ofCell text: String) -> AttributeValue? {
        switch kind {
        case .text: .text(text)
        case .number: ExactNumber(written: text).map { .number($0) }
        case .choice(let choices): Self.code(text, choices).map { .choice($0) }
        case .choices(let choices):
            Self.codes(text, choices).map { .choices($0) }
        case .flag:
            switch text.lowercased() {
            case "true", "1", "yes", "có", "x": .flag(true)
            case "false", "0", "no", "không": .flag(false)
            default: nil
            }
        }
    }

    /// A cell may hold the code or either label.
    private static func code(_ text: some StringProtocol, _ choices: [AttributeChoice]) -> String? {
        let wanted = FoldedText.composed(String(text)).lowercased()
        return choices.first {
            [$0.code, $0.label.vietnamese.lowercased(), $0.label.english.lowercased()]
                .contains(wanted)
        }?.code
    }

    private static func codes(_ text: String, _ choices: [AttributeChoice]) -> [String]? {
        let parts = text.split(separator: ";").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let codes = parts.compactMap { code($0, choices) }
        return codes.count == parts.count ? codes : nil
    }
}

/// One of the values that a choice offers.
package struct AttributeChoice: Hashable, Sendable {
    package let code: String
    package let label: Sentence

    init(_ code: String, _ vi: String, _ en: String) {
        self.code = code
        label = Sentence(vietnamese: vi, english: en)
    }
}
