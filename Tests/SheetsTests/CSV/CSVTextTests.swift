internal import Testing

@testable internal import Sheets

@Suite struct CSVTextTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,\n,b", [["a", ""], ["", "b"]]),
        ("a,", [["a", ""]]),
        ("\"a,\"\"b\"\"\nc\",d\n", [["a,\"b\"\nc", "d"]]),
        ("\"\",\"\"", [["", ""]]),
        (" a , b \n", [[" a ", " b "]]),
        ("a\n\nb\n\n\r\n\n", [["a"], [""], ["b"]]),
        ("a,\u{301}b\n", [["a", "\u{301}b"]]),
        ("a\u{2028}b\u{B}c,d\n", [["a\u{2028}b\u{B}c", "d"]]),
        ("", []),
    ])
    func `records and cells are what RFC 4180 says`(text: String, expected: [[String]]) throws {
        let records = try CSVText.records(Array(text.utf8))
        #expect(records.map { $0.map { String(decoding: $0, as: UTF8.self) } } == expected)
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n3,4\n", SheetFault(.unclosedQuote, row: 2, column: 2)),
        ("a,b\n1\",2\n", SheetFault(.quoteInsideCell, row: 2, column: 1)),
        ("\"a\"b,c\n", SheetFault(.textAfterQuote, row: 1, column: 1)),
        ("\"a\" ,c\n", SheetFault(.textAfterQuote, row: 1, column: 1)),
        ("a,b\rc,d\r", SheetFault(.loneReturn, row: 1, column: 2)),
        ("a\n\"b\"\rc", SheetFault(.loneReturn, row: 2, column: 1)),
        ("\"", SheetFault(.unclosedQuote, row: 1, column: 1)),
    ])
    func `what is not RFC 4180 is refused where it stands`(text: String, fault: SheetFault) {
        #expect(throws: fault) { try CSVText.records(Array(text.utf8)) }
    }

    @Test func `what is written reads back as the same cells`() throws {
        let records = [
            ["plain", "a,b", "say \"no\"", "two\nlines", "cr\r\nlf"],
            ["", " blank ", "Tỏi Lý Sơn", "\"", ","],
        ]
        let text = CSVText.text(records)
        let read = try CSVText.records(Array(text.utf8))
        #expect(read.map { $0.map { String(decoding: $0, as: UTF8.self) } } == records)
        #expect(text.hasPrefix("plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"cr\r\nlf\"\n"))
    }
}
