/// How long to wait before each attempt; at its end a batch is parked.
package struct RetryLadder: Hashable, Sendable {
    /// The waits that Standard Webhooks advises: 76 hours in all, jitter not counted.
    package static let standard = RetryLadder(
        waits: [
            .zero, .seconds(5), .seconds(5 * 60), .seconds(30 * 60), .seconds(2 * 3_600),
            .seconds(5 * 3_600), .seconds(10 * 3_600), .seconds(14 * 3_600), .seconds(20 * 3_600),
            .seconds(24 * 3_600),
        ])

    /// No partner can make us wait longer by `Retry-After`.
    package static let longestRetryAfterSeconds = 24 * 3_600

    /// Waits are stretched by up to this share, so that partners that fell together do not all
    /// get their attempts at the same instant.
    private static let jitter = 0.2

    package let waits: [Duration]

    package init(waits: [Duration]) {
        self.waits = waits
    }

    /// Milliseconds to wait before the attempt on that rung, or `nil` past the last one.
    ///
    /// `random` is from 0 to 1. Rung 1 with random 0.5 waits 5 s * 1.1 = 5,500 ms; with a
    /// Retry-After of 60 s it waits 60,000 ms, because the partner's word is the least.
    package func wait(rung: Int, retryAfterSeconds: Int? = nil, random: Double) -> Int64? {
        guard waits.indices.contains(rung) else { return nil }
        let milliseconds = waits[rung].wholeMilliseconds
        let stretch = 1 + Self.jitter * min(1, max(0, random))
        let asked = Int64(min(Self.longestRetryAfterSeconds, max(0, retryAfterSeconds ?? 0)))
        return max(Int64(Double(milliseconds) * stretch), asked * 1_000)
    }
}

extension Duration {
    /// Milliseconds, what is less than one cut off.
    var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
