internal import Reach

/// What one column of a file of listings is taken for.
package enum ListingHeading: Hashable, Sendable {
    case column(ListingColumn)
    /// Attributes that have one label in the templates of several sets, by their names.
    case attribute([String])
    case labelRules
    /// What stands on the label under that name.
    case label(String)

    /// The paths of its fields as `Offer.fields` has them.
    package var fields: [String] {
        switch self {
        case .column(let column): [column.rawValue]
        case .attribute(let names): names.map { "attributes.\($0)" }
        case .labelRules: ["label.rules"]
        case .label(let name): ["label.fields.\(name)"]
        }
    }
}

/// A header of a file of listings, read: what stands in which column, and what cannot be used.
package struct ListingHeader: Sendable {
    /// One column that is taken in.
    struct Place: Sendable {
        let index: Int
        let heading: ListingHeading
        let unit: WrittenUnit?
    }

    let places: [Place]
    /// How many columns have a name, those among them that have not too.
    let width: Int
    package let columns: ImportedColumns
    private let indexByField: [String: Int]

    /// Reads the names of the columns.
    ///
    /// Throws everything for which the whole file is refused: a column twice, one with a unit that
    /// is not known, one missing without which no row can be read.
    package init(_ cells: [String]) throws(HeaderRefusal) {
        var reading = ListingHeaderReading()
        for (index, cell) in cells.enumerated() { reading.take(cell, at: index) }
        reading.demandColumns()
        if !reading.problems.isEmpty { throw HeaderRefusal(problems: reading.problems) }
        places = reading.places
        width = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
        columns = reading.columns
        indexByField = Dictionary(
            reading.places.flatMap { place in place.heading.fields.map { ($0, place.index) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The letters above the column of a field, or of what it is a part of; `nil` where the file
    /// has no such column.
    package func letters(of field: String) -> String? {
        let whole = field.prefix { $0 != "[" }
        let index = indexByField[field] ?? indexByField[String(whole)]
        return index.map { Self.letters(ofColumn: $0 + 1) }
    }

    func has(_ column: ListingColumn) -> Bool {
        indexByField[column.rawValue] != nil
    }

    /// The letters above a column that is counted from 1: 4 is D, 28 is AB.
    package static func letters(ofColumn column: Int) -> String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// Why a file is refused as a whole: its header names too little, or something twice.
package struct HeaderRefusal: Error, Hashable, Sendable {
    package let problems: [RowProblem]

    package init(problems: [RowProblem]) {
        self.problems = problems
    }
}
