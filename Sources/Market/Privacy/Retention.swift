/// How long personal data of orders is kept.
///
/// Law 91/2025/QH15 lets it be kept no longer than the purpose needs that it was taken for; an
/// order is over when nothing about it can change any more.
package struct Retention: Hashable, Sendable {
    /// Days that the data of an order that is over is kept, counted from the order.
    package let days: Int

    package static let range = 1...3_650
    package static let standard = Retention(days: 365)

    package init(days: Int) {
        self.days = days
    }

    /// Orders placed before this instant are looked at.
    package func horizon(at now: Int64) -> Int64 {
        now - Int64(days) * 86_400_000
    }

    /// Whether the data is to go: the order is over and old enough, or twice as old without a
    /// word from its courier that would end it.
    ///
    /// With 365 days: an order that is over goes on day 365, any other on day 730.
    package func isDue(placedAt: Int64, isOver: Bool, at now: Int64) -> Bool {
        let horizon = isOver ? horizon(at: now) : Retention(days: 2 * days).horizon(at: now)
        return placedAt <= horizon
    }
}
