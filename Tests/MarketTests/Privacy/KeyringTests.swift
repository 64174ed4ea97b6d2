internal import Market
import Testing

/// Keys as text, and that they show nowhere else.
@Suite struct KeyringTests {
    private static func key(_ byte: UInt8) -> [UInt8] {
        .init(repeating: byte, count: Cipher.keyBytes)
    }

    private static let ring = Keyring(phones: key(1), keys: ["pk_a": key(2), "pk_b": key(3)])

    @Test func `what was written is read back, remarks aside`() {
        let text = Self.ring.text(remark: ["Giữ kín", "keep it secret"])
        #expect(text.hasPrefix("# Giữ kín\n# keep it secret\nphones 0101"))
        #expect(Keyring(text: text) == Self.ring)
        #expect(Self.ring.ids == ["pk_a", "pk_b"])
        #expect(Self.ring["pk_b"] == Self.key(3) && Self.ring["pk_c"] == nil)
    }

    private static let zeros = String(repeating: "0", count: 64)

    @Test(arguments: [
        "", "# nothing\n", "key pk_a \(zeros)\n", "phones 00\n", "phones \(zeros.dropLast())g\n",
        "phones \(zeros)\nphones \(zeros)", "phones \(zeros)\nlock pk_a \(zeros)",
    ])
    func `what is no keyring is none`(_ text: String) {
        #expect(Keyring(text: text) == nil)
    }

    @Test func `keys are added, joined and left out`() {
        let more = Self.ring.adding(Self.key(4), as: "pk_c")
        #expect(more.ids == ["pk_a", "pk_b", "pk_c"])
        #expect(more.keeping { $0 == "pk_c" }.ids == ["pk_c"])
        let joined = Self.ring.keeping { $0 == "pk_a" }.merging(more.keeping { $0 == "pk_c" })
        #expect(joined.ids == ["pk_a", "pk_c"] && joined.phones == Self.key(1))
    }

    @Test func `a keyring prints and dumps as stars`() {
        var dumped = ""
        dump(Self.ring, to: &dumped)
        for text in ["\(Self.ring)", String(reflecting: Self.ring), dumped] {
            #expect(text.contains("***") && !text.contains("2"))
        }
    }

    @Test func `a proof tells keys and ids apart`() {
        let proofs = [
            Keyring.proof(of: Self.key(1), id: "pk_a"), Keyring.proof(of: Self.key(2), id: "pk_a"),
            Keyring.proof(of: Self.key(1), id: "pk_b"),
        ]
        #expect(Set(proofs).count == 3)
    }
}
