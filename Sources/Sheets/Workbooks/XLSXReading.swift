/// Reads the rows of one sheet of a workbook (ECMA-376) that lies in memory.
enum XLSXReading {
    static func eachRow(
        of bytes: [UInt8], sheet: String?, limits: SheetLimits, _ take: (SheetRow) throws -> Void
    ) throws {
        try withoutActuallyEscaping(take) { take in
            try bytes.withUnsafeBytes { bytes in
                let archive = try ZipArchive(bytes, limits: limits)
                let parts = try WorkbookParts(archive, sheet: sheet)
                let book = CellBook(
                    texts: try texts(parts, in: archive, limits),
                    forms: try forms(parts, in: archive, limits), calendar: parts.calendar)
                let reader = RowReader(book, sheet: parts.sheetName, limits: limits, take)
                try reader.read(archive.part(parts.sheet.text))
            }
        }
    }

    /// `nil` where the workbook names none, or one that it lacks: cells may well do without.
    private static func texts(
        _ parts: WorkbookParts, in archive: ZipArchive, _ limits: SheetLimits
    ) throws -> SharedTexts? {
        guard let path = parts.sharedTexts, archive.has(path.text) else { return nil }
        let reader = SharedTextReader(mostBytes: limits.sharedBytes)
        try reader.read(archive.part(path.text))
        return reader.texts
    }

    private static func forms(
        _ parts: WorkbookParts, in archive: ZipArchive, _ limits: SheetLimits
    ) throws -> [NumberForm] {
        guard let path = parts.formats, archive.has(path.text) else { return [] }
        let reader = FormatReader(most: limits.formats)
        try reader.read(archive.part(path.text))
        return reader.forms
    }
}
