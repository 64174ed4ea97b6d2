import Testing

@testable import Outbox

/// When calls are held back, and when one goes to see.
@Suite struct BreakerTests {
    private func opened() -> Breaker {
        var breaker = Breaker()
        for _ in 0..<Breaker.tolerance { breaker.fail(at: .zero) }
        return breaker
    }

    @Test func `it opens after failures in a row, and not after some between successes`() {
        var breaker = Breaker()
        for _ in 0..<20 {
            for _ in 1..<Breaker.tolerance { breaker.fail(at: .zero) }
            #expect(breaker.wait(at: .zero) == .zero)
            breaker.succeed()
        }
        #expect(opened().wait(at: .zero) == Breaker.firstPause)
        #expect(!opened().isClosed)
    }

    @Test func `after the pause one call goes to see, and the others wait for it`() {
        var breaker = opened()
        let then = Breaker.firstPause
        #expect(breaker.wait(at: then) == .zero)
        breaker.begin(at: then)
        #expect(breaker.wait(at: then) == Breaker.longestProbe)
        breaker.succeed()
        #expect(breaker.wait(at: then) == .zero && breaker.isClosed)
    }

    @Test func `each probe that fails doubles the pause, up to the longest`() {
        var breaker = opened()
        var (now, pauses) = (Duration.zero, [Duration]())
        for _ in 0..<9 {
            let pause = breaker.wait(at: now)
            pauses.append(pause)
            now += pause
            breaker.begin(at: now)
            breaker.fail(at: now)
        }
        #expect(pauses.prefix(4) == [.seconds(5), .seconds(10), .seconds(20), .seconds(40)])
        #expect(pauses.last == Breaker.longestPause)
    }

    @Test func `a probe that was cut off or lost lets another one go`() {
        var breaker = opened()
        breaker.begin(at: .seconds(5))
        breaker.leave(at: .seconds(6))
        #expect(breaker.wait(at: .seconds(6)) == .zero)
        breaker.begin(at: .seconds(6))
        #expect(breaker.wait(at: .seconds(6) + Breaker.longestProbe) == .zero)
    }

    @Test func `an origin that moved back holds nobody for longer than the pause`() {
        var breaker = Breaker()
        for _ in 0..<Breaker.tolerance { breaker.fail(at: .seconds(1_000_000)) }
        #expect(breaker.wait(at: .zero) == Breaker.firstPause)
    }
}
