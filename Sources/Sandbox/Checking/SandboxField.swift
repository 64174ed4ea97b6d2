internal import Market

/// One field of a courier's document: its name, what it may hold, and whether it must be there.
struct SandboxField: Sendable {
    indirect enum Kind: Sendable {
        /// Text of at most so many characters.
        case text(Int)
        /// Text of at most so many bytes in UTF-8.
        case bytes(Int)
        case word(Set<String>)
        case whole(ClosedRange<Int64>)
        /// A whole number that travels as text.
        case wholeText(ClosedRange<Int64>)
        /// A whole number, as a number or as text: documents whose samples show both.
        case wholeOrText(ClosedRange<Int64>)
        case decimal(ClosedRange<Double>)
        /// A number as such or as text, where the document does not say which.
        case decimalOrText(ClosedRange<Double>)
        case flag
        case wholes
        case texts(Int)
        case object(SandboxShape)
        case list(SandboxShape, Int)
    }

    let name: String
    let kind: Kind
    let isRequired: Bool

    static func must(_ name: String, _ kind: Kind) -> SandboxField {
        SandboxField(name: name, kind: kind, isRequired: true)
    }

    static func may(_ name: String, _ kind: Kind) -> SandboxField {
        SandboxField(name: name, kind: kind, isRequired: false)
    }

    /// Whether the value is what the document asks for; what lies inside it is looked at elsewhere.
    func fits(_ value: JSONValue) -> Bool {
        switch (kind, value) {
        case (.text(let longest), .text(let text)): text.count <= longest
        case (.bytes(let longest), .text(let text)): text.utf8.count <= longest
        case (.word(let words), .text(let text)): words.contains(text)
        case (.whole(let range), .integer(let number)),
            (.wholeOrText(let range), .integer(let number)):
            range.contains(number)
        case (.wholeText(let range), .text(let text)), (.wholeOrText(let range), .text(let text)):
            Int64(text).map { range.contains($0) } ?? false
        case (.decimal(let range), .integer), (.decimal(let range), .number),
            (.decimalOrText(let range), _):
            value.decimal.map { range.contains($0) } ?? false
        case (.flag, .flag): true
        case (.wholes, .list(let items)): items.allSatisfy { $0.isWhole }
        case (.texts(let most), .list(let items)):
            items.count <= most && items.allSatisfy { $0.text != nil }
        case (.object, .object): true
        case (.list(_, let most), .list(let items)): items.count <= most
        default: false
        }
    }

    /// Whether it is as good as absent: null, or an empty text.
    static func isEmpty(_ value: JSONValue?) -> Bool {
        value == nil || value == .null || value == .text("")
    }
}

extension JSONValue {
    fileprivate var isWhole: Bool {
        if case .integer = self { true } else { false }
    }
}
