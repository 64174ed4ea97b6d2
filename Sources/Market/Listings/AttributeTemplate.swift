package import Reach

/// Which attributes the listings of some product sets have, as a form can be built from it.
package struct AttributeTemplate: Hashable, Sendable {
    /// The word by which the API knows it.
    package enum Code: String, Sendable, CaseIterable {
        case fresh
        case processed
        case alcohol
        case herbal
        case craft
        case living = "live"
        case tourism
    }

    package let code: Code
    package let label: Sentence
    package let fields: [AttributeField]

    init(_ code: Code, vi: String, en: String, _ fields: [AttributeField]) {
        self.code = code
        label = Sentence(vietnamese: vi, english: en)
        self.fields = fields
    }

    package subscript(name: String) -> AttributeField? {
        fields.first { $0.name == name }
    }

    /// The template of a set (1 to 26 of Decision 26/2026/QĐ-TTg, annex I), or `nil`.
    package static func of(set: Int) -> AttributeTemplate? {
        code(ofSet: set).map { of($0) }
    }

    package static func of(_ code: Code) -> AttributeTemplate {
        switch code {
        case .fresh: fresh
        case .processed: processed
        case .alcohol: alcohol
        case .herbal: herbal
        case .craft: craft
        case .living: living
        case .tourism: tourism
        }
    }

    /// The sets that have this template, in order.
    package var sets: [Int] {
        (1...26).filter { Self.code(ofSet: $0) == code }
    }

    /// The details (members of the listing itself) without which a set cannot be submitted.
    ///
    /// Foods made of several things name their ingredients; rice, honey, spices, tea leaves and
    /// coffee are commonly one thing.
    package static func requiredDetails(ofSet set: Int) -> [String] {
        [5, 6, 7, 8, 9, 12, 17].contains(set) ? ["ingredients"] : []
    }

    private static func code(ofSet set: Int) -> Code? {
        switch set {
        case 1, 2: .fresh
        case 3...13, 16, 17: .processed
        case 14, 15: .alcohol
        case 18...20: .herbal
        case 21, 22: .craft
        case 23...25: .living
        case 26: .tourism
        default: nil
        }
    }
}
