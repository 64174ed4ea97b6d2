import Couriers
import Foundation
import Market

/// How a receiver answers a digest, written from the page of the contract alone.
extension ModelReceiver {
    func compare(_ digest: ModelDigest) -> CourierReply {
        if digest.as_of_seq != lastSeq { return Self.conflict("\"need\":\"snapshot\"") }
        let theirs = Set(digest.buckets)
        let mine = Dictionary(grouping: live.keys) { sku in
            Int(Digest.sha256(Array(sku.utf8))[0]) * digest.bucket_count / 256
        }
        let own = mine.map { number, skus in
            let lines = skus.sorted().map { "\($0) \(versions[$0] ?? 0)\n" }.joined()
            return ModelDigest.Bucket(
                bucket: number, count: skus.count,
                hash: Digest.hex(Digest.sha256(Array(lines.utf8))))
        }
        let differing = Set(theirs.symmetricDifference(own).map(\.bucket))
        let items = differing.flatMap { mine[$0] ?? [] }
            .map { "{\"sku\":\"\($0)\",\"version\":\(versions[$0] ?? 0)}" }
        let list = differing.sorted().map(String.init).joined(separator: ",")
        let body = "{\"differs\":[\(list)],\"items\":[\(items.joined(separator: ","))]}"
        return CourierReply(status: 200, body: Array(body.utf8))
    }

    /// Loses one listing, or takes an old state of it for the present one, and knows nothing of it.
    mutating func rot(_ sku: String, wholly: Bool) {
        guard let held = live[sku] else { return }
        live[sku] = wholly ? nil : held.map { $0 + 1 }
        versions[sku] = wholly ? nil : (versions[sku] ?? 1) - 1
    }
}
