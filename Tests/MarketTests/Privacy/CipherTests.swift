internal import Market
import Testing

/// AES-256-GCM against the test cases of its authors (McGrew and Viega, cases 13 to 16).
@Suite struct CipherTests {
    struct Vector: Sendable {
        let key: String
        let nonce: String
        let subject: String
        let plain: String
        let sealed: String
    }

    private static let long = """
        d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
        1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255
        """
    private static let longSealed = """
        522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
        8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad
        """
    private static let longKey = """
        feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308
        """

    static let vectors = [
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24),
            subject: "", plain: "", sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24),
            subject: "", plain: String(repeating: "0", count: 32),
            sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: longKey, nonce: "cafebabefacedbaddecaf888", subject: "", plain: long,
            sealed: longSealed + "b094dac5d93471bdec1a502270e3cc6c"),
        Vector(
            key: longKey, nonce: "cafebabefacedbaddecaf888",
            subject: "feedfacedeadbeeffeedfacedeadbeefabaddad2", plain: String(long.prefix(120)),
            sealed: longSealed.prefix(120) + "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0..<$0 + 2]), radix: 16)
        }
    }

    @Test(arguments: vectors)
    func `it gives the published bytes, behind the nonce, and opens them`(_ vector: Vector) {
        let key = Self.bytes(vector.key)
        let subject = Self.bytes(vector.subject)
        let sealed = Cipher.seal(
            Self.bytes(vector.plain), key: key, nonce: Self.bytes(vector.nonce), for: subject)
        #expect(Digest.hex(sealed) == vector.nonce + vector.sealed)
        #expect(Cipher.open(sealed, key: key, for: subject) == Self.bytes(vector.plain))
    }

    @Test func `no changed bit opens, nor another key, another subject or a part`() {
        let key = [UInt8](repeating: 7, count: Cipher.keyBytes)
        let subject = Array("or_1".utf8)
        let sealed = Cipher.seal(
            Array("12 phố Đội Cấn".utf8), key: key,
            nonce: .init(repeating: 1, count: Cipher.nonceBytes), for: subject)
        for index in sealed.indices {
            var other = sealed
            other[index] ^= 1
            #expect(Cipher.open(other, key: key, for: subject) == nil)
            #expect(Cipher.open(Array(sealed.prefix(index)), key: key, for: subject) == nil)
        }
        #expect(Cipher.open(sealed, key: key.map { $0 &+ 1 }, for: subject) == nil)
        #expect(Cipher.open(sealed, key: key, for: Array("or_2".utf8)) == nil)
        #expect(Cipher.open(sealed, key: [], for: subject) == nil)
        #expect(Cipher.open(sealed, key: key, for: subject) == Array("12 phố Đội Cấn".utf8))
    }
}
