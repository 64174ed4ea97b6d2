import Couriers
import Testing

/// What of an answer is kept.
@Suite struct RedactionTests {
    private func excerpt(_ text: String) -> String {
        Redaction(hiding: ["whsec_c2VjcmV0c2VjcmV0"]).excerpt(of: Array(text.utf8))
    }

    @Test(arguments: [
        "your key whsec_AAAAbbbbCCCC== is wrong", "c2VjcmV0c2VjcmV0", "got c2VjcmV0c2VjcmV0=",
        "vx_01kaf3abcdef", "Authorization: Bearer abc.def", "basic dXNlcjpwYXNz",
        "gọi 0912345678", "gọi 0912 345 678", "+84912345678", "0912.345.678",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
    ])
    func `keys and telephone numbers are stars`(_ text: String) {
        let kept = excerpt(text)
        #expect(kept.contains("***"))
        for secret in ["AAAA", "c2Vj", "vx_", "abc.def", "dXNl", "912", "eyJ"] {
            #expect(!kept.contains(secret))
        }
    }

    @Test func `what helps to understand is kept`() {
        let text = #"{"results":[{"sku":"ls_01kaf3","version":14,"status":"rejected"}]}"#
        #expect(excerpt(text) == text)
    }

    @Test func `only the beginning is kept`() {
        #expect(excerpt(String(repeating: "a ", count: 9_000)).utf8.count == 2_048)
    }

    @Test(arguments: ["p@ss/word!", "p@ss\\/word!", "p%40ss%2Fword%21", "id 77 here"])
    func `every field of the partner is stars, however it is written`(_ text: String) {
        let kept = Redaction(hiding: ["p@ss/word!", "77"])
            .excerpt(of: Array("{\"echo\":\"\(text)\"}".utf8))
        #expect(kept.contains("***"))
        for secret in ["word", "77"] { #expect(!kept.contains(secret)) }
    }

    @Test func `a secret across the cut is hidden whole`() {
        let bytes = Array((String(repeating: "a ", count: 1_020) + "hidden-secret-text").utf8)
        let kept = Redaction(hiding: ["hidden-secret-text"]).excerpt(of: bytes)
        #expect(!kept.contains("hidden"))
    }

    @Test func `bytes that are no text do no harm`() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x00, 0x07, 0x41, 0xC3]
        let kept = Redaction(hiding: []).excerpt(of: bytes)
        #expect(kept.contains("A"))
        #expect(!kept.unicodeScalars.contains("\u{0}"))
    }
}
