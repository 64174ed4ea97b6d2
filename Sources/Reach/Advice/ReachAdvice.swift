/// The single changes by which one parcel would reach more communes, the most people first.
package struct ReachAdvice: Hashable, Sendable {
    package let today: ReachTally
    package let items: [Item]

    /// One change and what comes of it.
    package struct Item: Hashable, Sendable {
        package let change: AdviceChange
        package let gained: ReachCount
        package let lost: ReachCount

        /// `Không quá 2 kg: thêm 214 xã, 1,9 triệu dân.`
        package var sentence: Sentence {
            let (clause, more) = (change.clause, Item.amount(gained))
            var vietnamese = "\(clause.vietnamese): thêm \(more.vietnamese)"
            var english = "\(clause.english): \(more.english) more"
            if lost.communes > 0 {
                let less = Item.amount(lost)
                vietnamese += "; mất \(less.vietnamese)"
                english += "; \(less.english) fewer"
            }
            return Sentence(vietnamese: vietnamese + ".", english: english + ".")
        }

        private static func amount(_ count: ReachCount) -> Sentence {
            let (communes, people) = (
                SpokenNumber.communes(count.communes), SpokenNumber.people(count)
            )
            return Sentence(
                vietnamese: "\(communes.vietnamese), \(people.vietnamese)",
                english: "\(communes.english), \(people.english)")
        }
    }

    /// The most items that one answer holds.
    package static let most = 12
    /// Of one kind the gentlest change that helps is shown, and the one that helps most.
    private static let mostOfKind = 2

    /// Tries every change of the parcel on its own plan, and the parcel as it is on the others.
    ///
    /// `nearby` are plans of other communes where the parcel could be handed over, the nearest
    /// first, on the same day and of the same tables.
    package init(for parcel: Parcel, _ plan: ReachPlan, nearby: [ReachPlan]) {
        var shipped = parcel
        shipped.shipsByCourier = true
        let before = plan.statuses(of: parcel)
        let communes = plan.places.communes
        func item(_ change: AdviceChange, _ after: [ReachStatus]) -> Item {
            Item(change: change, from: before, to: after, communes)
        }
        var groups = AdviceCandidates(parcel, plan).groups.map { group in
            group.map { item($0, plan.statuses(of: $0.applied(to: parcel))) }
        }
        groups.append(
            nearby.map { other in
                let place = other.originCommune
                let change = AdviceChange.pickedUpAt(place.code, name: place.fullName)
                return item(change, other.statuses(of: parcel))
            })
        if !parcel.shipsByCourier {
            groups = [[item(.shipByCourier, plan.statuses(of: shipped))]]
        }
        today = ReachAdvice.tally(before, communes)
        items = Array(
            groups.flatMap(ReachAdvice.worthwhile).sorted(by: Item.helpsMore)
                .prefix(ReachAdvice.most))
    }

    /// Of one kind: what gains more people than every gentler change, first and last of them.
    private static func worthwhile(_ group: [Item]) -> [Item] {
        var better: [Item] = []
        for item in group where item.net > (better.last?.net ?? (0, 0)) { better.append(item) }
        guard better.count > mostOfKind, let first = better.first, let last = better.last else {
            return better
        }
        return [first, last]
    }

    private static func tally(_ statuses: [ReachStatus], _ communes: [Commune]) -> ReachTally {
        var tally = ReachTally()
        for (status, commune) in zip(statuses, communes) { tally.add(status, commune.population) }
        return tally
    }
}

extension ReachAdvice.Item {
    fileprivate init(
        change: AdviceChange, from before: [ReachStatus], to after: [ReachStatus],
        _ communes: [Commune]
    ) {
        var (gained, lost) = (ReachCount(), ReachCount())
        for (index, commune) in communes.enumerated() {
            let (old, new) = (before[index] == .served, after[index] == .served)
            if new, !old { gained.add(commune.population) }
            if old, !new { lost.add(commune.population) }
        }
        self.init(change: change, gained: gained, lost: lost)
    }

    /// People and communes won on the whole; a commune whose people nobody counted still counts.
    fileprivate var net: (people: Int, communes: Int) {
        (gained.people - lost.people, gained.communes - lost.communes)
    }

    /// The order of the answer: more people, then more communes, then by kind.
    fileprivate static func helpsMore(_ left: Self, _ right: Self) -> Bool {
        (right.net.people, right.net.communes, left.change.kind.rawValue)
            < (left.net.people, left.net.communes, right.change.kind.rawValue)
    }
}
