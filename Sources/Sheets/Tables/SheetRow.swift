/// One row of a file of rows, its cells as text, with the number by which a person finds it.
package struct SheetRow: Hashable, Sendable {
    /// As a spreadsheet shows it; the first row of a file is 1.
    package let number: Int
    /// A cell without anything is empty text; a cell in `faults` too.
    package var cells: [String]
    /// What of this row could not be read; the rest of the file can be.
    package let faults: [SheetFault]

    package init(number: Int, cells: [String], faults: [SheetFault] = []) {
        self.number = number
        self.cells = cells
        self.faults = faults
    }

    /// Whether its cells could not be told apart: they are then only what the line looks like.
    package var isBroken: Bool {
        faults.contains { $0.kind.isOfMarks }
    }

    /// Whether nothing stands in the row, and nothing is wrong with it.
    package var isBlank: Bool {
        faults.isEmpty && cells.allSatisfy(\.isEmpty)
    }
}
