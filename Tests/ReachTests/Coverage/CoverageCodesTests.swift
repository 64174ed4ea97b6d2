internal import Reach
internal import Testing

@Suite struct CoverageCodesTests {
    @Test(arguments: ["ghn", "a", "viettel_post-2", String(repeating: "x", count: 40)])
    func `a code is lower case letters, digits, underscore and hyphen`(_ text: String) {
        #expect(CourierCode(text)?.text == text)
        #expect(ServiceCode(text)?.text == text)
        #expect(ZoneCode(text)?.text == text)
    }

    @Test(arguments: ["", "GHN", "a b", "đ", "a.b", String(repeating: "x", count: 41)])
    func `other text is no code`(_ text: String) {
        #expect(CourierCode(text) == nil)
        #expect(ServiceCode(text) == nil)
        #expect(ZoneCode(text) == nil)
    }

    @Test func `a row id is visible ASCII of at most 60`() {
        #expect(RowID("GHN/2026#12.a")?.text == "GHN/2026#12.a")
        #expect(RowID(String(repeating: "x", count: 60)) != nil)
        for text in ["", "a b", "ô", "a\tb", String(repeating: "x", count: 61)] {
            #expect(RowID(text) == nil, "\(text)")
        }
    }
}
