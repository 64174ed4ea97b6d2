/// Reads a file of rows, CSV or XLSX, whichever its bytes are; its name is not asked.
package enum SheetFile {
    /// What a file is, as far as its first bytes say.
    package enum Format: String, Hashable, Sendable {
        case csv
        case xlsx
    }

    /// A workbook begins as a ZIP archive does; everything else is taken for text.
    package static func format(of bytes: some Collection<UInt8>) -> Format {
        bytes.starts(with: zipMark) ? .xlsx : .csv
    }

    /// Hands on the rows in turn, and holds none of them.
    ///
    /// Blank rows at the end are left out, those of a workbook everywhere. Rows of a workbook
    /// are as wide as its first one, or wider where more stands in them. `sheet` names the one to
    /// read (the first that is not hidden). Throws a `SheetFault` where the rest of the
    /// file cannot be read, with rows handed on already, and whatever `take` throws. Where it is
    /// forgiving, a stray quote in CSV is the fault of its row alone.
    package static func eachRow(
        of bytes: [UInt8], sheet: String? = nil, limits: SheetLimits = SheetLimits(),
        isForgiving: Bool = false, _ take: (SheetRow) throws -> Void
    ) throws {
        if bytes.count > limits.fileBytes { throw SheetFault(.tooLarge(bytes: limits.fileBytes)) }
        switch format(of: bytes) {
        case .xlsx: try XLSXReading.eachRow(of: bytes, sheet: sheet, limits: limits, take)
        case .csv:
            try refuseBinary(bytes)
            try CSVReading.eachRow(
                of: bytes, limits: limits, isForgiving: isForgiving, take)
        }
    }

    private static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// Old Excel files, and new ones under a password, are in Microsoft's compound file.
    private static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    /// How the compound file of a workbook with a password calls what it hides (MS-OFFCRYPTO).
    private static let encryptedStream = "EncryptedPackage".utf8.flatMap { [$0, 0 as UInt8] }

    private static func refuseBinary(_ bytes: [UInt8]) throws(SheetFault) {
        if bytes.isEmpty { throw SheetFault(.empty) }
        guard bytes.starts(with: compoundMark) else { return }
        let isHidden = contains(encryptedStream, in: bytes)
        throw SheetFault(isHidden ? .encrypted : .oldExcel)
    }

    private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { start in
            bytes[start] == needle[0] && bytes[start...].starts(with: needle)
        }
    }
}
