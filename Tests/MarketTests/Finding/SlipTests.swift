import Market
import TestSupport
import Testing

/// What was typed wrong is found all the same, and is said.
@Suite struct SlipTests {
    private var rig: IndexRig {
        var rig = IndexRig()
        rig.put("ls_1", "Tỏi Lý Sơn", place: "")
        rig.put("ls_2", "Đường phổi", place: "")
        rig.put("ls_3", "Nước mắm Sa Huỳnh", place: "")
        rig.put("ls_4", "Nước ép", place: "")
        return rig
    }

    private func meant(_ typed: String) -> (ids: [String], text: String?) {
        let found = rig.findings { $0.words = SearchWords(typed) }
        return (found.hits.map(\.id.text), found.didYouMean)
    }

    @Test(arguments: [
        ("nuocs mam", "nuoc mam"), ("nuo mam", ""), ("nuoc mamm", "nuoc mam"),
        ("nuox mam", "nuoc mam"), ("nouc mam", "nuoc mam"), ("nước hùynh", ""),
        ("nước huỳng", "nước huỳnh"), ("phoi duonf", "phoi duong"), ("huynhh", "huynh"),
    ])
    func `one letter more, less, other or swapped is forgiven and said`(
        _ typed: String, _ text: String
    ) {
        let (ids, said) = meant(typed)
        #expect(ids.count == 1)
        #expect(said == (text.isEmpty ? nil : text))
    }

    @Test(arguments: [
        ("toir ly sown", "tỏi ly sơn"), ("toi3 ly1 so7n", "tỏi lý sơn"), ("toii lys", "toi lý"),
        ("dduwowngf phoi", "đường phoi"), ("nuwowcs mawsm", "nước mắm"),
    ])
    func `what a keyboard left of the marks is read`(_ typed: String, _ text: String) {
        let (ids, said) = meant(typed)
        #expect(ids.count == 1)
        #expect(said == text)
    }

    @Test(arguments: [
        ("đuong", "đường"), ("đương", "đường"), ("dường", "đường"), ("nưoc mam", "nước mam"),
    ])
    func `marks that are not all there are forgiven where nothing has just these`(
        _ typed: String, _ text: String
    ) {
        #expect(meant(typed).text == text)
    }

    @Test(arguments: ["tối", "tôi", "toi lyss", "xyz", "nược mắm", "sơm", "lỳ"])
    func `another word that was typed with its marks is not turned into one of ours`(
        _ typed: String
    ) {
        #expect(meant(typed).ids == [])
        #expect(meant(typed).text == nil)
    }

    @Test func `what is found as typed is never read otherwise`() {
        var rig = rig
        rig.put("ls_5", "Nước mám", place: "")
        let found = rig.findings { $0.words = SearchWords("nước mám") }
        #expect(found.hits.map(\.id.text) == ["ls_5"])
        #expect(found.didYouMean == nil)
    }

    @Test func `words that are held by others, though not together, may be slips of each other`() {
        var rig = rig
        rig.put("ls_5", "Bánh mamm", place: "")
        let found = rig.findings { $0.words = SearchWords("nuoc mamm") }
        #expect(found.hits.map(\.id.text) == ["ls_3"])
        #expect(found.didYouMean == "nuoc mam")
    }

    @Test func `a filter that nothing fits is no reason to look for other words`() {
        let found = rig.findings {
            $0.words = SearchWords("tỏi")
            $0.filter.set = 26
        }
        #expect(found.hits.isEmpty && found.didYouMean == nil)
    }

    @Test func `a word of withdrawn listings only is not an answer`() {
        var rig = rig
        rig.remove("ls_1")
        let found = rig.findings { $0.words = SearchWords("toir") }
        #expect(found.hits.isEmpty && found.didYouMean == nil)
    }
}
