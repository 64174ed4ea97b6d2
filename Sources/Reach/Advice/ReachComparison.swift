/// What changes between two scenarios: communes and people gained and lost, price and days.
package struct ReachComparison: Hashable, Sendable {
    package let before: ReachTally
    package let after: ReachTally
    package let gained: Difference
    package let lost: Difference
    /// The cheapest prices where both before and after is served; `nil` where no commune is.
    package let price: Change<Money>?
    /// The longest days of the fastest options there, in whole days.
    package let days: Change<Int>?

    /// Communes that one of two scenarios serves and the other does not.
    package struct Difference: Hashable, Sendable {
        package let count: ReachCount
        /// The communes with the most people first.
        package let communes: [CommuneCode]
    }

    /// A figure before and after, taken over the same communes.
    package struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
        /// How many communes it was taken over.
        package let communes: Int
        package let medianBefore: Value
        package let medianAfter: Value
        package let sumBefore: Value
        package let sumAfter: Value
        /// Where the figure fell and where it rose.
        package let communesLower: Int
        package let communesHigher: Int
    }

    /// Both scenarios must be of the same list of communes.
    package init(from old: ReachScenario, to new: ReachScenario) {
        self.init(
            communes: old.communes, before: old.glances, after: new.glances)
    }

    init(communes: [Commune], before: [ReachGlance], after: [ReachGlance]) {
        var tallies = (before: ReachTally(), after: ReachTally())
        var (gained, lost): ([Commune], [Commune]) = ([], [])
        for (index, commune) in communes.enumerated() {
            let (old, new) = (before[index].status, after[index].status)
            tallies.before.add(old, commune.population)
            tallies.after.add(new, commune.population)
            if new == .served, old != .served { gained.append(commune) }
            if old == .served, new != .served { lost.append(commune) }
        }
        self.before = tallies.before
        self.after = tallies.after
        self.gained = Difference(gained)
        self.lost = Difference(lost)
        price = ReachComparison.change(before, after) { $0.cheapest?.vnd }
            .map { $0.mapped { Money(vnd: $0) } }
        days = ReachComparison.change(before, after) { $0.fastest.map { Int64($0.max) } }
            .map { $0.mapped { Int($0) } }
    }

    private static func change(
        _ before: [ReachGlance], _ after: [ReachGlance], _ figure: (ReachGlance) -> Int64?
    ) -> Change<Int64>? {
        let pairs = zip(before, after).compactMap { old, new -> (Int64, Int64)? in
            guard let old = figure(old), let new = figure(new) else { return nil }
            return (old, new)
        }
        guard !pairs.isEmpty else { return nil }
        return Change(
            communes: pairs.count, medianBefore: median(pairs.map(\.0)),
            medianAfter: median(pairs.map(\.1)), sumBefore: sum(pairs.map(\.0)),
            sumAfter: sum(pairs.map(\.1)), communesLower: pairs.count { $0.1 < $0.0 },
            communesHigher: pairs.count { $0.1 > $0.0 })
    }

    /// The lower of the two in the middle, so that it is a figure which occurs.
    private static func median(_ values: [Int64]) -> Int64 {
        values.sorted()[(values.count - 1) / 2]
    }

    /// Prices that no honest table holds could overflow; the sum then stays at the largest number.
    private static func sum(_ values: [Int64]) -> Int64 {
        values.reduce(0) { total, value in
            let (sum, overflow) = total.addingReportingOverflow(value)
            return overflow ? .max : sum
        }
    }
}

extension ReachComparison.Difference {
    fileprivate init(_ communes: [Commune]) {
        var count = ReachCount()
        for commune in communes { count.add(commune.population) }
        self.count = count
        self.communes = communes.sorted {
            ($1.population ?? -1, $0.code) < ($0.population ?? -1, $1.code)
        }.map(\.code)
    }
}

extension ReachComparison.Change {
    fileprivate func mapped<Other>(
        _ transform: (Value) -> Other
    ) -> ReachComparison.Change<Other> {
        ReachComparison.Change(
            communes: communes, medianBefore: transform(medianBefore),
            medianAfter: transform(medianAfter), sumBefore: transform(sumBefore),
            sumAfter: transform(sumAfter), communesLower: communesLower,
            communesHigher: communesHigher)
    }
}

extension ReachComparison {
    /// `Thêm 214 xã, 1,9 triệu dân; mất 3 xã, 12.000 dân.`
    package var sentence: Sentence {
        func amount(_ count: ReachCount) -> Sentence {
            let (communes, people) = (
                SpokenNumber.communes(count.communes), SpokenNumber.people(count)
            )
            return Sentence(
                vietnamese: "\(communes.vietnamese), \(people.vietnamese)",
                english: "\(communes.english), \(people.english)")
        }
        let (more, less) = (amount(gained.count), amount(lost.count))
        switch (gained.count.communes > 0, lost.count.communes > 0) {
        case (false, false):
            return Sentence(
                vietnamese: "Không thêm, không mất xã nào.",
                english: "No commune is gained or lost.")
        case (true, false):
            return Sentence(
                vietnamese: "Thêm \(more.vietnamese).", english: "Gains \(more.english).")
        case (false, true):
            return Sentence(
                vietnamese: "Mất \(less.vietnamese).", english: "Loses \(less.english).")
        case (true, true):
            return Sentence(
                vietnamese: "Thêm \(more.vietnamese); mất \(less.vietnamese).",
                english: "Gains \(more.english); loses \(less.english).")
        }
    }
}
