/// What is wrong with a file of rows, and where a person finds it.
package struct SheetFault: Error, Hashable, Sendable {
    /// What is wrong, apart from where.
    package enum Kind: Error, Hashable, Sendable {
        // The file as a whole.
        case empty
        case tooLarge(bytes: Int)
        case unreadableText
        case binaryText
        case oldExcel
        case binaryWorkbook
        case openDocument
        case notAWorkbook
        case encrypted
        case damaged
        case tooManyParts(Int)
        case repeatedPart
        case swollen
        case forbiddenDeclaration
        case otherEncoding
        case missingPart(String)
        case noSheet
        case unknownSheet(String, others: [String])
        // The table as a whole.
        case tooManyRows(Int)
        case tooManyColumns(Int)
        case disorder
        case badReference(String)
        case tooManyFormats
        // Marks of a CSV file that stand where none may.
        case unclosedQuote
        case quoteInsideCell
        case textAfterQuote
        case loneReturn
        // One cell; the others can be read.
        case notUTF8
        case longCell
        case errorValue(String)
        case unsavedFormula
        case badNumber(String)
        case badDate(String)

        /// Whether it is of marks of CSV, so that nobody knows where the cells of a row end.
        var isOfMarks: Bool {
            switch self {
            case .unclosedQuote, .quoteInsideCell, .textAfterQuote, .loneReturn: true
            default: false
            }
        }
    }

    package let kind: Kind
    /// The sheet's name; `nil` in CSV, and where the whole file is meant.
    package let sheet: String?
    /// As a spreadsheet shows it, from 1.
    package let row: Int?
    /// Counted from 1; people see a letter.
    package let column: Int?

    package init(_ kind: Kind, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.kind = kind
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// The letters above a column that is counted from 1: 4 is D, 28 is AB.
    package static func letters(ofColumn column: Int) -> String {
        var letters: [Character] = []
        var rest = column
        while rest > 0 {
            letters.append(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))))
            rest = (rest - 1) / 26
        }
        return String(letters.reversed())
    }
}
