internal import Synchronization

/// Makes ids such as `or_01kaf3…`: a prefix, 48 bits of time and 80 random bits in base 32.
///
/// Ids of one maker sort by when they were made, also within a millisecond; the layout is that
/// of ULID, in lower case.
package final class IDMaker: Sendable {
    private struct Last {
        var time: UInt64 = 0
        var high: UInt16 = 0
        var low: UInt64 = 0
    }

    private let now: @Sendable () -> Int64
    private let random: @Sendable () -> UInt64
    private let last = Mutex(Last())

    package init(
        now: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.now = now
        self.random = random
    }

    package func make(_ prefix: String) -> String {
        let (time, high, low) = last.withLock { last -> (UInt64, UInt16, UInt64) in
            let time = max(UInt64(clamping: now()), last.time)
            if time == last.time, last.low < .max {
                last.low += 1
            } else {
                // Half the random range is left free above, so that counting up never overflows.
                last = Last(
                    time: time, high: UInt16(truncatingIfNeeded: random()), low: random() >> 1)
            }
            return (last.time, last.high, last.low)
        }
        var letters: [UInt8] = []
        for shift in stride(from: 45, through: 0, by: -5) {
            letters.append(Self.alphabet[Int(time >> UInt64(shift)) & 31])
        }
        for shift in stride(from: 75, through: 0, by: -5) {
            letters.append(Self.alphabet[Self.bits(high, low, at: shift)])
        }
        return "\(prefix)_\(String(decoding: letters, as: UTF8.self))"
    }

    /// Crockford's base 32: no i, l, o and u.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func bits(_ high: UInt16, _ low: UInt64, at shift: Int) -> Int {
        if shift >= 64 { return Int(high >> UInt16(shift - 64)) & 31 }
        let below = low >> UInt64(shift)
        let above = shift > 59 ? UInt64(high) << UInt64(64 - shift) : 0
        return Int((below | above) & 31)
    }
}
