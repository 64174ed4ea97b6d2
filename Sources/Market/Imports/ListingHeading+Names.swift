internal import Reach

// The names by which headers are known; folded once and not again for every file.
extension ListingHeading {
    /// What a folded name means; where two mean the same word, the plain column goes before an
    /// attribute.
    static let byName: [String: ListingHeading] = {
        var names: [String: ListingHeading] = [:]
        for heading in labels + attributes + ListingColumn.allCases.map({ .column($0) }) {
            for spelling in heading.spellings {
                names[ColumnName.folded(spelling)] = heading
                names[ColumnName(spelling).foldedBeforeBracket] = heading
            }
        }
        return names
    }()

    /// Every attribute that a template has; those of one name are one column, and those of one
    /// label too where no set has both.
    package static let attributes: [ListingHeading] = {
        var groups: [AttributeGroup] = []
        for code in AttributeTemplate.Code.allCases {
            for field in AttributeTemplate.of(code).fields {
                let label = ColumnName.folded(field.label.vietnamese)
                if let known = groups.firstIndex(where: { $0.names.contains(field.name) }) {
                    groups[known].add(field.name, label, code)
                } else {
                    groups.append(AttributeGroup(field.name, label, code))
                }
            }
        }
        var joined: [AttributeGroup] = []
        for group in groups {
            if let known = joined.firstIndex(where: { $0.mayTake(group) }) {
                joined[known].take(group)
            } else {
                joined.append(group)
            }
        }
        return joined.map { .attribute($0.names) }
    }()

    /// What may stand on a label, by all versions of its rules.
    package static let labels: [ListingHeading] =
        [.labelRules] + particulars.map { .label($0.name) }

    /// The heading for people, as exports and templates write it.
    package var title: String {
        if case .attribute(let names) = self, Self.byName[ColumnName.folded(spellings[0])] != self {
            return "attributes.\(names[0])"
        }
        return spellings[0]
    }

    private var spellings: [String] {
        switch self {
        case .column(let column): column.spellings
        case .attribute(let names):
            Self.fields.filter { names.contains($0.name) }.flatMap {
                [$0.label.vietnamese, $0.label.english, "attributes.\($0.name)", $0.name]
            }
        case .labelRules: ["Nhãn: quy định áp dụng", "label.rules"]
        case .label(let name):
            Self.particulars.filter { $0.name == name }.flatMap {
                [
                    "Nhãn: \($0.label.vietnamese)", "Label: \($0.label.english)",
                    "label.fields.\(name)",
                ]
            }
        }
    }

    private static let fields = AttributeTemplate.Code.allCases.flatMap {
        AttributeTemplate.of($0).fields
    }

    private static let particulars: [LabelRules.Particular] = {
        var known: [LabelRules.Particular] = []
        for particular in LabelRules.all.flatMap(\.particulars)
        where !known.contains(where: { $0.name == particular.name }) {
            known.append(particular)
        }
        return known
    }()
}

/// Attributes of several templates that share a column.
private struct AttributeGroup {
    var names: [String]
    private var labels: Set<String>
    private var templates: Set<AttributeTemplate.Code>

    init(_ name: String, _ label: String, _ code: AttributeTemplate.Code) {
        names = [name]
        labels = [label]
        templates = [code]
    }

    mutating func add(_ name: String, _ label: String, _ code: AttributeTemplate.Code) {
        labels.insert(label)
        templates.insert(code)
    }

    func mayTake(_ other: AttributeGroup) -> Bool {
        !labels.isDisjoint(with: other.labels) && templates.isDisjoint(with: other.templates)
    }

    mutating func take(_ other: AttributeGroup) {
        names += other.names
        labels.formUnion(other.labels)
        templates.formUnion(other.templates)
    }
}
