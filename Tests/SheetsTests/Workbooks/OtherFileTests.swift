internal import Testing

@testable internal import Sheets

/// What is no XLSX workbook is refused with a sentence that says what to do.
@Suite struct OtherFileTests {
    private static func fault(_ bytes: [UInt8]) -> SheetFault.Kind? {
        do {
            try SheetFile.eachRow(of: bytes) { _ in }
            return nil
        } catch {
            return (error as? SheetFault)?.kind
        }
    }

    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    @Test func `an old Excel file and one with a password are told apart`() {
        let rest = Array(repeating: UInt8(0), count: 4_096)
        #expect(Self.fault(Self.compound + rest) == .oldExcel)
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Self.fault(Self.compound + rest + name + rest) == .encrypted)
        #expect(Self.fault(Self.compound) == .oldExcel)
    }

    @Test func `an entry with a password is refused`() {
        var entry = ZipMaker.Entry("xl/worksheets/sheet1.xml", "x")
        entry.flags |= 1
        #expect(Self.fault(SmallWorkbook(entries: [entry]).bytes) == .encrypted)
    }

    @Test func `other documents in the same wrapping are told by name`() {
        let sheet = ZipMaker.archive([
            .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            .init("content.xml", "<a/>"), .init("META-INF/manifest.xml", "<a/>"),
        ])
        #expect(Self.fault(sheet) == .openDocument)
        var binary = SmallWorkbook()
        binary.rootRelations = binary.rootRelations.replacing("workbook.xml", with: "workbook.bin")
        #expect(Self.fault(binary.bytes) == .binaryWorkbook)
        let letter = SmallWorkbook(workbook: "<document xmlns=\"x\"><body/></document>")
        #expect(Self.fault(letter.bytes) == .notAWorkbook)
        #expect(Self.fault(ZipMaker.archive([.init("a.txt", "chỉ là chữ")])) == .notAWorkbook)
    }

    @Test func `a file cut short anywhere is refused`() {
        let whole = SmallWorkbook(rows: "<row><c><v>5</v></c></row>").bytes
        #expect(Self.fault(whole) == nil)
        for length in stride(from: 4, to: whole.count, by: 7) {
            #expect(Self.fault(Array(whole[..<length])) != nil, "\(length)")
        }
    }

    @Test func `a changed byte in a part is noticed by its checksum`() {
        var entry = ZipMaker.Entry(
            "xl/worksheets/sheet1.xml", SmallWorkbook.sheetText("<row><c><v>5</v></c></row>"))
        entry.checksum ^= 1
        #expect(Self.fault(SmallWorkbook(entries: [entry]).bytes) == .damaged)
        entry.method = 99
        #expect(Self.fault(SmallWorkbook(entries: [entry]).bytes) == .damaged)
    }

    @Test func `two parts of one name are refused, for programs differ in which they read`() {
        let bytes = ZipMaker.archive(
            SmallWorkbook().parts + [.init("XL/worksheets/SHEET1.xml", "<a/>")])
        #expect(Self.fault(bytes) == .repeatedPart)
    }

    @Test func `a workbook behind something else is no workbook`() {
        let hidden = Array("%PDF-1.7\n".utf8) + SmallWorkbook().bytes
        #expect(Self.fault(hidden) == .binaryText)
    }

    @Test func `every fault has a sentence in both languages`() {
        let kinds: [SheetFault.Kind] = [
            .empty, .tooLarge(bytes: 1 << 20), .unreadableText, .binaryText, .oldExcel,
            .binaryWorkbook, .openDocument, .notAWorkbook, .encrypted, .damaged, .tooManyParts(1),
            .repeatedPart, .swollen, .forbiddenDeclaration, .otherEncoding, .missingPart("a"),
            .noSheet, .unknownSheet("a", others: ["b"]), .tooManyRows(1), .tooManyColumns(1),
            .disorder, .badReference("a"), .tooManyFormats, .unclosedQuote, .quoteInsideCell,
            .textAfterQuote, .loneReturn, .notUTF8, .longCell, .errorValue("#N/A"),
            .unsavedFormula, .badNumber("a"), .badDate("a"),
        ]
        let sentences = kinds.map { SheetFault($0) }.flatMap { [$0.vietnamese, $0.english] }
        #expect(Set(sentences).count == kinds.count * 2)
        #expect(sentences.allSatisfy { $0.hasSuffix(".") && $0.count > 10 })
    }
}
