/// A column of a workbook that is written: its name, and what its cells are to a spreadsheet.
package struct SheetColumn: Hashable, Sendable {
    /// What the cells are; text that does not fit its kind is written as text.
    package enum Kind: Hashable, Sendable {
        /// Kept letter by letter: a code keeps its leading zeros.
        case text
        /// Decimal digits as `DecimalText` writes them.
        case number
        /// `YYYY-MM-DD`.
        case day
        /// What is wrong with the row, for people.
        case problem
    }

    package let name: String
    package let kind: Kind
    /// In characters.
    package let width: Int

    package init(_ name: String, _ kind: Kind = .text, width: Int? = nil) {
        self.name = name
        self.kind = kind
        self.width = width ?? (kind == .problem ? 60 : max(10, min(40, name.count + 4)))
    }
}
