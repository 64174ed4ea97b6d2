internal import HTTPTypes
internal import Logging
internal import Metrics
internal import Synchronization

/// Notes every call: one log line, one count and one time.
///
/// Neither the query nor a body, key or phone number is ever noted; the path is the template.
struct CallJournal: Sendable {
    private struct Meters: Sendable {
        let count: Counter
        let time: Metrics.Timer
    }

    private struct Kind: Hashable {
        let method: HTTPRequest.Method
        let path: String
        let status: Int
    }

    private final class Known: Sendable {
        let meters = Mutex([Kind: Meters]())
    }

    private let logger: Logger
    private let metrics: MetricsRegistry
    private let known = Known()

    init(logger: Logger, metrics: MetricsRegistry) {
        self.logger = logger
        self.metrics = metrics
    }

    func note(
        _ method: HTTPRequest.Method, _ path: String?, _ status: HTTPResponse.Status,
        _ time: Duration, _ id: String
    ) {
        // A method that no path has could be any word; as a label it would never end.
        let kind = Kind(
            method: path == nil ? CallJournal.other : method, path: path ?? "none",
            status: status.code)
        let meters = meters(kind)
        meters.count.increment()
        let nanoseconds =
            time.components.seconds * 1_000_000_000
            + time.components.attoseconds / 1_000_000_000
        meters.time.recordNanoseconds(nanoseconds)
        let milliseconds = nanoseconds / 1_000_000
        logger.info(
            "\(kind.method) \(kind.path) \(status.code) \(milliseconds) ms",
            metadata: ["request.id": "\(id)"])
    }

    private static let other = HTTPRequest.Method("OTHER") ?? .get

    private func meters(_ kind: Kind) -> Meters {
        known.meters.withLock { meters in
            if let known = meters[kind] { return known }
            let labels = [("method", kind.method.rawValue), ("path", kind.path)]
            let made = Meters(
                count: Counter(
                    label: "http_requests_total",
                    dimensions: labels + [("status", String(kind.status))], factory: metrics),
                time: Metrics.Timer(
                    label: "http_request_seconds", dimensions: labels, factory: metrics))
            meters[kind] = made
            return made
        }
    }
}
