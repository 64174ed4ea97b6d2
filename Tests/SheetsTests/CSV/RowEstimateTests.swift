internal import Foundation
@testable internal import Sheets
import Testing

/// How many rows a file has, told before any is read.
@Suite struct RowEstimateTests {
    @Test(arguments: [
        ("a,b\n1,2\n3,4\n", 3), ("a,b\n1,2", 2), ("a\n\"1\n2\"\n3\n", 3), ("a", 1),
    ])
    func `line ends outside quotes are rows`(_ text: String, _ rows: Int) {
        #expect(SheetFile.rowEstimate(of: Array(text.utf8)) == rows)
    }

    @Test func `rows of a workbook are counted in its packed text`() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "vuonxa-estimate-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try XLSXWriter(
            path: path, sheet: "Thử", columns: [SheetColumn("a"), SheetColumn("b")],
            createdAt: 1_767_225_600)
        for number in 0..<1_234 { try writer.add(["<row", "\(number)"]) }
        try writer.finish()
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        #expect(SheetFile.rowEstimate(of: bytes) == 1_235)
        #expect(SheetFile.rowEstimate(of: Array(bytes.prefix(bytes.count / 2))) == nil)
    }
}
