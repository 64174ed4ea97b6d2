internal import Reach
internal import TestSupport
import Testing

/// Half-open spans of days.
@Suite struct ValidityTests {
    @Test(arguments: [
        ("", "", "2026-10-07", true), ("2026-10-07", "", "2026-10-07", true),
        ("2026-10-08", "", "2026-10-07", false), ("", "2026-10-08", "2026-10-07", true),
        ("", "2026-10-07", "2026-10-07", false), ("2026-10-07", "2026-10-08", "2026-10-07", true),
        ("2026-10-07", "2026-10-07", "2026-10-07", false),
    ])
    func `the first day is inside and the end is not`(
        _ from: String, _ to: String, _ day: String, _ contains: Bool
    ) {
        let span = CoverageSamples.validity(from, to)
        #expect(span.contains(CoverageSamples.day(day)) == contains)
    }

    @Test(arguments: [
        ("", "", true), ("2026-01-01", "", true), ("", "2026-01-01", true),
        ("2026-01-01", "2026-01-02", true), ("2026-01-01", "2026-01-01", false),
        ("2026-01-02", "2026-01-01", false),
    ])
    func `a span that holds no day is not forward`(_ from: String, _ to: String, _ forward: Bool) {
        #expect(CoverageSamples.validity(from, to).isForward == forward)
    }

    @Test func `two spans overlap exactly when a day is in both`() {
        let ends = ["", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]
        let spans = ends.flatMap { from in ends.map { CoverageSamples.validity(from, $0) } }
            .filter(\.isForward)
        let days = (-1...5).map { CoverageSamples.day("2026-01-01").advanced(by: $0) }
        for left in spans {
            for right in spans {
                let isShared = days.contains { left.contains($0) && right.contains($0) }
                #expect(left.overlaps(right) == isShared, "\(left) \(right)")
            }
        }
    }
}
