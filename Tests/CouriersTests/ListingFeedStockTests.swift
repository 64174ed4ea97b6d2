import Market
import Testing

@testable import Couriers

/// Items that change the stock alone, digests, and secrets that are being changed.
@Suite struct ListingFeedStockTests {
    @Test func `a digest does not depend on the order in which the listings come`() {
        let lines = (0..<300).map { (sku: "ls_\($0)", version: $0 % 7 + 1) }
        let digest = ListingDigest(of: lines)
        #expect(digest == ListingDigest(of: lines.reversed()))
        #expect(digest.buckets.map(\.count).reduce(0, +) == 300)
        #expect(digest.buckets.map(\.number) == digest.buckets.map(\.number).sorted())
        let other = ListingDigest(of: lines.dropLast() + [(sku: "ls_299", version: 99)])
        let differing = zip(digest.buckets, other.buckets).filter { $0 != $1 }.map(\.0.number)
        #expect(differing == [ListingDigest.bucket(of: "ls_299")])
    }

    /// `printf 'ls_1 4\n' | sha256sum`, and the first byte of `printf ls_1 | sha256sum` over four.
    @Test func `a bucket's hash is what the contract says`() {
        let digest = ListingDigest(of: [(sku: "ls_1", version: 4)])
        let hash = "d01c72c5d432c6d9e8e6b33a75346936716c27438287cbf7ea8fdc4d2decc6b3"
        #expect(digest.buckets.map(\.hash) == [hash])
        #expect(digest.buckets.map(\.number) == [53])
    }

    @Test func `an answer names buckets, and what is in them if it likes`() {
        func comparison(_ status: Int, _ body: String) -> ListingComparison {
            ListingFeed().comparison(of: CourierReply(status: status, body: Array(body.utf8)))
        }
        #expect(comparison(200, #"{"differs":[]}"#) == .differs(buckets: [], held: [:]))
        #expect(comparison(200, #"{"differs":[3,3,64,-1]}"#) == .differs(buckets: [3], held: nil))
        let full = #"{"differs":[3],"items":[{"sku":"a","version":2}]}"#
        #expect(comparison(200, full) == .differs(buckets: [3], held: ["a": 2]))
        #expect(comparison(409, "") == .behind)
        for (status, body) in [(200, ""), (200, "ok"), (204, ""), (404, ""), (301, "")] {
            guard case .unsupported = comparison(status, body) else {
                Issue.record("\(status) \(body)")
                continue
            }
        }
        #expect(comparison(503, "") == .unavailable("status 503"))
    }

    @Test func `while a secret is changed both sign`() throws {
        let old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let new = SigningSecret.text(of: Array(repeating: 7, count: 32))
        let push = ListingPush(id: "msg_1", seq: 1, body: [1, 2])
        func signatures(_ account: CourierAccount) throws -> [Substring] {
            let request = try ListingFeed().request(for: .push(push), account: account, at: 1_000)
            let header = request.headers.first { $0.name == "webhook-signature" }?.value ?? ""
            return header.split(separator: " ")
        }
        let before = try signatures(CourierAccount(url: "https://a.example", secret: Secret(old)))
        let both = try signatures(
            CourierAccount(
                url: "https://a.example", secret: Secret(new),
                fields: [ListingFeed.previousSecret: Secret(old)]))
        #expect(before.count == 1 && both.count == 2)
        #expect(both.last == before.first && both.first != before.first)
    }
}
