internal import Reach
import Testing

/// Whole đồng, exactly.
@Suite struct MoneyTests {
    @Test func `sums and products are exact`() {
        #expect(Money(vnd: 125_000).adding(Money(vnd: 20_001)) == Money(vnd: 145_001))
        #expect(Money(vnd: 33_333).times(3) == Money(vnd: 99_999))
        #expect(Money(vnd: 33_333).times(0) == .zero)
    }

    @Test func `what does not fit 64 bits has no value`() {
        #expect(Money(vnd: .max).adding(Money(vnd: 1)) == nil)
        #expect(Money(vnd: .min).adding(Money(vnd: -1)) == nil)
        #expect(Money(vnd: .max).adding(.zero) == Money(vnd: .max))
        #expect(Money(vnd: .max / 2 + 1).times(2) == nil)
        #expect(Money(vnd: .min).times(-1) == nil)
    }

    @Test func `amounts are ordered`() {
        #expect(Money(vnd: -1) < .zero && .zero < Money(vnd: 1))
    }

    @Test(
        arguments: [
            (10_001, 2_000, 2_000), (12_345, 1_000, 1_235), (0, 10_000, 0), (1, 10_000, 1),
            (1, 4_999, 0), (1, 5_000, 1), (999_999_999, 150, 15_000_000),
        ] as [(Int64, Int, Int64)])
    func `a share in basis points rounds half a đồng up`(
        _ amount: Int64, _ points: Int, _ share: Int64
    ) {
        #expect(Money(vnd: amount).portion(basisPoints: points) == Money(vnd: share))
    }

    @Test func `a share beyond 64 bits has no value`() {
        #expect(Money(vnd: .max).portion(basisPoints: 2) == nil)
    }
}
