extension SheetFault.Kind {
    /// What is wrong and what to do about it.
    var english: String {
        switch self {
        case .empty, .tooLarge, .unreadableText, .binaryText, .oldExcel, .binaryWorkbook,
            .openDocument, .notAWorkbook, .encrypted:
            englishOfFile
        case .damaged, .tooManyParts, .repeatedPart, .swollen, .forbiddenDeclaration,
            .otherEncoding, .missingPart, .noSheet, .unknownSheet:
            englishOfWorkbook
        case .tooManyRows, .tooManyColumns, .disorder, .badReference, .tooManyFormats:
            englishOfTable
        case .unclosedQuote, .quoteInsideCell, .textAfterQuote, .loneReturn, .notUTF8, .longCell,
            .errorValue, .unsavedFormula, .badNumber, .badDate:
            englishOfCell
        }
    }

    private var englishOfFile: String {
        switch self {
        case .empty: "The file is empty."
        case .tooLarge(let bytes): "The file is larger than \(bytes >> 20) MB: split it."
        case .unreadableText: "The file is no UTF-8 or UTF-16 text: save it as CSV UTF-8."
        case .binaryText: "The file is no text: send a CSV or an XLSX file."
        case .oldExcel: "The file is of an old Excel (.xls): open it and save it as .xlsx."
        case .binaryWorkbook: "The file is a binary workbook (.xlsb): save it as .xlsx."
        case .openDocument: "The file is OpenDocument (.ods): save it as .xlsx."
        case .notAWorkbook: "The file is no XLSX workbook: send a CSV or an XLSX file."
        default: "The file has a password: take it off and save the file again."
        }
    }

    private var englishOfWorkbook: String {
        switch self {
        case .tooManyParts(let most): "The file has more than \(most) parts: no usual workbook."
        case .repeatedPart: "Two parts of the file have one name: save it again in Excel."
        case .swollen: "The file unpacks to an unusual size and was not opened."
        case .forbiddenDeclaration: "The file declares a DTD, which no workbook needs."
        case .otherEncoding: "A part of the file is not UTF-8: save it again in Excel."
        case .missingPart(let part): "The file lacks its part \(part)."
        case .noSheet: "The file has no visible sheet."
        case .unknownSheet(let name, let others):
            "There is no sheet “\(name)”; the file has: \(others.joined(separator: ", "))."
        default: "The file is damaged or incomplete: save it and send it again."
        }
    }

    private var englishOfTable: String {
        switch self {
        case .tooManyRows(let most): "More than \(most) rows: split the file."
        case .tooManyColumns(let most): "More than \(most) columns."
        case .disorder: "This row or cell is out of order: save the file again in Excel."
        case .badReference(let text): "“\(text)” leads nowhere: save the file again in Excel."
        default: "The file has too many cell formats."
        }
    }

    private var englishOfCell: String {
        switch self {
        case .unclosedQuote: "A quote is opened and never closed."
        case .quoteInsideCell:
            "A quote inside a cell: put the cell in quotes, write that one twice."
        case .textAfterQuote: "Text follows the closing quote: a quote in a cell is written twice."
        case .loneReturn: "A line ends with a CR alone: save the file with LF or CRLF."
        case .notUTF8: "The cell is not UTF-8."
        case .longCell: "The cell is longer than \(SheetLimits.longestCell) characters."
        case .errorValue(let text): "The cell's formula ends in \(text)."
        case .unsavedFormula:
            "The file does not hold what the cell's formula comes to: save it again in Excel."
        case .badNumber(let text): "“\(text)” is no number."
        default: "“\(invalidText)” is no real date."
        }
    }
}
