package import Reach

/// So many packs of one line of the order inside a parcel, at the price that was agreed.
package struct PackedLine: Hashable, Sendable {
    package let quantity: Int
    package let unitPrice: Money

    package init(quantity: Int, unitPrice: Money) {
        self.quantity = quantity
        self.unitPrice = unitPrice
    }
}

extension Sequence<PackedLine> {
    /// What all of it costs; what an order took once does not overflow.
    package var value: Money {
        reduce(.zero) { sum, line in
            line.unitPrice.times(line.quantity).flatMap { sum.adding($0) } ?? sum
        }
    }
}

extension [PackedLine] {
    /// What is left of the lines after the delivered packs were taken out.
    package func without(_ delivered: [DeliveredLine]) -> [PackedLine] {
        let taken = Dictionary(delivered.map { ($0.line, $0.quantity) }) { first, _ in first }
        return enumerated().map { index, line in
            PackedLine(
                quantity: Swift.max(0, line.quantity - (taken[index + 1] ?? 0)),
                unitPrice: line.unitPrice)
        }
    }
}
