internal import Market
import Testing

/// Digests against the published vectors (FIPS 180-4 examples, RFC 4231).
@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `SHA-256 gives the published digests`(_ message: String, _ digest: String) {
        #expect(Digest.hex(Digest.sha256(message.utf8)) == digest)
    }

    struct Vector: Sendable {
        let key: [UInt8]
        let message: [UInt8]
        let digest: String
    }

    static let vectors = [
        Vector(
            key: .init(repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            digest: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            digest: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            key: .init(repeating: 0xaa, count: 20), message: .init(repeating: 0xdd, count: 50),
            digest: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Vector(
            key: Array(1...25), message: .init(repeating: 0xcd, count: 50),
            digest: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        Vector(
            key: .init(repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            digest: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            key: [], message: [],
            digest: "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ]

    @Test(arguments: vectors)
    func `HMAC-SHA256 gives the published digests`(_ vector: Vector) {
        #expect(Digest.hex(Digest.hmacSHA256(key: vector.key, vector.message)) == vector.digest)
    }

    @Test func `two digests are equal only when every byte is`() {
        let digest = Digest.sha256("abc".utf8)
        #expect(Digest.equal(digest, digest))
        #expect(Digest.equal([], []))
        #expect(!Digest.equal(digest, Array(digest.dropLast())))
        for index in digest.indices {
            var other = digest
            other[index] ^= 1
            #expect(!Digest.equal(digest, other))
        }
    }

    @Test func `hex has two lower-case digits for each byte`() {
        #expect(Digest.hex([0x00, 0x0f, 0xa0, 0xff]) == "000fa0ff")
    }
}
