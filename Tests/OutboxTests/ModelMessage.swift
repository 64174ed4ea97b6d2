import Couriers
import Foundation

/// The feed's message, as far as the model reads it; the names are the wire's.
struct ModelMessage: Decodable {
    let data: ModelBatch
}

/// One batch on the wire.
struct ModelBatch: Decodable {
    let mode: String
    let batch_seq: Int
    let previous_seq: Int
    let snapshot_id: String?
    let part: Int?
    let parts: Int?
    let as_of_seq: Int?
    let items: [ModelItem]
}

extension ModelBatch {
    init(_ request: CourierRequest) throws {
        self = try JSONDecoder().decode(ModelMessage.self, from: Data(request.body)).data
    }
}

/// One item on the wire.
struct ModelItem: Decodable {
    let op: String
    let sku: String
    let version: Int
    let previous_version: Int?
    let price_vnd: Int64?
    let quantity: Int64?
}

/// The message that compares what both sides have.
struct ModelDigestMessage: Decodable {
    let type: String
    let data: ModelDigest
}

/// Counts and hashes of what the receiver should have.
struct ModelDigest: Decodable {
    struct Bucket: Decodable, Hashable {
        let bucket: Int
        let count: Int
        let hash: String
    }

    let as_of_seq: Int
    let bucket_count: Int
    let buckets: [Bucket]
}
