/// A range of whole days, shortest and longest; it is one cell, so its two ends inherit together.
package struct DaySpan: Hashable, Sendable {
    package let min: Int
    package let max: Int

    package static let zero = DaySpan(min: 0, max: 0)

    package init(min: Int, max: Int) {
        self.min = min
        self.max = max
    }
}
