/// The name of a cell, such as `D17`: the letters of its column and the number of its row.
struct CellName: Hashable {
    /// Counted from 1; at most 16,384, which is XFD.
    let column: Int
    let row: Int

    static let mostColumns = 16_384
    private static let mostRows = 1_048_576

    /// `nil` where the text names no cell that a spreadsheet has.
    init?(_ text: String) {
        var column = 0
        var row = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
                column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                row = row * 10 + Int(byte - 48)
                if row == 0 { return nil }
            default: return nil
            }
            if column > Self.mostColumns || row > Self.mostRows { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.column = column
        self.row = row
    }
}
