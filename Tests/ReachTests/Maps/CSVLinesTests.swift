internal import Reach
import Testing

@Suite struct CSVLinesTests {
    @Test(arguments: [
        ("Xã Ba Tơ", "Xã Ba Tơ"), ("a,b", "\"a,b\""), ("nói \"có\"", "\"nói \"\"có\"\"\""),
        ("hai\ndòng", "\"hai\ndòng\""), ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"), ("+84", "'+84"),
        ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        ("", ""),
    ])
    func `a cell is quoted where it must be and never becomes a formula`(
        cell: String, written: String
    ) {
        var lines = CSVLines(header: ["a", "b"])
        lines.add([cell, "1"])
        #expect(String(decoding: lines.bytes, as: UTF8.self) == "a,b\r\n\(written),1\r\n")
    }
}
