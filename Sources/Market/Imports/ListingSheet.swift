internal import Reach

/// The columns of a file of listings that we write, and the cells of a listing under them.
///
/// What it writes, an import reads back as the very same listing.
package struct ListingSheet: Sendable {
    package let headings: [ListingHeading]

    /// An export of listings of those sets: every plain column, what their templates know, and
    /// the label.
    package init(exporting sets: Set<Int>) {
        headings =
            ListingColumn.allCases.filter { $0 != .problem }.map { .column($0) }
            + Self.attributes(of: sets)
            + ListingHeading.labels
    }

    /// An empty file for people to fill in, of one set or of any.
    package init(templateOf set: Int?) {
        let plain = ListingColumn.allCases.filter { !$0.isReadOnly && $0 != .id && $0 != .producer }
        headings =
            plain.map { .column($0) } + Self.attributes(of: set.map { [$0] } ?? Set(1...26))
            + ListingHeading.labels
    }

    /// The names of the columns, as people read them.
    package var titles: [String] {
        headings.map(\.title)
    }

    /// The cells of one listing; `star` and `decision` are those of its certificate today.
    package func cells(
        of listing: Listing, externalKey: String?, star: Int?, decision: String?
    ) -> [String] {
        headings.map { heading in
            switch heading {
            case .column(.id): listing.id.text
            case .column(.externalKey): externalKey.map(ListingLine.escaped) ?? ""
            case .column(.producer): listing.producer.text
            case .column(.stock): String(listing.stock)
            case .column(.state): listing.state.rawValue
            case .column(.star): star.map { String($0) } ?? ""
            case .column(.decision): decision ?? ""
            case .column(let column): listing.offer.cell(column)
            case .attribute(let names): listing.offer.cell(ofAttributes: names)
            case .labelRules: listing.offer.details.label.rules
            case .label(let name):
                listing.offer.details.label.fields[name].map(ListingLine.escaped) ?? ""
            }
        }
    }

    private static func attributes(of sets: Set<Int>) -> [ListingHeading] {
        let names = Set(
            sets.compactMap(AttributeTemplate.of(set:)).flatMap { $0.fields.map(\.name) })
        return ListingHeading.attributes.filter { heading in
            if case .attribute(let its) = heading { !names.isDisjoint(with: its) } else { false }
        }
    }
}

extension Offer {
    fileprivate func cell(_ column: ListingColumn) -> String {
        switch column {
        case .name: ListingLine.escaped(name)
        case .set: Self.cell(set)
        case .pack: ListingLine.escaped(pack)
        case .netQuantity: Self.cell(netQuantity)
        case .netUnit: netQuantity == 0 ? "" : netUnit.rawValue
        case .packedWeight: Self.cell(packedWeightGrams)
        case .length: Self.cell(lengthCm)
        case .width: Self.cell(widthCm)
        case .height: Self.cell(heightCm)
        case .price: Self.cell(Int(price.vnd))
        case .goods: goods.map(\.title.vietnamese).sorted().joined(separator: "; ")
        case .shelfLife: shelfLifeDays.map { String($0) } ?? ""
        case .longestTransit: longestTransitDays.map { String($0) } ?? ""
        case .shipsByCourier: shipsByCourier ? "có" : "không"
        case .description: ListingLine.escaped(description)
        default: details.cell(column)
        }
    }

    /// What nobody has said yet is an empty cell, which says nothing when it comes back.
    private static func cell(_ figure: Int) -> String {
        said(figure).map { String($0) } ?? ""
    }

    /// A word for people where it reads back as the same value, else the code.
    fileprivate func cell(ofAttributes names: [String]) -> String {
        let template = AttributeTemplate.of(set: set)
        let name = names.first { template?[$0] != nil } ?? names[0]
        guard let value = details.attributes[name] else { return "" }
        switch value {
        case .text(let text): return ListingLine.escaped(text)
        case .number(let number): return number.text
        case .flag(let flag): return flag ? "có" : "không"
        case .choice(let code): return template?[name]?.word(of: code) ?? code
        case .choices(let codes):
            return codes.map { template?[name]?.word(of: $0) ?? $0 }.joined(separator: "; ")
        }
    }
}

extension AttributeField {
    /// The Vietnamese label of a choice, where it stands for that choice alone.
    fileprivate func word(of code: String) -> String {
        let choices: [AttributeChoice] =
            switch kind {
            case .choice(let choices), .choices(let choices): choices
            case .text, .number, .flag: []
            }
        guard let label = choices.first(where: { $0.code == code })?.label.vietnamese else {
            return code
        }
        let isPlain = !label.contains(";")
        switch value(ofCell: label) {
        case .choice(code): return isPlain ? label : code
        case .choices([code]): return isPlain ? label : code
        default: return code
        }
    }
}

extension ProductDetails {
    fileprivate func cell(_ column: ListingColumn) -> String {
        switch column {
        case .story: ListingLine.escaped(story)
        case .ingredients: ListingLine.escaped(ingredients)
        case .materialsOrigin: ListingLine.escaped(materialsOrigin)
        case .process: ListingLine.escaped(process)
        case .usage: ListingLine.escaped(usage)
        case .storage: ListingLine.escaped(storage)
        case .annualOutput: ListingLine.escaped(annualOutput)
        case .barcode: barcode?.digits ?? ""
        case .traceURL: traceURL ?? ""
        case .tags: ListingLine.cell(ofTags: tags)
        default: ""
        }
    }
}
