import Market
import Reach
import Testing

@testable import Web

/// Fields are read one by one, and everything wrong is found in one pass.
@Suite struct FieldReaderTests {
    private func reader(_ text: String) throws -> FieldReader {
        FieldReader(try JSONBody.object(Array(text.utf8), depth: 16))
    }

    /// What `finish` throws, as `field code`.
    private func problems(_ reader: FieldReader) -> [String] {
        do {
            try reader.finish()
            return []
        } catch {
            return error.all.map { "\($0.field) \($0.code.rawValue)" }
        }
    }

    @Test func `a missing, a mistyped and an unknown field are all named`() throws {
        var fields = try reader(#"{"nmae":"Tỏi","stock":"5","set":1.5,"flag":"yes"}"#)
        _ = fields.text("name")
        _ = fields.integer("stock")
        _ = fields.integerIfAny("set")
        _ = fields.flagIfAny("flag")
        #expect(
            problems(fields) == [
                "name missing", "stock wrong_type", "set wrong_type", "flag wrong_type",
                "nmae unknown_field",
            ])
    }

    @Test func `a field inside a list is named by its path`() throws {
        var fields = try reader(
            #"{"lines":[{"listing":"a"},{"quantity":true,"q":1}],"goods":["dry",5]}"#)
        _ = fields.objects("lines", limit: 10) { line in
            (line.textIfAny("listing"), line.integer("quantity"))
        }
        _ = fields.choices("goods", of: GoodsClass.self)
        #expect(
            problems(fields) == [
                "lines[0].quantity missing", "lines[1].quantity wrong_type",
                "lines[1].q unknown_field", "goods[1] wrong_type",
            ])
    }

    @Test func `a word that is not on the list is named by its place`() throws {
        var fields = try reader(#"{"net_unit":"kg","goods":["dry","air"],"day":"2026-02-30"}"#)
        #expect(fields.choice("net_unit", of: NetUnit.self) == nil)
        #expect(fields.choices("goods", of: GoodsClass.self) == [.dry])
        _ = fields.day("day")
        #expect(problems(fields) == ["net_unit malformed", "goods[1] malformed", "day malformed"])
    }

    @Test func `text in NFD becomes NFC`() throws {
        var fields = try reader("{\"name\":\"Ly\u{301} So\u{31B}n\"}")
        #expect(Array(fields.text("name").unicodeScalars) == Array("Lý Sơn".unicodeScalars))
        try fields.finish()
    }

    @Test func `null is the same as absent where a field need not be there`() throws {
        var fields = try reader(#"{"note":null,"name":null}"#)
        #expect(fields.textIfAny("note") == nil)
        let sent = (note: fields.has("note"), other: fields.has("other"))
        #expect(sent == (true, false))
        _ = fields.text("name")
        #expect(problems(fields) == ["name missing"])
    }

    @Test func `a list beyond its limit is refused`() throws {
        var fields = try reader(#"{"texts":["a","b","c"]}"#)
        #expect(fields.texts("texts", limit: 2).isEmpty)
        #expect(problems(fields) == ["texts out_of_range"])
    }

    @Test(arguments: ["9223372036854775808", "1e30", "-1e400", "0.1"])
    func `a number that is not a whole one of 64 bits is refused`(number: String) throws {
        guard var fields = try? reader(#"{"price_vnd":\#(number)}"#) else { return }
        _ = fields.money("price_vnd")
        #expect(problems(fields) == ["price_vnd wrong_type"])
    }
}
