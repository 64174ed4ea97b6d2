/// What no honest coverage row exceeds; beyond it a number is a slip of typing.
package enum CoverageLimits {
    /// Fifty tonnes.
    package static let weightGrams = 1...50_000_000
    package static let sideCm = 1...2_000
    package static let girthCm = 1...10_000
    package static let volumetricDivisor = 100...100_000
    /// One milliard đồng, for prices and fees.
    package static let price: ClosedRange<Int64> = 0...1_000_000_000
    /// A hundred milliard đồng, for caps of value.
    package static let value: ClosedRange<Int64> = 0...100_000_000_000
    /// Zero to a hundred per cent.
    package static let basisPoints = 0...10_000
    package static let days = 0...365
    package static let priceSteps = 500
    /// Characters of a name or source.
    package static let text = 1...300
}
