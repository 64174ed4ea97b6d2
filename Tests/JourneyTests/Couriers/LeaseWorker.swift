import TestSupport
import Testing

/// One worker of a courier, which takes parcels over by lease.
struct LeaseWorker: Sendable {
    /// Parcels for a while; `id` is empty when there were none.
    struct Lease: Sendable {
        let id: String
        let parcels: [String]
        /// When it ends, as the server says it.
        var until = ""
    }

    let wire: HTTPWire
    let key: String

    init(at server: RunningServer, key: String) async throws {
        wire = try await server.wire()
        self.key = key
    }

    func lease(most: Int, seconds: Int) async throws -> Lease {
        let answer = try await post("", "{\"max\":\(most),\"visibility_s\":\(seconds)}")
        let json = answer.json
        #expect(answer.status == (json["lease_id"] == .null ? 200 : 201), "\(answer.text)")
        return Lease(
            id: json["lease_id"].text, parcels: json["items"].items.map { $0["id"].text },
            until: json["expires_at"].text)
    }

    /// Says what became of a lease: `ack` or `nack`.
    func say(_ word: String, of lease: Lease) async throws -> HTTPReading {
        try await post("/\(lease.id)/\(word)", "{}")
    }

    func extend(_ lease: Lease, seconds: Int) async throws -> HTTPReading {
        try await post("/\(lease.id)/extension", "{\"visibility_s\":\(seconds)}")
    }

    private func post(_ path: String, _ json: String) async throws -> HTTPReading {
        try await wire.ask(
            "POST", "/v1/courier/orders/leases\(path)", key: key, body: Array(json.utf8))
    }
}
