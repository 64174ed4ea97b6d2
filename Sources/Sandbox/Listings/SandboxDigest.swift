internal import Market

/// What the sender believes that we have on offer, bucket by bucket, read strictly.
struct SandboxDigest {
    struct Bucket: Hashable {
        let number: Int64
        let count: Int64
        let hash: String
    }

    /// How many buckets the first byte of a SKU's SHA-256 is divided into.
    private static let count: Int64 = 64

    let feed: String
    let asOfSeq: Int64
    let buckets: Set<Bucket>

    init(_ message: [String: JSONValue]) throws(SandboxBatch.Refusal) {
        let data = JSONValue.object(message)["data"]
        guard data?["schema"]?.text == "listing-feed/1" else {
            throw SandboxBatch.Refusal(message: "schema")
        }
        guard let feed = data?["feed"]?.text, let seq = data?["as_of_seq"]?.whole, seq >= 0 else {
            throw SandboxBatch.Refusal(message: "feed and as_of_seq are needed")
        }
        guard data?["bucket_count"]?.whole == Self.count, let list = data?["buckets"]?.items else {
            throw SandboxBatch.Refusal(message: "64 buckets are agreed")
        }
        var buckets: Set<Bucket> = []
        for value in list {
            guard let number = value["bucket"]?.whole, (0..<Self.count).contains(number),
                let count = value["count"]?.whole, count > 0, let hash = value["hash"]?.text
            else { throw SandboxBatch.Refusal(message: "buckets") }
            buckets.insert(Bucket(number: number, count: count, hash: hash))
        }
        self.feed = feed
        asOfSeq = seq
        self.buckets = buckets
    }

    /// The bucket that a SKU belongs to.
    static func bucket(of sku: String) -> Int64 {
        Int64(Digest.sha256(sku.utf8)[0]) * count / 256
    }
}

extension SandboxFeed {
    /// Items that one answer names at most; without them the sender asks for all of a bucket.
    private static let mostItems = 2_000

    /// The buckets that are not the same here, and what we have on offer in them.
    func compare(_ digest: SandboxDigest) -> Answer {
        if digest.asOfSeq != lastSeq {
            return Answer(
                status: 409, body: JSONWriter.object { $0.member("need", "snapshot") })
        }
        let live = entries.filter { $0.value.fields != nil }
        let held = Dictionary(grouping: live.keys, by: SandboxDigest.bucket)
        let own = held.map { number, skus in
            let ordered = skus.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            let lines = ordered.map { "\($0) \(live[$0]?.version ?? 0)\n" }.joined()
            return SandboxDigest.Bucket(
                number: number, count: Int64(skus.count),
                hash: Digest.hex(Digest.sha256(lines.utf8)))
        }
        let differing = Set(digest.buckets.symmetricDifference(own).map(\.number)).sorted()
        let skus = differing.flatMap { held[$0] ?? [] }.sorted()
        let body = JSONWriter.object { answer in
            answer.member("differs", list: differing) { $0.value($1) }
            if skus.count <= Self.mostItems {
                answer.member("items", list: skus) { json, sku in
                    json.object { item in
                        item.member("sku", sku)
                        item.member("version", live[sku]?.version ?? 0)
                    }
                }
            }
        }
        return Answer(status: 200, body: body)
    }
}
