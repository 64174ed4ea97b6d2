/// The base price by weight: steps that include their upper weight, and a price per unit beyond.
package struct PriceSteps: Hashable, Sendable {
    /// From light to heavy; validation refuses any other order.
    package let steps: [PriceStep]
    /// What each started unit beyond the last step adds; without it heavier has no price.
    package let beyond: PriceUnit?

    package init(_ steps: [PriceStep], beyond: PriceUnit? = nil) {
        self.steps = steps
        self.beyond = beyond
    }

    /// The price of a weight, or `nil` when no step speaks of it or it would not fit 64 bits.
    ///
    /// `500:16500;1000:20000;+500:3000` gives 16,500 at 500 g, 20,000 at 501 g, 23,000 at 1,001 g.
    package func price(grams: Int) -> Money? {
        for step in steps where grams <= step.upToGrams {
            return step.price
        }
        guard let last = steps.last, let beyond, beyond.grams > 0 else { return nil }
        let excess = grams - last.upToGrams
        let units = excess / beyond.grams + (excess % beyond.grams == 0 ? 0 : 1)
        return beyond.price.times(units).flatMap { last.price.adding($0) }
    }

    /// Reads `500:16500;1000:20000;+500:3000`.
    package init?(cell: String) {
        var steps: [PriceStep] = []
        var beyond: PriceUnit?
        for part in cell.split(separator: ";", omittingEmptySubsequences: false) {
            guard beyond == nil else { return nil }
            let isBeyond = part.hasPrefix("+")
            let pair = part.dropFirst(isBeyond ? 1 : 0).split(separator: ":")
            guard pair.count == 2, let grams = CellNumber.read(pair[0], as: Int.self),
                let vnd = CellNumber.read(pair[1], as: Int64.self)
            else { return nil }
            if isBeyond {
                beyond = PriceUnit(grams: grams, price: Money(vnd: vnd))
            } else {
                steps.append(PriceStep(upToGrams: grams, price: Money(vnd: vnd)))
            }
        }
        guard !steps.isEmpty else { return nil }
        self.init(steps, beyond: beyond)
    }

    /// `500:16500;1000:20000;+500:3000`.
    package var cell: String {
        var parts = steps.map { "\($0.upToGrams):\($0.price.vnd)" }
        if let beyond { parts.append("+\(beyond.grams):\(beyond.price.vnd)") }
        return parts.joined(separator: ";")
    }
}

/// One step: this price up to and including this weight.
package struct PriceStep: Hashable, Sendable {
    package let upToGrams: Int
    package let price: Money

    package init(upToGrams: Int, price: Money) {
        self.upToGrams = upToGrams
        self.price = price
    }
}

/// What every started unit of weight beyond the last step costs.
package struct PriceUnit: Hashable, Sendable {
    package let grams: Int
    package let price: Money

    package init(grams: Int, price: Money) {
        self.grams = grams
        self.price = price
    }
}
