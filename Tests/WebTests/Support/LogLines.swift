import Logging
import Synchronization

/// Keeps what was logged, metadata included, for a test to look at.
final class LogLines: LogHandler, Sendable {
    private let kept = Mutex([String]())

    var all: [String] {
        kept.withLock { $0 }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let metadata = event.metadata.map { "\($0)" } ?? ""
        kept.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
    }
}
