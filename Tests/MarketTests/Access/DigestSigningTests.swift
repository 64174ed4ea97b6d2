internal import Foundation
internal import Market
internal import TestSupport
internal import Testing

/// MD5 against RFC 1321, and RSA-SHA256 against a signature that the openssl command made.
@Suite struct DigestSigningTests {
    private let message = Array("MYVNP22/11/2026 10:00:00CA000000001VN14".utf8)
    private static let signature = """
        Im/CrbU1wDNkxarnYCn6AamrWgaFxvleYw6FhhVNVxAXEqreAz4pU7eJvxu+mcwdkhBDWcRuG7utJd8X
        S0n2achPDiFlIxtlCiArqXxQThRnYqqYyzcl2f5AWYeryx3Im1TLoxHp+JRjLIHUwXxQcCKEzU1ctsqC
        GzD4Z7Eo7ugja2cpsyl0AMKhHr85Rrj9vsFFhfZlyaP9w0AFwjZXw2zMzDlbKG2HB5cJ8poz2c724pIR
        FkeJCG4HIpAGoDKaqMzySdWfKZ6gMiR3EqZhAYlscqTsNzdN+2/rSdAe8BLByAEayLFzhkkLe5qd2TD2
        CZhLLNkYFBl3of34mgAH4A==
        """

    private func signature() throws -> [UInt8] {
        let data = Data(base64Encoded: Self.signature, options: .ignoreUnknownCharacters)
        return [UInt8](try #require(data))
    }

    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ])
    func `MD5 gives the published digests`(_ message: String, _ digest: String) {
        #expect(Digest.hex(Digest.md5(message.utf8)) == digest)
    }

    @Test func `a signature that openssl made is believed`() throws {
        #expect(
            Digest.isSignedRSASHA256(
                message, signature: try signature(), publicKey: SigningKeys.publicPEM))
    }

    @Test func `what is signed here is what openssl signs`() throws {
        let made = Digest.signRSASHA256(message, privateKey: SigningKeys.privatePEM)
        #expect(try made == signature())
    }

    @Test func `one other byte of message or signature is not believed`() throws {
        let signature = try signature()
        var other = message
        other[5] ^= 1
        #expect(
            !Digest.isSignedRSASHA256(
                other, signature: signature, publicKey: SigningKeys.publicPEM))
        for index in [0, 100, 255] {
            var broken = signature
            broken[index] ^= 1
            #expect(
                !Digest.isSignedRSASHA256(
                    message, signature: broken, publicKey: SigningKeys.publicPEM))
        }
        for short in [[], Array(signature.dropLast()), signature + [0]] {
            #expect(
                !Digest.isSignedRSASHA256(
                    message, signature: short, publicKey: SigningKeys.publicPEM))
        }
    }

    @Test(arguments: [
        "", "-----BEGIN PUBLIC KEY-----", "no key", SigningKeys.weakPublicPEM,
        SigningKeys.curvePEM, SigningKeys.privatePEM,
    ])
    func `what is no public RSA key of 2048 bits proves nothing`(_ key: String) throws {
        #expect(
            !Digest.isSignedRSASHA256(message, signature: try signature(), publicKey: key))
    }

    @Test(arguments: [
        "", "no key", SigningKeys.publicPEM, SigningKeys.weakPrivatePEM, SigningKeys.curvePEM,
        SigningKeys.lockedPEM,
    ])
    func `what is no open private RSA key of 2048 bits signs nothing`(_ key: String) {
        #expect(Digest.signRSASHA256(message, privateKey: key) == nil)
    }
}
