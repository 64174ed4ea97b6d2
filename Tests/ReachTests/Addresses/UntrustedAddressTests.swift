internal import Reach
internal import TestSupport
import Testing

/// Whatever is sent, the answer is an answer.
@Suite struct UntrustedAddressTests {
    @Test(arguments: [
        "", " ", ",,,", "\u{0}\u{1}\u{2}", "🍎🍎🍎", "\u{301}\u{301}", "((()", "x", "xã", "P. Q. TP.",
        "...---...", "中华人民共和国", "Quảng", "123", "000000", "\u{202E}\u{202D}", "đường", "thị xã",
    ])
    func `text without an address is answered none`(text: String) {
        #expect(AddressSamples.book.resolve(text) == .none)
    }

    @Test func `a text that is too long is answered none`() {
        let address = "Xã Ba Tơ, Quảng Ngãi"
        let padding = String(repeating: "a ", count: 230)
        #expect(AddressSamples.exact(padding + ", " + address) == "21484")
        #expect(AddressSamples.book.resolve(padding + padding + ", " + address) == .none)
        #expect(AddressSamples.book.resolve(String(repeating: "ế", count: 100_000)) == .none)
        let marks = "a" + String(repeating: "\u{301}", count: 100_000)
        #expect(AddressSamples.book.resolve(marks) == .none)
    }

    @Test func `a letter of another alphabet is a slip, and two are no name`() {
        // The first а of each is Cyrillic, and so is the р.
        #expect(AddressSamples.reason("Xã Bа Tơ, Quảng Ngãi") == .typingSlip)
        #expect(AddressSamples.book.resolve("Xã Đăk рха, Quảng Ngãi").result != "exact")
    }

    @Test func `a line may carry control characters`() {
        #expect(AddressSamples.exact("Xã Ba Tơ\u{0},\tQuảng Ngãi\r\n") == "21484")
    }

    @Test func `scrambled pieces of addresses never break the reader`() {
        let pieces = [
            "Xã ", "xã", "Phường ", "P.", "Q.", "H. ", "TP.", "TX ", "T.", "Tân ", "An", "Bình ",
            "Châu", "Sơn ", "Quảng Ngãi", "Hà Nội", "Kon Tum", ", ", " - ", "(", ")", "\u{301}",
            "\u{0}", "5", "05 ", "🍎", "é", "中", "'", "’", "-", ".", "/", " ", "Việt Nam", "cũ",
        ]
        var dice = CoverageDice(seed: 34)
        var results: Set<String> = []
        for _ in 0..<1_500 {
            let text = (0..<dice.number(0...20)).map { _ in dice.pick(pieces) }.joined()
            let answer = AddressSamples.book.resolve(text)
            results.insert(answer.result)
            #expect(answer.candidates.count <= AddressBook.candidateLimit)
            if case .ambiguous(let candidates) = answer { #expect(!candidates.isEmpty) }
        }
        #expect(results == ["exact", "ambiguous", "none"])
    }
}
