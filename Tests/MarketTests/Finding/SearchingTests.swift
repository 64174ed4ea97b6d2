import Market
import TestSupport
import Testing

/// What a buyer types finds what a producer wrote.
@Suite struct SearchingTests {
    static let names = [
        ("ls_1", "Tỏi Lý Sơn"), ("ls_2", "Rượu cần (bản tôi)"), ("ls_3", "Đường phổi Quảng Ngãi"),
        ("ls_4", "Khô dương liễu"), ("ls_5", "Bánh đập"), ("ls_6", "Hành tím Lý Sơn"),
        ("ls_7", "Hòa Phú trà thuý"),
    ]

    private var rig: IndexRig {
        var rig = IndexRig()
        for (id, name) in Self.names { rig.put(id, name, owner: "", place: "") }
        return rig
    }

    @Test(arguments: [
        ("tỏi", ["ls_1"]), ("TỎI", ["ls_1"]), ("to\u{0309}i", ["ls_1"]), ("tôi", ["ls_2"]),
        ("toi", ["ls_1", "ls_2"]), ("toi ly son", ["ls_1"]), ("tỏi lý sơn", ["ls_1"]),
        ("lý son", ["ls_1", "ls_6"]), ("LY SON", ["ls_1", "ls_6"]), ("sơn lý", ["ls_1", "ls_6"]),
        ("đường", ["ls_3"]), ("Đường", ["ls_3"]), ("D\u{0323}", []), ("đươ\u{0300}ng", ["ls_3"]),
        ("duong", ["ls_3", "ls_4"]), ("dương", ["ls_4"]), ("đập", ["ls_5"]), ("dap", ["ls_5"]),
        ("tỏi hành", []), ("hành", ["ls_6"]), ("không có gì", []), ("ĐƯỜNG PHỔI", ["ls_3"]),
        ("hoà", ["ls_7"]), ("hòa", ["ls_7"]), ("ho\u{0300}a", ["ls_7"]), ("thúy", ["ls_7"]),
        ("THUÝ", ["ls_7"]), ("hoa", ["ls_7"]), ("hóa", []), ("tô", ["ls_2"]), ("tố", []),
    ])
    func `marks that were typed must be there, and words without find both`(
        _ typed: String, _ ids: [String]
    ) {
        #expect(rig.found(typed).sorted() == ids)
    }

    @Test(arguments: [
        ("đư", ["ls_3"]), ("duo", ["ls_3", "ls_4"]), ("to", ["ls_1", "ls_2"]),
        ("l s", ["ls_1", "ls_6"]), ("đườ", ["ls_3"]), ("đường p", ["ls_3"]), ("bánh đ", ["ls_5"]),
    ])
    func `a word may be the beginning of one`(_ typed: String, _ ids: [String]) {
        #expect(rig.found(typed).sorted() == ids)
    }

    @Test(arguments: [
        "tỏi\"", "\"tỏi", "tỏi*", "*", "\"", "\"\"", "NEAR(tỏi sơn)", "tỏi AND sơn", "tỏi OR x",
        "NOT tỏi", "typed:tỏi", "{typed} : tỏi", "tỏi) OR (x", "^tỏi", "tỏi - sơn", "tỏi + sơn",
        "'; DROP TABLE listing; --", "\u{0000}tỏi", "tỏi\u{0000}", "%", "_", "\\", "$1", ":a",
        "\u{1E900}\u{1E922}", "👩🏽‍🌾", "½ ² Ⅷ", "\u{0301}", "ﷺ", "\u{202E}iỏt",
        "a\u{0301}\u{0301}\u{0301}", "ß", "İ", "e\u{0323}\u{0302}\u{0301}", "đ\u{0301}",
    ])
    func `no text is an order, nor a mistake`(_ typed: String) {
        #expect(rig.found(typed).count <= Self.names.count)
    }

    @Test func `a very long text is cut, not refused`() {
        let words = Array(repeating: "tỏi", count: 100_000).joined(separator: " ")
        #expect(rig.found(words) == ["ls_1"])
        #expect(rig.found(String(repeating: "tỏi", count: 100_000)) == [])
    }

    @Test(arguments: ["", " ", "\n\t", "…", "?!", "\u{200B}", "👍", "\u{0301}"])
    func `a text without a letter or digit searches nothing`(_ typed: String) {
        #expect(SearchWords(typed) == nil)
    }

    @Test func `every field is searched, and the better field comes first`() {
        var rig = IndexRig()
        rig.put("ls_1", "Muối", text: "Ăn với quế rừng.")
        rig.put("ls_2", "Muối", pack: "gói quế")
        rig.put("ls_3", "Muối", place: "Xã Quế")
        rig.put("ls_4", "Muối", owner: "Hợp tác xã Quế")
        rig.put("ls_5", "Bột quế")
        rig.put("ls_6", "Quế thanh")
        #expect(rig.found("quế") == ["ls_6", "ls_5", "ls_4", "ls_3", "ls_2", "ls_1"])
        #expect(rig.found("que muoi") == ["ls_4", "ls_3", "ls_2", "ls_1"])
    }

    @Test func `as typed comes before unmarked, a whole word before a beginning, a star decides`() {
        var rig = IndexRig()
        rig.put("ls_1", "Gói toing")
        rig.put("ls_2", "Gói tới")
        rig.put("ls_3", "Gói toi")
        rig.put("ls_4", "Gói tỏi", star: 4)
        rig.put("ls_5", "Gói tôi", star: 5)
        #expect(rig.found("toi") == ["ls_3", "ls_5", "ls_4", "ls_2", "ls_1"])
    }

    @Test func `an edited name is found by its new words only, also by what others still hold`() {
        var rig = rig
        rig.put("ls_1", "Nghệ Lý Sơn")
        #expect(rig.found("tỏi") == [])
        #expect(rig.found("nghệ") == ["ls_1"])
        #expect(rig.found("lý sơn") == ["ls_1", "ls_6"])
        rig.remove("ls_6")
        #expect(rig.found("lý sơn") == ["ls_1"])
    }
}
