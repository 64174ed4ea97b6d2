/// What a leg costs on top of the base price.
package enum Surcharge: Hashable, Sendable {
    case fixed(Money)
    /// Hundredths of a per cent of the base price alone.
    case basisPoints(Int)

    /// The amount for a base price, or `nil` where it would not fit 64 bits.
    package func amount(of base: Money) -> Money? {
        switch self {
        case .fixed(let amount): amount
        case .basisPoints(let points): base.portion(basisPoints: points)
        }
    }

    /// Reads `15000` (đồng) or `2000bp`.
    package init?(cell: String) {
        if cell.hasSuffix("bp") {
            guard let points = CellNumber.read(cell.dropLast(2), as: Int.self) else { return nil }
            self = .basisPoints(points)
        } else {
            guard let vnd = CellNumber.read(cell, as: Int64.self) else { return nil }
            self = .fixed(Money(vnd: vnd))
        }
    }

    /// `15000` (đồng) or `2000bp`.
    package var cell: String {
        switch self {
        case .fixed(let amount): String(amount.vnd)
        case .basisPoints(let points): "\(points)bp"
        }
    }
}

extension Money {
    /// Hundredths of a per cent of this amount, half a đồng rounded up; `nil` on overflow.
    ///
    /// 10,001 đồng at 2,000 bp is 2,000.2, so 2,000; 12,345 at 1,000 bp is 1,234.5, so 1,235.
    package func portion(basisPoints: Int) -> Money? {
        times(basisPoints)?.adding(Money(vnd: 5_000)).map { Money(vnd: $0.vnd / 10_000) }
    }
}
