import Market
import Reach
import Testing

@testable import Web

/// Parameters are decoded once and strictly.
@Suite struct QueryTests {
    private func problems(_ query: Query) -> [String] {
        query.problems.map { "\($0.field) \($0.code.rawValue)" }
    }

    @Test func `percent signs, plus signs and NFD are decoded`() {
        let query = Query("q=t%E1%BB%8Fi+l%C3%BD&name=Ly%CC%81&empty=")
        #expect(query.text("q") == "tỏi lý")
        #expect(query.text("name").map { Array($0.unicodeScalars) } == Array("Lý".unicodeScalars))
        #expect(query.text("empty") == nil)
        #expect(query.text("absent") == nil)
        #expect(query.names == ["empty", "name", "q"])
        #expect(problems(query).isEmpty)
    }

    @Test(arguments: [
        ("q=%FF", "q malformed"), ("q=%zz", "q malformed"), ("a=1&a=2", "a not_allowed"),
        ("q=" + String(repeating: "a", count: 301), "q too_long"),
    ])
    func `what cannot be one text is refused`(raw: String, problem: String) {
        #expect(problems(Query(raw[...])) == [problem])
    }

    @Test(arguments: ["0", "101", "x", "1.5", "99999999999999999999", "-1", " 1"])
    func `a number must be whole and within its limits`(text: String) {
        var query = Query("limit=\(text)")
        #expect(query.integer("limit", in: 1...100) == nil)
        #expect(problems(query) == ["limit out_of_range"])
        #expect(throws: Problem.self) { try query.finish() }
    }

    @Test func `a number within its limits is read`() throws {
        var query = Query("limit=100")
        #expect(query.integer("limit", in: 1...100) == 100)
        #expect(query.parsed("absent", FieldReader.dayWords) { Day($0) } == nil)
        try query.finish()
    }
}
