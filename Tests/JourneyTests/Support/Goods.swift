import TestSupport

/// A listing as a buyer sees it.
struct Goods: Hashable, Sendable {
    let id: String
    let price: Int
    let stock: Int
    let version: Int

    init(_ json: JSON) {
        id = json["id"].text
        price = json["price_vnd"].integer ?? 0
        stock = json["stock"].integer ?? 0
        version = json["feed_version"].integer ?? 0
    }
}

extension RunningServer {
    /// Everything that is on sale, in the order of the ids.
    func goods() async throws -> [Goods] {
        try await probe.get("/v1/listings?limit=100").json["items"].items.map { Goods($0) }
            .sorted { $0.id < $1.id }
    }
}
