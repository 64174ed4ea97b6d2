/// Writes meters in the text format that Prometheus and its kin read (version 0.0.4).
enum MetricsText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    static func write(_ meters: MetricsRegistry.Meters) -> String {
        var text = ""
        for (name, group) in grouped(meters.counts) {
            text += "# TYPE \(name) counter\n"
            for (labels, meter) in group { text += "\(name)\(braced(labels)) \(meter.value)\n" }
        }
        for (name, group) in grouped(meters.gauges) {
            text += "# TYPE \(name) gauge\n"
            for (labels, meter) in group { text += "\(name)\(braced(labels)) \(meter.value)\n" }
        }
        for (name, group) in grouped(meters.times) {
            text += "# TYPE \(name) histogram\n"
            for (labels, meter) in group { text += histogram(name, labels, meter.times) }
        }
        return text
    }

    /// A label as a metric's name: everything but letters, digits and `_` becomes `_`.
    static func name(_ label: String) -> String {
        var name = ""
        for scalar in label.unicodeScalars {
            let isWord = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
            name.unicodeScalars.append(isWord ? scalar : "_")
        }
        return name.first?.isNumber ?? true ? "_" + name : name
    }

    /// Dimensions as they stand between braces, sorted and escaped.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.sorted { $0.0 < $1.0 }.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n")
            return "\(self.name(name))=\"\(escaped)\""
        }.joined(separator: ",")
    }

    private static func grouped<Meter>(
        _ meters: [MetricsRegistry.Kind: Meter]
    ) -> [(name: String, meters: [(labels: String, meter: Meter)])] {
        Dictionary(grouping: meters) { $0.key.name }.sorted { $0.key < $1.key }.map { name, group in
            (name, group.map { ($0.key.labels, $0.value) }.sorted { $0.0 < $1.0 })
        }
    }

    private static func braced(_ labels: String) -> String {
        labels.isEmpty ? "" : "{\(labels)}"
    }

    private static func histogram(
        _ name: String, _ labels: String, _ times: TimeMeter.Times
    ) -> String {
        var text = ""
        var count: Int64 = 0
        for (index, inBucket) in times.buckets.enumerated() {
            count += inBucket
            let bound =
                index < TimeMeter.bounds.count ? String(seconds(TimeMeter.bounds[index])) : "+Inf"
            let all = labels.isEmpty ? "le=\"\(bound)\"" : "\(labels),le=\"\(bound)\""
            text += "\(name)_bucket{\(all)} \(count)\n"
        }
        text += "\(name)_sum\(braced(labels)) \(seconds(times.sum))\n"
        return text + "\(name)_count\(braced(labels)) \(count)\n"
    }

    private static func seconds(_ nanoseconds: Int64) -> Double {
        Double(nanoseconds) / 1_000_000_000
    }
}
