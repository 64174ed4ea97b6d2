package import Reach

/// What the label on the pack says, with the version of the rules that it was made by.
package struct LabelFields: Hashable, Sendable {
    /// The version of the rules, one of `LabelRules.all`; empty: nothing is said of the label.
    package var rules: String
    /// What stands on the label, by the names of that version.
    package var fields: [String: String]

    package init(rules: String = "", fields: [String: String] = [:]) {
        self.rules = rules
        self.fields = fields
    }

    package var isEmpty: Bool {
        rules.isEmpty && fields.isEmpty
    }
}

/// One version of the rules on goods labels: which particulars a label may and must carry.
package struct LabelRules: Hashable, Sendable {
    /// One particular of a label.
    package struct Particular: Hashable, Sendable {
        package let name: String
        package let label: Sentence
        /// The templates whose labels must carry it.
        package let requiredOf: Set<AttributeTemplate.Code>

        init(
            _ name: String, _ vi: String, _ en: String,
            requiredOf: Set<AttributeTemplate.Code> = []
        ) {
            self.name = name
            label = Sentence(vietnamese: vi, english: en)
            self.requiredOf = requiredOf
        }
    }

    package let version: String
    /// The first day on which the rules hold, and the first on which they do not any more.
    package let from: Day
    package let until: Day?
    package let particulars: [Particular]

    package static func of(_ version: String) -> LabelRules? {
        all.first { $0.version == version }
    }

    /// The particulars without which a label of such goods is not whole.
    package func required(of template: AttributeTemplate.Code) -> [Particular] {
        particulars.filter { $0.requiredOf.contains(template) }
    }
}
