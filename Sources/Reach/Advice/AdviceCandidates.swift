/// The changes that are worth trying for one parcel: those that cross a limit of some service.
struct AdviceCandidates {
    private let parcel: Parcel
    private let measure: ParcelMeasure
    private let terms: [CarriageTerms]

    /// Parcels beyond these make more work than reach.
    private static let splits = [2, 3]
    /// Classes that packing or processing can take away; what the goods are in themselves stays.
    private static let avoidable: [Set<GoodsClass>] = [
        [.glass], [.fragile], [.glass, .fragile], [.fresh], [.frozen],
    ]

    init(_ parcel: Parcel, _ plan: ReachPlan) {
        self.parcel = parcel
        measure = ParcelMeasure(parcel)
        terms = plan.ways.terms
    }

    /// Grouped by kind; in each group the gentlest change comes first.
    var groups: [[AdviceChange]] {
        [
            lighter, heavier, Self.splits.map { .splitInto($0) }, lessCOD, shorter, slimmer,
            otherGoods, longer,
        ]
    }

    private var lighter: [AdviceChange] {
        thresholds { terms in
            [terms.limits.maxWeightGrams, terms.heaviestPriced ?? .max]
        }.filter { $0 < parcel.weightGrams && $0 > 0 }.reversed().map { .weightAtMost(grams: $0) }
    }

    private var heavier: [AdviceChange] {
        thresholds { [$0.limits.minWeightGrams] }.filter { $0 > parcel.weightGrams }
            .map { .weightAtLeast(grams: $0) }
    }

    private var lessCOD: [AdviceChange] {
        guard let cod = parcel.cod else { return [] }
        let caps = Set(terms.map(\.limits.codCap)).filter { $0 < cod && $0 > .zero }
        return caps.sorted(by: >).map { .codAtMost($0) } + [.withoutCOD]
    }

    private var shorter: [AdviceChange] {
        thresholds { [$0.limits.maxSideCm] }.filter { $0 < measure.longestSideCm && $0 > 0 }
            .reversed().map { .longestSideAtMost(cm: $0) }
    }

    private var slimmer: [AdviceChange] {
        thresholds { [$0.limits.maxGirthCm] }.filter { $0 < measure.girthCm && $0 > 4 }
            .reversed().map { .girthAtMost(cm: $0) }
    }

    private var otherGoods: [AdviceChange] {
        Self.avoidable.filter { $0.isSubset(of: parcel.goods) }.map { .without($0) }
    }

    private var longer: [AdviceChange] {
        guard let bearable = parcel.longestTransitDays else { return [] }
        return thresholds { $0.leadDays.map { [$0.max] } ?? [] }.filter { $0 > bearable }
            .map { .bearing(days: $0) }
    }

    /// The different figures of all terms, in order.
    private func thresholds(_ figures: (CarriageTerms) -> [Int]) -> [Int] {
        Set(terms.flatMap(figures)).sorted()
    }
}

extension CarriageTerms {
    /// The weight beyond which nobody has named a price; `nil` where there is none.
    fileprivate var heaviestPriced: Int? {
        guard let prices, prices.beyond == nil else { return nil }
        return prices.steps.last?.upToGrams
    }
}
