internal import Market
internal import TestSupport
import Testing

/// Keys as they stand in their file and as the world sees them.
@Suite struct PassportKeyTests {
    /// The key of RFC 8037, appendix A.
    private static let seed =
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"

    private func key() throws -> PassportKey {
        PassportKey(seed: try #require(Digest.bytes(ofHex: Self.seed)))
    }

    @Test func `ids and public halves are those of the standard's example`() throws {
        let key = try key()
        #expect(key.id == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(Base64URL.text(key.publicKey) == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    }

    @Test func `the file is read back, and a rotation keeps only the public half`() throws {
        let ring = PassportKeyring(current: try key())
        let rotated = ring.rotated(to: Array(repeating: 9, count: 32))
        let text = rotated.text(remark: ["Giữ kín"])
        #expect(text.hasPrefix("# Giữ kín\n") && !text.contains(Self.seed))
        #expect(PassportKeyring(text: text) == rotated)
        #expect(rotated.former == [ring.current.publicKey])
    }

    @Test(arguments: [
        "", "sign", "sign 00", "public \(seed)", "sign \(seed)\nsign \(seed)", "sgin \(seed)",
        "sign \(seed) x",
    ])
    func `a file that holds something else holds no keys`(_ text: String) {
        #expect(PassportKeyring(text: text) == nil)
    }

    @Test func `a key shows nothing of itself when it is printed`() throws {
        let ring = PassportKeyring(current: try key())
        for text in ["\(ring.current)", String(reflecting: ring.current), "\(ring)"] {
            #expect(!text.contains("157") && !text.contains("9d61"))
        }
    }

    @Test(arguments: ["", "Zg", "Zm8", "Zm9v", "-_8"])
    func `bytes and text go both ways`(_ text: String) throws {
        let bytes = try #require(Base64URL.bytes(text))
        #expect(Base64URL.text(bytes) == text)
    }

    @Test(arguments: ["Zg==", "Z", "Zm9v+", "Zm 9v", "Zh", "é"])
    func `what is no such text, or not the shortest, is refused`(_ text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }
}
