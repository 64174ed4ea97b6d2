import Market
import Testing

/// How long a lease holds, by a clock that nobody can set.
@Suite struct LeaseTermTests {
    private static func at(_ milliseconds: Int64, boot: String = "b1") -> MonotonicInstant {
        MonotonicInstant(boot: boot, milliseconds: milliseconds)
    }

    @Test(arguments: [
        (Int64(5_000), LeaseTerm.Standing.running), (64_999, .running), (65_000, .over),
        (9_000_000, .over),
    ])
    func `a lease of a minute taken at five seconds is over at sixty-five`(
        _ now: Int64, _ standing: LeaseTerm.Standing
    ) {
        let term = LeaseTerm(from: Self.at(5_000), milliseconds: 60_000)
        #expect(term.standing(at: Self.at(now)) == standing)
    }

    @Test(arguments: [Int64(0), 1, 64_000, 9_000_000])
    func `after a new start of the machine a lease begins once more at the first look`(
        _ now: Int64
    ) {
        let term = LeaseTerm(from: Self.at(5_000), milliseconds: 60_000)
        let renewed = LeaseTerm(boot: "b2", until: now + 60_000, visibilityMilliseconds: 60_000)
        let standing = term.standing(at: Self.at(now, boot: "b2"))
        #expect(standing == .renewed(renewed))
        #expect(renewed.standing(at: Self.at(now + 59_999, boot: "b2")) == .running)
        #expect(renewed.standing(at: Self.at(now + 60_000, boot: "b2")) == .over)
    }
}
