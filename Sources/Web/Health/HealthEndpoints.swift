internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// What machines ask of the server: whether it lives, whether it can work, and what it counted.
enum HealthEndpoints {
    static func all(_ desks: Desks, metrics: MetricsRegistry) -> [Endpoint] {
        [alive, ready(desks), counted(metrics)]
    }

    private static let status = Schema.object([.init("status", .text)])

    private static var alive: Endpoint {
        var about = EndpointNote("Máy chủ còn chạy.", "The server is alive.")
        about.answer = status
        return Endpoint(.get, "/healthz", .anyone, about) { _ in
            .json(JSONWriter.object { $0.member("status", "alive") })
        }
    }

    private static func ready(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Máy chủ đọc được dữ liệu.", "The server can read its store; 503 when it cannot.")
        about.answer = status
        return Endpoint(.get, "/readyz", .anyone, about) { _ in
            do {
                _ = try await desks.keys.page(after: "", limit: 1)
            } catch {
                throw Problem(.notReady)
            }
            return .json(JSONWriter.object { $0.member("status", "ready") })
        }
    }

    private static func counted(_ metrics: MetricsRegistry) -> Endpoint {
        let about = EndpointNote(
            "Số đo (Prometheus).", "Counts and times in Prometheus' text format.")
        return Endpoint(.get, "/metrics", .adminOrLocal, about) { _ in
            Reply(
                .ok, headers: [.contentType: MetricsText.mediaType, .cacheControl: "no-store"],
                body: ByteBuffer(string: metrics.text))
        }
    }
}
