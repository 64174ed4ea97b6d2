internal import Testing

@testable internal import Sheets

/// A file that is made to harm is refused with a sentence, early, and with little memory.
@Suite struct HostileWorkbookTests {
    private static let sheet = "xl/worksheets/sheet1.xml"

    private static func fault(
        _ bytes: [UInt8], limits: SheetLimits = SheetLimits()
    ) -> SheetFault.Kind? {
        do {
            try SheetFile.eachRow(of: bytes, limits: limits) { _ in }
            return nil
        } catch {
            return (error as? SheetFault)?.kind
        }
    }

    private static func fault(_ entry: ZipMaker.Entry) -> SheetFault.Kind? {
        fault(SmallWorkbook(entries: [entry]).bytes)
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]>",
        "<!DOCTYPE a SYSTEM \"/etc/passwd\">",
        "<!doctype a>", "<!ENTITY % x SYSTEM \"http://127.0.0.1/\">", "<![IGNORE[x]]>",
    ])
    func `a declaration is refused before anything is expanded`(declaration: String) {
        let text = SmallWorkbook.head + declaration + "<worksheet>&c;</worksheet>"
        #expect(Self.fault(.init(Self.sheet, text)) == .forbiddenDeclaration)
    }

    @Test(arguments: 131_064...131_073)
    func `a declaration is found across two pieces too`(length: Int) {
        let filler = String(repeating: " ", count: length - SmallWorkbook.head.utf8.count)
        let text = SmallWorkbook.head + filler + "<!DOCTYPE a><worksheet/>"
        #expect(Self.fault(.init(Self.sheet, text)) == .forbiddenDeclaration)
    }

    @Test func `another encoding cannot hide one`() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a><worksheet/>"
        let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Self.fault(.init(Self.sheet, [0xFF, 0xFE] + wide)) == .otherEncoding)
        #expect(Self.fault(.init(Self.sheet, wide)) == .otherEncoding)
        for name in ["UTF-7", "IBM037", "windows-1258", "UTF-16"] {
            let text = "<?xml version='1.0' encoding='\(name)'?><worksheet/>"
            #expect(Self.fault(.init(Self.sheet, text)) == .otherEncoding, "\(name)")
        }
        let late = "<?xml version=\"1.0\"" + String(repeating: " ", count: 400)
        let text7 = late + "encoding=\"UTF-7\"?><worksheet/>"
        #expect(Self.fault(.init(Self.sheet, text7)) == .otherEncoding)
        let broken =
            Array("<worksheet><a b=\"".utf8) + [0xC0, 0x80] + Array("\"/></worksheet>".utf8)
        #expect(Self.fault(.init(Self.sheet, broken)) == .otherEncoding)
    }

    @Test(arguments: [
        "", "<a", "<a>", "<worksheet><sheetData>", "<a></b>", "a", "<a/><b/>", "<a b/>",
        "<a>&x;</a>",
    ])
    func `broken XML is refused, not mended`(text: String) {
        #expect(Self.fault(.init(Self.sheet, text)) == .damaged)
    }

    @Test(arguments: [2_580_004, 1_000, 0])
    func `a bomb is refused while it unpacks, whatever it claims`(claim: Int) {
        var bomb = ZipMaker.Entry(Self.sheet, "")
        bomb.method = 8
        bomb.packed = ZipMaker.deflated("<a> ", copies: 10_000)
        bomb.bytes = claim
        var limits = SheetLimits()
        limits.swelling = 100
        limits.harmlessBytes = 500_000
        let bytes = SmallWorkbook(entries: [bomb]).bytes
        #expect(bytes.count < 20_000)
        #expect(Self.fault(bytes, limits: limits) == .swollen)
    }

    @Test func `a part that claims to be huge, or is, is refused`() {
        var entry = ZipMaker.Entry(Self.sheet, "<a/>")
        entry.bytes = (1 << 30) + 1
        #expect(Self.fault(SmallWorkbook(entries: [entry]).bytes) == .swollen)
        var limits = SheetLimits()
        limits.partBytes = 200_000
        let rows = String(repeating: " ", count: 200_000)
        #expect(Self.fault(SmallWorkbook(rows: rows).bytes, limits: limits) == .swollen)
    }

    @Test func `texts without end that cells share are refused`() {
        var limits = SheetLimits()
        limits.sharedBytes = 10_000
        let empty = SmallWorkbook(sharedTexts: String(repeating: "<si/>", count: 2_000)).bytes
        let long = SmallWorkbook(
            sharedTexts: "<si><t>\(String(repeating: "a", count: 10_001))</t></si>"
        ).bytes
        #expect(Self.fault(empty, limits: limits) == .swollen)
        #expect(Self.fault(long, limits: limits) == .swollen)
    }

    @Test func `more parts or formats than any workbook has are refused`() {
        let many = (0..<2_001).map { ZipMaker.Entry("a\($0)", "") }
        #expect(Self.fault(ZipMaker.archive(many)) == .tooManyParts(2_000))
        var limits = SheetLimits()
        limits.formats = 10
        let styles = "<cellXfs>\(String(repeating: "<xf numFmtId=\"14\"/>", count: 11))</cellXfs>"
        #expect(Self.fault(SmallWorkbook(styles: styles).bytes, limits: limits) == .tooManyFormats)
    }

    @Test func `deep nesting ends as a fault`() {
        let deep = String(repeating: "<a>", count: 101)
        #expect(Self.fault(.init(Self.sheet, deep)) == .damaged)
    }
}
