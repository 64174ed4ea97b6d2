extension SheetFault {
    /// Where it is, in Vietnamese: “trang Giá, dòng 17, cột D”; empty for the whole file.
    package var vietnamesePlace: String {
        place(sheet: "trang", row: "dòng", column: "cột")
    }

    /// The same in English: “sheet Giá, row 17, column D”.
    package var englishPlace: String {
        place(sheet: "sheet", row: "row", column: "column")
    }

    /// What is wrong, for whoever has to mend the file; a whole sentence, without the place.
    package var vietnamese: String {
        kind.vietnamese
    }

    /// The same in English.
    package var english: String {
        kind.english
    }

    private func place(sheet: String, row: String, column: String) -> String {
        var parts: [String] = []
        if let name = self.sheet { parts.append("\(sheet) \(name)") }
        if let number = self.row { parts.append("\(row) \(number)") }
        if let number = self.column { parts.append("\(column) \(Self.letters(ofColumn: number))") }
        return parts.joined(separator: ", ")
    }
}

extension SheetFault: CustomStringConvertible {
    /// Place and sentence in Vietnamese, then the sentence in English.
    package var description: String {
        let place = vietnamesePlace
        return (place.isEmpty ? "" : place + ": ") + "\(vietnamese) / \(english)"
    }
}
