internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Ed25519 against the vectors of its standard.
@Suite struct DigestEd25519Tests {
    struct Vector: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    /// RFC 8032, section 7.1, tests 1 to 3.
    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    private func bytes(_ hex: String) throws -> [UInt8] {
        try #require(Digest.bytes(ofHex: hex))
    }

    @Test(arguments: vectors)
    func `keys and signatures are those of the standard`(_ vector: Vector) throws {
        let seed = try bytes(vector.seed)
        let message = try bytes(vector.message)
        #expect(Digest.hex(Digest.ed25519PublicKey(of: seed)) == vector.publicKey)
        #expect(Digest.hex(Digest.signEd25519(message, seed: seed)) == vector.signature)
    }

    @Test(arguments: vectors)
    func `a changed bit of the message, the signature or the key proves nothing`(
        _ vector: Vector
    ) throws {
        let key = try bytes(vector.publicKey)
        let message = try bytes(vector.message) + [7]
        let signature = Digest.signEd25519(message, seed: try bytes(vector.seed))
        #expect(Digest.isSignedEd25519(message, signature: signature, publicKey: key))
        for index in [0, 31, 32, 63] {
            var spoiled = signature
            spoiled[index] ^= 1
            #expect(!Digest.isSignedEd25519(message, signature: spoiled, publicKey: key))
        }
        #expect(!Digest.isSignedEd25519(message + [0], signature: signature, publicKey: key))
        var other = key
        other[3] ^= 4
        #expect(!Digest.isSignedEd25519(message, signature: signature, publicKey: other))
        #expect(!Digest.isSignedEd25519(message, signature: [], publicKey: key))
        #expect(!Digest.isSignedEd25519(message, signature: signature, publicKey: []))
    }

    @Test(arguments: ["", "0", "0g", "+1", "00 ", "à0"])
    func `only pairs of hex digits are bytes`(_ text: String) {
        #expect((Digest.bytes(ofHex: text) == nil) == !text.isEmpty)
    }
}
