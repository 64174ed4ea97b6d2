extension SheetFault.Kind {
    /// What is wrong and what to do about it.
    var vietnamese: String {
        switch self {
        case .empty, .tooLarge, .unreadableText, .binaryText, .oldExcel, .binaryWorkbook,
            .openDocument, .notAWorkbook, .encrypted:
            vietnameseOfFile
        case .damaged, .tooManyParts, .repeatedPart, .swollen, .forbiddenDeclaration,
            .otherEncoding, .missingPart, .noSheet, .unknownSheet:
            vietnameseOfWorkbook
        case .tooManyRows, .tooManyColumns, .disorder, .badReference, .tooManyFormats:
            vietnameseOfTable
        case .unclosedQuote, .quoteInsideCell, .textAfterQuote, .loneReturn, .notUTF8, .longCell,
            .errorValue, .unsavedFormula, .badNumber, .badDate:
            vietnameseOfCell
        }
    }

    private var vietnameseOfFile: String {
        switch self {
        case .empty: "Tệp trống, không có dòng nào."
        case .tooLarge(let bytes): "Tệp lớn hơn \(bytes >> 20) MB: hãy chia thành nhiều tệp."
        case .unreadableText:
            "Tệp không phải văn bản UTF-8 hay UTF-16: hãy lưu lại dạng CSV UTF-8."
        case .binaryText: "Tệp không phải văn bản: hãy gửi tệp CSV hoặc XLSX."
        case .oldExcel: "Tệp là Excel đời cũ (.xls): hãy mở ra và lưu lại dạng .xlsx."
        case .binaryWorkbook: "Tệp là Excel nhị phân (.xlsb): hãy lưu lại dạng .xlsx."
        case .openDocument: "Tệp là OpenDocument (.ods): hãy lưu lại dạng .xlsx."
        case .notAWorkbook: "Tệp không phải bảng tính XLSX: hãy gửi tệp CSV hoặc XLSX."
        default: "Tệp có mật khẩu: hãy bỏ mật khẩu rồi lưu lại."
        }
    }

    private var vietnameseOfWorkbook: String {
        switch self {
        case .tooManyParts(let most): "Tệp gồm hơn \(most) phần: không phải bảng tính thường gặp."
        case .repeatedPart: "Tệp có hai phần cùng tên: hãy lưu lại bằng Excel hoặc LibreOffice."
        case .swollen: "Tệp bung ra lớn bất thường nên không được mở."
        case .forbiddenDeclaration: "Tệp có khai báo DTD, điều không bảng tính nào cần."
        case .otherEncoding: "Một phần của tệp không phải UTF-8: hãy lưu lại bằng Excel."
        case .missingPart(let part): "Tệp thiếu phần \(part)."
        case .noSheet: "Tệp không có trang tính nào đang hiện."
        case .unknownSheet(let name, let others):
            "Không có trang “\(name)”; tệp có: \(others.joined(separator: ", "))."
        default: "Tệp hỏng hoặc chưa tải xong: hãy lưu lại và gửi lại."
        }
    }

    private var vietnameseOfTable: String {
        switch self {
        case .tooManyRows(let most): "Nhiều hơn \(most) dòng: hãy chia thành nhiều tệp."
        case .tooManyColumns(let most): "Nhiều hơn \(most) cột."
        case .disorder: "Dòng hoặc ô này đứng sai thứ tự: hãy lưu lại bằng Excel."
        case .badReference(let text): "“\(text)” không trỏ tới đâu cả: hãy lưu lại bằng Excel."
        default: "Tệp có quá nhiều kiểu định dạng ô."
        }
    }

    private var vietnameseOfCell: String {
        switch self {
        case .unclosedQuote: "Dấu ngoặc kép mở ra mà không đóng lại."
        case .quoteInsideCell:
            "Dấu ngoặc kép giữa ô: đặt cả ô trong ngoặc kép, viết dấu đó hai lần."
        case .textAfterQuote:
            "Có chữ sau dấu ngoặc kép đóng: dấu đó trong ô phải viết hai lần."
        case .loneReturn: "Dòng kết thúc bằng CR một mình: hãy lưu với LF hoặc CRLF."
        case .notUTF8: "Ô này không phải là UTF-8."
        case .longCell: "Ô dài quá \(SheetLimits.longestCell) ký tự."
        case .errorValue(let text): "Công thức trong ô báo lỗi \(text)."
        case .unsavedFormula:
            "Ô có công thức mà tệp không lưu kết quả: hãy mở bằng Excel rồi lưu lại."
        case .badNumber(let text): "“\(text)” không phải là số."
        default: "“\(invalidText)” không phải là ngày có thật."
        }
    }

    /// What stands in the cell where a day is looked for.
    var invalidText: String {
        if case .badDate(let text) = self { text } else { "" }
    }
}
