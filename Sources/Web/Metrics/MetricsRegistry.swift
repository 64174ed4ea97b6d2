package import Metrics
internal import Synchronization

/// Counts and times in memory, for the program's own `/metrics` (Prometheus text format).
///
/// A name with the same labels is the same meter however often it is made. Labels come only from
/// lists of ours, so nothing is ever forgotten.
package final class MetricsRegistry: Sendable {
    struct Kind: Hashable {
        let name: String
        let labels: String
    }

    struct Meters {
        var counts: [Kind: CountMeter] = [:]
        var gauges: [Kind: GaugeMeter] = [:]
        var times: [Kind: TimeMeter] = [:]
    }

    private let meters = Mutex(Meters())

    package init() {}

    /// Everything that was counted so far.
    package var text: String {
        MetricsText.write(meters.withLock { $0 })
    }

    private func kind(_ label: String, _ dimensions: [(String, String)]) -> Kind {
        Kind(name: MetricsText.name(label), labels: MetricsText.labels(dimensions))
    }

    private func meter<Meter>(
        _ path: WritableKeyPath<Meters, [Kind: Meter]>, _ label: String,
        _ dimensions: [(String, String)], _ make: () -> Meter
    ) -> Meter where Meter: Sendable {
        let kind = kind(label, dimensions)
        return meters.withLock { meters in
            if let known = meters[keyPath: path][kind] { return known }
            let made = make()
            meters[keyPath: path][kind] = made
            return made
        }
    }
}

extension MetricsRegistry: MetricsFactory {
    package func makeCounter(
        label: String, dimensions: [(String, String)]
    ) -> any CounterHandler {
        meter(\.counts, label, dimensions) { CountMeter() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        meter(\.gauges, label, dimensions) { GaugeMeter() }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        meter(\.gauges, label, dimensions) { GaugeMeter() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        meter(\.times, label, dimensions) { TimeMeter() }
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
