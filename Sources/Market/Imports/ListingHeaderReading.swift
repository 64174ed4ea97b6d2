internal import Reach

/// Goes through the names of a header in turn and gathers what they mean.
struct ListingHeaderReading {
    private(set) var places: [ListingHeader.Place] = []
    private(set) var columns = ImportedColumns()
    private(set) var problems: [RowProblem] = []
    private var seen: [ListingHeading: String] = [:]

    /// The longest name that is told back.
    private static let longestName = 60

    /// Takes the name of the column at an index counted from 0; a nameless one is nobody's.
    mutating func take(_ written: String, at index: Int) {
        let name = ColumnName(written)
        let shown = String(written.prefix(Self.longestName))
        if name.folded.isEmpty {
            if written.contains(where: { !$0.isWhitespace }) { columns.unknown.append(shown) }
            return
        }
        guard let heading = heading(of: name) else {
            columns.unknown.append(shown)
            return
        }
        if case .column(let column) = heading, column.isReadOnly {
            columns.readOnly.append(shown)
            return
        }
        let letters = ListingHeader.letters(ofColumn: index + 1)
        if let other = seen.updateValue(letters, forKey: heading) {
            refuse(
                heading, letters, .notAllowed, "Cột “\(shown)” đã có ở cột \(other).",
                "The column “\(shown)” is there already, as column \(other).")
            return
        }
        var unit: WrittenUnit?
        if case .column(let column) = heading, let measure = column.measure,
            let bracket = name.bracket
        {
            unit = WrittenUnit(bracket, of: measure)
            if unit == nil {
                refuse(
                    heading, letters, .malformed,
                    "Không hiểu đơn vị “\(bracket)” ở cột “\(shown)”.",
                    "The unit “\(bracket)” of the column “\(shown)” is not known.")
            }
        }
        places.append(.init(index: index, heading: heading, unit: unit))
    }

    /// Notes the columns without which no row can be read.
    mutating func demandColumns() {
        if ListingColumn.keys.contains(where: { seen[.column($0)] != nil }) { return }
        for column in ListingColumn.demandedOfNew where seen[.column(column)] == nil {
            problems.append(
                RowProblem(
                    column: nil, field: column.rawValue, code: .missing,
                    message: Sentence(
                        vietnamese: "Thiếu cột “\(column.title)”.",
                        english: "The column “\(column.rawValue)” is missing.")))
        }
    }

    private func heading(of name: ColumnName) -> ListingHeading? {
        if let heading = ListingHeading.byName[name.folded] { return heading }
        return name.bracket == nil ? nil : ListingHeading.byName[name.foldedBeforeBracket]
    }

    private mutating func refuse(
        _ heading: ListingHeading, _ letters: String, _ code: FieldProblem.Code,
        _ vietnamese: String, _ english: String
    ) {
        problems.append(
            RowProblem(
                column: letters, field: heading.fields[0], code: code,
                message: Sentence(vietnamese: vietnamese, english: english)))
    }
}
