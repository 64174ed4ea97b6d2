import Metrics
import Testing

@testable import Web

/// Meters are written as Prometheus reads them.
@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    @Test func `the same name and labels are the same meter`() {
        for _ in 0..<2 {
            Counter(label: "pushes", dimensions: [("b", "2"), ("a", "1")], factory: registry)
                .increment(by: 3)
        }
        Counter(label: "pushes", dimensions: [("a", "2")], factory: registry).increment()
        #expect(
            registry.text == """
                # TYPE pushes counter
                pushes{a="1",b="2"} 6
                pushes{a="2"} 1

                """)
    }

    @Test func `a gauge shows its last value`() {
        let gauge = Gauge(label: "queue.length", factory: registry)
        gauge.record(7)
        gauge.record(2)
        #expect(registry.text == "# TYPE queue_length gauge\nqueue_length 2.0\n")
    }

    @Test func `a time is counted in every bucket that holds it`() {
        let timer = Timer(label: "time_seconds", dimensions: [("p", "/")], factory: registry)
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(20_000_000_000)
        let text = registry.text
        #expect(text.contains("time_seconds_bucket{p=\"/\",le=\"0.0025\"} 0\n"))
        #expect(text.contains("time_seconds_bucket{p=\"/\",le=\"0.005\"} 1\n"))
        #expect(text.contains("time_seconds_bucket{p=\"/\",le=\"10.0\"} 1\n"))
        #expect(text.contains("time_seconds_bucket{p=\"/\",le=\"+Inf\"} 2\n"))
        #expect(text.contains("time_seconds_sum{p=\"/\"} 20.003\n"))
        #expect(text.contains("time_seconds_count{p=\"/\"} 2\n"))
    }

    @Test func `labels are escaped and names made safe`() {
        Counter(label: "1 odd-name", dimensions: [("l", "a\"b\\c\nd")], factory: registry)
            .increment()
        #expect(registry.text.contains(#"_1_odd_name{l="a\"b\\c\nd"} 1"#))
    }
}
