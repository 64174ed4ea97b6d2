import Market
import TestSupport
import Testing

/// What is written without its space, or with an f, is found and said.
@Suite struct RespellingTests {
    private var rig: IndexRig {
        var rig = IndexRig()
        rig.put("ls_1", "Cà phê Đắk Mar", place: "")
        rig.put("ls_2", "Tỏi đen Lý Sơn", place: "")
        rig.put("ls_3", "Phở khô", place: "")
        return rig
    }

    private func meant(_ typed: String) -> (ids: [String], text: String?) {
        let found = rig.findings { $0.words = SearchWords(typed) }
        return (found.hits.map(\.id.text), found.didYouMean)
    }

    @Test(arguments: [
        ("caphe", "ls_1", "ca phe"), ("càphê", "ls_1", "cà phê"), ("cà fê", "ls_1", "cà phê"),
        ("cafe", "ls_1", "ca phe"), ("caphe dak", "ls_1", "ca phe dak"),
        ("toiden", "ls_2", "toi den"), ("lyson", "ls_2", "ly son"), ("caph", "ls_1", "ca ph"),
        ("fở", "ls_3", "phở"),
    ])
    func `a space left out and an f are forgiven`(_ typed: String, _ id: String, _ text: String) {
        let (ids, said) = meant(typed)
        #expect(ids == [id])
        #expect(said == text)
    }

    @Test(arguments: ["ca phe", "cà phê", "toi den"])
    func `what is written as usual is found without a word`(_ typed: String) {
        #expect(meant(typed).ids.count == 1 && meant(typed).text == nil)
    }

    @Test(arguments: ["capho xyz", "cáphê", "fin", "tôiđen", "xx", "cxphe"])
    func `nothing is made up where a part is no word of ours, or bears other marks`(
        _ typed: String
    ) {
        #expect(meant(typed).ids.isEmpty && meant(typed).text == nil)
    }
}
