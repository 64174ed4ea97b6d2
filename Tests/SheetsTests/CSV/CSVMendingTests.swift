@testable internal import Sheets
import Testing

/// A quote in the wrong place costs its own line and no other.
@Suite struct CSVMendingTests {
    private static let good = (1...40).map { "K\($0),\"Tỏi \"\"đen\"\" \($0)\",\($0)" }

    private static func rows(_ text: String) throws -> [SheetRow] {
        try SheetTable(Array(text.utf8), isForgiving: true).rows
    }

    @Test(arguments: [
        ("X,Tỏi \"đen\",1", SheetFault.Kind.quoteInsideCell),
        ("X,\"Tỏi\" đen,1", .textAfterQuote), ("X,\"Tỏi đen,1", .unclosedQuote),
        ("\"X,Tỏi đen,1", .unclosedQuote), ("X,Tỏi đen,\"1", .unclosedQuote),
        ("X,Tỏi\rđen,1", .loneReturn), ("X,\"Tỏi\"\" đen,1", .unclosedQuote),
    ])
    func `the bad line is named and all others are read, wherever it stands`(
        _ line: String, _ kind: SheetFault.Kind
    ) throws {
        for place in [0, 1, 17, Self.good.count] {
            var lines = Self.good
            lines.insert(line, at: place)
            for end in ["\n", "\r\n"] {
                let text = (["mã,tên,số"] + lines).joined(separator: end)
                let rows = try Self.rows(text)
                #expect(rows.map(\.number) == Array(2...(Self.good.count + 2)))
                #expect(rows.indices.filter { rows[$0].isBroken } == [place])
                // A quote that nobody closes ends as whatever it runs into.
                let found = rows[place].faults.first
                #expect(found?.row == place + 2)
                if kind != .unclosedQuote { #expect(found?.kind == kind) }
                let others = rows.filter { !$0.isBroken }.map(\.cells)
                #expect(others == (1...40).map { ["K\($0)", "Tỏi \"đen\" \($0)", "\($0)"] })
            }
        }
    }

    @Test func `a quote that runs into a row of the same kind does not swallow it`() throws {
        let lines = ["mã,tên,số", "A,\"Tỏi,1", "B,Hành,2", "C,\",\",3", "D,Nghệ,4"]
        let rows = try Self.rows(lines.joined(separator: "\n"))
        #expect(rows.map(\.isBroken) == [true, false, false, false])
        #expect(rows[2].cells == ["C", ",", "3"])
    }

    @Test func `cells over several lines stay cells`() throws {
        let rows = try Self.rows("mã,tên,số\nA,\"một\nhai\nba, bốn\",1\nB,\"x\n\",2\n")
        #expect(rows.map(\.cells) == [["A", "một\nhai\nba, bốn", "1"], ["B", "x\n", "2"]])
    }

    @Test func `a row that cannot be split is shown as it looks`() throws {
        let rows = try Self.rows("mã,tên,số\nA,\"Tỏi\" đen,\"3\"\n")
        #expect(rows[0].cells == ["A", "\"Tỏi\" đen", "3"])
    }

    @Test func `where nothing is forgiven the file is refused as before`() {
        let bytes = Array("mã,tên\nA,Tỏi \"đen\"\nB,x\n".utf8)
        #expect(throws: SheetFault(.quoteInsideCell, row: 2, column: 2)) {
            try SheetTable(bytes)
        }
    }

    @Test(arguments: 0..<8)
    func `of any text every line is some row's, and reading ends`(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func roll(_ sides: UInt64) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % sides)
        }
        let pieces = ["\"", "\"", ",", "\n", "a", "tỏi", "\r\n", "\"\"", ";", "\r"]
        for _ in 0..<200 {
            let body = (0..<roll(60)).map { _ in pieces[roll(UInt64(pieces.count))] }.joined()
            let rows = try Self.rows("x,y,z\n" + body)
            // No line feed is counted twice: there are at most as many rows as lines.
            let lines = body.utf8.count(where: { $0 == 10 }) + 1
            #expect(rows.count <= lines, "seed \(seed): \(body.debugDescription)")
        }
    }
}
