import Testing

@testable import Outbox

/// The pace of calls, on time that the test gives.
@Suite struct TokenBucketTests {
    @Test func `a burst goes at once and then one in each interval`() {
        var bucket = TokenBucket(callsPerMinute: 120, burst: 2, at: .zero)
        #expect(bucket.take(at: .zero) == .zero)
        #expect(bucket.take(at: .zero) == .zero)
        #expect(bucket.take(at: .zero) == .milliseconds(500))
        #expect(bucket.take(at: .milliseconds(200)) == .milliseconds(300))
        #expect(bucket.take(at: .milliseconds(500)) == .zero)
        #expect(bucket.take(at: .milliseconds(500)) == .milliseconds(500))
    }

    @Test func `a rest gives back a burst and no more`() {
        var bucket = TokenBucket(callsPerMinute: 60, burst: 3, at: .zero)
        let later = Duration.seconds(3_600)
        #expect((0..<3).allSatisfy { _ in bucket.take(at: later) == .zero })
        #expect(bucket.take(at: later) == .seconds(1))
    }

    /// Who waits as told, and wakes a little late each time, still gets the whole rate.
    @Test(arguments: [60, 1_200, 7_000, 60_000])
    func `the rate is held within two per cent`(_ callsPerMinute: Int) {
        var bucket = TokenBucket(callsPerMinute: callsPerMinute, burst: 40, at: .zero)
        var (now, taken) = (Duration.zero, 0)
        let end = Duration.seconds(600)
        while now < end {
            let pause = bucket.take(at: now)
            if pause == .zero { taken += 1 } else { now += pause + .microseconds(800) }
        }
        let expected = Double(callsPerMinute * 10 + 40)
        #expect(abs(Double(taken) - expected) <= expected * 0.02)
    }

    @Test func `another pace counts from now on`() {
        var bucket = TokenBucket(callsPerMinute: 60, burst: 1, at: .zero)
        #expect(bucket.take(at: .zero) == .zero)
        bucket.set(callsPerMinute: 600, burst: 1)
        #expect(bucket.take(at: .zero) <= .seconds(1))
        #expect(bucket.take(at: .seconds(1)) == .zero)
        #expect(bucket.take(at: .seconds(1)) == .milliseconds(100))
    }

    @Test func `an origin that moved back holds nobody for longer than a burst`() {
        var bucket = TokenBucket(callsPerMinute: 60, burst: 5, at: .seconds(1_000_000))
        #expect(bucket.take(at: .seconds(1_000_000)) == .zero)
        #expect(bucket.take(at: .zero) <= .seconds(5))
        #expect(bucket.take(at: .seconds(5)) == .zero)
    }
}
