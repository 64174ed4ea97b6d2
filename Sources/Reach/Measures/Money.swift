/// An amount in whole đồng, the only money in the house; arithmetic that overflows is an error.
package struct Money: Hashable, Sendable, Comparable {
    /// The amount in đồng (VND has no minor unit).
    package let vnd: Int64

    package static let zero = Money(vnd: 0)

    package init(vnd: Int64) {
        self.vnd = vnd
    }

    package static func < (left: Money, right: Money) -> Bool {
        left.vnd < right.vnd
    }

    /// The sum, or `nil` where it would not fit 64 bits.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = vnd.addingReportingOverflow(other.vnd)
        return overflow ? nil : Money(vnd: sum)
    }

    /// The amount taken `count` times, or `nil` where it would not fit 64 bits.
    package func times(_ count: Int) -> Money? {
        let (product, overflow) = vnd.multipliedReportingOverflow(by: Int64(count))
        return overflow ? nil : Money(vnd: product)
    }
}
