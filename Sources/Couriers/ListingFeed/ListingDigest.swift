internal import Market
internal import Reach

/// What a side of the feed has on offer, in few bytes: a count and a hash for each of 64 buckets.
///
/// A SKU falls into the bucket that the first six bits of its SHA-256 name. A bucket's hash is the
/// SHA-256 of its lines `<sku> <version>` and a line feed, in the order of the SKUs' bytes.
package struct ListingDigest: Hashable, Sendable {
    /// One bucket that is not empty.
    package struct Bucket: Hashable, Sendable {
        package let number: Int
        package let count: Int
        /// In hex.
        package let hash: String
    }

    package static let bucketCount = 64

    /// In the order of their numbers; a bucket without listings is left out.
    package let buckets: [Bucket]

    package init(of held: some Sequence<(sku: String, version: Int)>) {
        var lines: [Int: [(sku: String, version: Int)]] = [:]
        for line in held { lines[Self.bucket(of: line.sku), default: []].append(line) }
        buckets = lines.sorted { $0.key < $1.key }.map { number, lines in
            let sorted = lines.sorted { Array($0.sku.utf8).lexicographicallyPrecedes($1.sku.utf8) }
            let text = sorted.map { "\($0.sku) \($0.version)\n" }.joined()
            return Bucket(
                number: number, count: lines.count, hash: Digest.hex(Digest.sha256(text.utf8)))
        }
    }

    /// The bucket of a SKU, from 0 to 63.
    package static func bucket(of sku: String) -> Int {
        Int(Digest.sha256(sku.utf8)[0] >> 2)
    }
}

extension ListingFeed {
    /// The bytes of a `listing.digest` message, which is sent and signed like a batch.
    ///
    /// `asOfSeq` is the last batch that the receiver took; `at` is in UTC milliseconds.
    package func body(
        of digest: ListingDigest, feed: String, asOfSeq: Int, at now: Int64
    ) -> [UInt8] {
        JSONWriter.object(capacity: 8_192) { message in
            message.member("type", "listing.digest")
            message.member("timestamp", Instant.text(now))
            message.member("data") { data in
                data.member("schema", ListingFeed.schema)
                data.member("feed", feed)
                data.member("as_of_seq", asOfSeq)
                data.member("bucket_count", ListingDigest.bucketCount)
                data.member("buckets", list: digest.buckets) { buckets, bucket in
                    buckets.object { line in
                        line.member("bucket", bucket.number)
                        line.member("count", bucket.count)
                        line.member("hash", bucket.hash)
                    }
                }
            }
        }
    }
}
