// Numbers must be possible: not negative, not absurd, ranges and steps running upwards.
extension CoverageCheck {
    mutating func check<Number: BinaryInteger>(
        _ value: Number?, in range: ClosedRange<Number>, _ row: RowAddress, _ column: String
    ) {
        guard let value, !range.contains(value) else { return }
        note(
            row, column, .outOfRange,
            "\(value) nằm ngoài khoảng \(range.lowerBound) đến \(range.upperBound).",
            "\(value) is outside \(range.lowerBound) to \(range.upperBound).")
    }

    mutating func check(_ span: DaySpan?, _ row: RowAddress, _ stem: String) {
        guard let span else { return }
        check(span.min, in: CoverageLimits.days, row, "\(stem)_min_days")
        check(span.max, in: CoverageLimits.days, row, "\(stem)_max_days")
        checkOrder(span.min, span.max, row, "\(stem)_max_days")
    }

    mutating func checkOrder(_ min: Int?, _ max: Int?, _ row: RowAddress, _ column: String) {
        guard let min, let max, min > max else { return }
        note(
            row, column, .minAboveMax, "Giá trị lớn nhất \(max) nhỏ hơn giá trị nhỏ nhất \(min).",
            "The most, \(max), is below the least, \(min).")
    }

    mutating func check(_ surcharge: Surcharge?, _ row: RowAddress, _ column: String) {
        switch surcharge {
        case .fixed(let amount)?: check(amount.vnd, in: CoverageLimits.price, row, column)
        case .basisPoints(let points)?:
            check(points, in: CoverageLimits.basisPoints, row, column)
        case nil: break
        }
    }

    mutating func check(_ prices: PriceSteps?, _ row: RowAddress) {
        guard let prices else { return }
        let column = "price_steps"
        check(prices.steps.count, in: 1...CoverageLimits.priceSteps, row, column)
        for step in prices.steps {
            check(step.upToGrams, in: CoverageLimits.weightGrams, row, column)
            check(step.price.vnd, in: CoverageLimits.price, row, column)
        }
        check(prices.beyond?.grams, in: CoverageLimits.weightGrams, row, column)
        check(prices.beyond?.price.vnd, in: CoverageLimits.price, row, column)
        for (lighter, heavier) in zip(prices.steps, prices.steps.dropFirst())
        where lighter.upToGrams >= heavier.upToGrams {
            note(
                row, column, .stepsNotIncreasing,
                "Bậc \(heavier.upToGrams) g không lớn hơn bậc \(lighter.upToGrams) g đứng trước.",
                "Step \(heavier.upToGrams) g is not above \(lighter.upToGrams) g before it.")
        }
    }
}
