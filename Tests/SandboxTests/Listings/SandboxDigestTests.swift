import Market
import Testing

@testable import Sandbox

/// Stock alone, and the comparison: what differs is named, what is the same is not.
@Suite struct SandboxDigestTests {
    private var feed = SandboxFeed()

    private mutating func take(_ seq: Int64, _ items: [JSONValue]) throws -> [JSONValue] {
        let batch = try SandboxBatch(
            SandboxSamples.message(
                seq, after: seq - 1, items, snapshot: seq == 1 ? ("sn_1", 1, 1) : nil))
        let answer = feed.take(batch, id: "msg_\(seq)", limits: SandboxLimits())
        return JSONValue.object(try JSONBody.object(answer.body, depth: 8))["results"]?.items ?? []
    }

    private func stock(_ sku: String, _ version: Int64, after previous: Int64) -> JSONValue {
        .object([
            "op": .text("stock"), "sku": .text(sku), "version": .integer(version),
            "previous_version": .integer(previous), "quantity": .integer(7),
        ])
    }

    private func compare(_ seq: Int64, _ buckets: [JSONValue]) throws -> (Int, JSONValue) {
        let digest = try SandboxDigest([
            "type": .text("listing.digest"),
            "data": .object([
                "schema": .text("listing-feed/1"), "feed": .text("ocop/ghn"),
                "as_of_seq": .integer(seq), "bucket_count": .integer(64),
                "buckets": .list(buckets),
            ]),
        ])
        let answer = feed.compare(digest)
        return (answer.status, .object(try JSONBody.object(answer.body, depth: 8)))
    }

    private func bucket(of sku: String, _ version: Int64) -> JSONValue {
        .object([
            "bucket": .integer(SandboxDigest.bucket(of: sku)), "count": .integer(1),
            "hash": .text(Digest.hex(Digest.sha256("\(sku) \(version)\n".utf8))),
        ])
    }

    @Test mutating func `stock alone changes the quantity and counts the version up`() throws {
        _ = try take(1, [SandboxSamples.item("a", 4)])
        let results = try take(2, [stock("a", 5, after: 4)])
        #expect(results[0]["status"]?.text == "accepted")
        #expect(feed.entries["a"]?.fields?["quantity"] == .integer(7))
        #expect(feed.entries["a"]?.fields?["price_vnd"] == .integer(50_000))
        #expect(feed.entries["a"]?.version == 5)
    }

    @Test mutating func `stock on another version asks for the whole listing`() throws {
        _ = try take(1, [SandboxSamples.item("a", 4)])
        let results = try take(2, [stock("a", 6, after: 5), stock("b", 2, after: 1)])
        #expect(results.map { $0["code"]?.text } == ["needs_upsert", "needs_upsert"])
        #expect(feed.entries["a"]?.version == 4)
    }

    @Test mutating func `what is the same is not named`() throws {
        _ = try take(1, [SandboxSamples.item("a", 4)])
        let (status, answer) = try compare(1, [bucket(of: "a", 4)])
        #expect(status == 200)
        #expect(answer["differs"]?.items?.isEmpty == true)
    }

    @Test mutating func `an older version, a missing and a surplus listing are named`() throws {
        _ = try take(1, [SandboxSamples.item("a", 4)])
        let (_, older) = try compare(1, [bucket(of: "a", 5)])
        #expect(older["differs"]?.items == [.integer(SandboxDigest.bucket(of: "a"))])
        #expect(older["items"]?.items?.first?["version"] == .integer(4))
        let (_, surplus) = try compare(1, [])
        #expect(surplus["items"]?.items?.first?["sku"] == .text("a"))
        let (_, missing) = try compare(1, [bucket(of: "a", 4), bucket(of: "none", 1)])
        let named = missing["differs"]?.items ?? []
        #expect(named.contains(.integer(SandboxDigest.bucket(of: "none"))))
    }

    @Test mutating func `a digest of another state asks for everything`() throws {
        _ = try take(1, [])
        let (status, answer) = try compare(9, [])
        #expect(status == 409 && answer["need"]?.text == "snapshot")
    }

    @Test func `a digest that is not to the letter is refused`() {
        #expect(throws: SandboxBatch.Refusal.self) {
            try SandboxDigest(["data": .object(["schema": .text("listing-feed/1")])])
        }
    }
}
