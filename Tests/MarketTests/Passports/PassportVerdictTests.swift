internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What an inspector without a network is told of a document.
@Suite struct PassportVerdictTests {
    private static let key = PassportKey(seed: Array(0..<32))
    private static let other = PassportKey(seed: Array(32..<64))
    private static let now = MarketSamples.now

    private static func document(
        star: Bool = true, until day: String = "2028-08-14", sale: PassportSale = .onOffer,
        at moment: Int64 = now
    ) -> PassportDocument {
        PassportDocument(
            issuer: "https://vuonxa.example", listing: MarketSamples.listing(),
            producer: MarketSamples.producer(), commune: "Đặc khu Lý Sơn, Tỉnh Quảng Ngãi",
            gtin: "08936000000011", sale: sale,
            star: star
                ? .init(
                    id: CertificateID("ct_1"), claim: MarketSamples.claim(),
                    validUntil: CoverageSamples.day(day)) : nil,
            at: moment)
    }

    private static func signed(
        _ document: PassportDocument = document(), by key: PassportKey = key,
        type: String = PassportDocument.type
    ) -> String {
        SignedText.text(document.json, type: type, key: key)
    }

    private static func list(
        _ revoked: [(String, String)] = [], withdrawn: [String] = [], at moment: Int64 = now,
        by key: PassportKey = key
    ) -> String {
        let list = RevocationList(
            issuer: "https://vuonxa.example",
            revoked: revoked.map {
                .init(certificate: CertificateID($0.0), from: CoverageSamples.day($0.1))
            }, withdrawn: withdrawn.map(ListingID.init), at: moment)
        return SignedText.text(list.json, type: RevocationList.type, key: key)
    }

    private func judge(
        _ text: String, _ revocations: String? = list(), keys: PassportKeyring? = nil,
        at moment: Int64 = now
    ) throws -> PassportVerdict {
        let ring = keys ?? PassportKeyring(current: Self.key)
        let known = try #require(PassportPublicKeys(json: ring.json))
        return PassportVerdict(of: text, revocations: revocations, keys: known, at: moment)
    }

    @Test func `a document says again what was put into it`() throws {
        let verdict = try judge(Self.signed() + "\n")
        #expect(verdict.refusal == nil && verdict.remarks.isEmpty)
        #expect(verdict.document == Self.document())
        let bare = Self.document(star: false)
        #expect(PassportDocument(json: bare.json) == bare)
    }

    @Test func `no bit of it may change`() throws {
        let text = Array(Self.signed().utf8)
        for index in stride(from: 0, to: text.count, by: 7) {
            var spoiled = text
            spoiled[index] = spoiled[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : 65
            let verdict = try judge(String(decoding: spoiled, as: UTF8.self))
            #expect(verdict.refusal != nil && verdict.document == nil, "at \(index)")
        }
    }

    @Test func `another key proves nothing, and a former key still does`() throws {
        let forged = Self.signed(by: Self.other)
        #expect(try judge(forged).refusal == .unknownKey(Self.other.id))
        let rotated = PassportKeyring(current: Self.key).rotated(to: Self.other.seed)
        #expect(rotated.current == Self.other)
        #expect(try judge(Self.signed(), Self.list(), keys: rotated).refusal == nil)
        #expect(try judge(forged, Self.list(), keys: rotated).refusal == nil)
    }

    @Test func `a header that names another algorithm is no document`() throws {
        let payload = Base64URL.text(Self.document().json)
        let rest = #""kid":"\#(Self.key.id)","typ":"\#(PassportDocument.type)"}"#
        for header in [
            #"{"alg":"none",\#(rest)"#, #"{"alg":"HS256",\#(rest)"#,
            #"{"alg":"EdDSA","crit":["x"],\#(rest)"#,
        ] {
            let signed = "\(Base64URL.text(Array(header.utf8))).\(payload)"
            let signature = Digest.signEd25519(Array(signed.utf8), seed: Self.key.seed)
            let text = "\(signed).\(Base64URL.text(signature))"
            #expect(try judge(text).refusal == .unreadable)
        }
        #expect(try judge(Self.signed(type: RevocationList.type)).refusal == .unreadable)
        for text in ["", "a.b.c", "..", Self.list()] {
            #expect(try judge(text).refusal == .unreadable)
        }
    }

    @Test func `it ends after ninety days, or with the star if that is sooner`() throws {
        let day: Int64 = 86_400_000
        let text = Self.signed()
        #expect(try judge(text, at: Self.now + 90 * day - 1_000).refusal == nil)
        #expect(try judge(text, at: Self.now + 90 * day).refusal == .expired)
        let short = Self.signed(Self.document(until: "2026-10-20"))
        let end = CoverageSamples.day("2026-10-21").startUTCMilliseconds
        #expect(try judge(short, at: end - 1_000).refusal == nil)
        #expect(try judge(short, at: end).refusal == .expired)
        #expect(try judge(text, at: Self.now - 301_000).refusal == .notYet)
    }

    @Test func `a revoked star is refused from its day on, by any list of the same keys`() throws {
        let list = Self.list([("ct_9", "2026-01-01"), ("ct_1", "2026-10-08")])
        #expect(try judge(Self.signed(), list).refusal == nil)
        let day = CoverageSamples.day("2026-10-08")
        let later = try judge(Self.signed(), list, at: day.startUTCMilliseconds)
        #expect(later.refusal == .revoked(from: day) && later.document != nil)
    }

    @Test func `what is known of the list is said`() throws {
        #expect(try judge(Self.signed(), nil).remarks == [.noRevocationList])
        let forged = Self.list(by: Self.other)
        for text in ["", "x", Self.signed(), forged] {
            #expect(try judge(Self.signed(), text).remarks == [.unreadableRevocationList])
        }
        let old = Self.list(at: Self.now - 8 * 86_400_000)
        #expect(try judge(Self.signed(), old).remarks == [.oldRevocationList])
        let gone = Self.list(withdrawn: ["ls_1"])
        #expect(try judge(Self.signed(), gone).remarks == [.withdrawn])
        let bare = Self.signed(Self.document(star: false, sale: .withdrawn))
        #expect(try judge(bare).remarks == [.noStar, .withdrawn])
    }
}
