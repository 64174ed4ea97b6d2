package import Reach

/// A parcel with the way that was chosen for it and what its courier collects.
package struct PlannedParcel: Hashable, Sendable {
    package let plan: ParcelPlan
    package let option: ReachOption
    /// Goods and freight where the order is paid at the door; zero where it is prepaid.
    package let collect: Money
}

/// Packs what one producer sends to one buyer and chooses who carries each parcel.
///
/// It weighs every service: the packing that each one's limits allow, each parcel of it asked of
/// the one reach function, and of all these the one that the buyer's wish prefers.
package struct OrderPlanner {
    /// The most parcels that the goods of one producer may fill in one order.
    package static let mostParcels = 40

    let order: PackedOrder
    let producer: ProducerID
    private let limits: [PackingLimits]
    private let reach: (Parcel) -> ReachAnswer
    private var answers: [Parcel: ReachAnswer] = [:]

    /// `limits` are those of all services of the day, and `reach` answers for parcels from the
    /// producer to the buyer.
    package init(
        _ order: PackedOrder, of producer: ProducerID, within limits: [PackingLimits],
        reach: @escaping (Parcel) -> ReachAnswer
    ) {
        self.order = order
        self.producer = producer
        self.limits = limits
        self.reach = reach
    }

    /// The parcels of the group's lines; throws what is wrong with which lines.
    package mutating func plan(_ group: OrderGroup) throws(OrderError) -> [PlannedParcel] {
        switch attempt(group.lines) {
        case .success(let parcels): return parcels
        case .failure(.totalTooLarge): throw .totalTooLarge
        case .failure(let refusal): return try apart(group.lines, after: refusal)
        }
    }

    /// The best of all packings of these lines that can be carried whole.
    mutating func attempt(_ lines: [Int]) -> Result<[PlannedParcel], OrderError> {
        let candidates: [[ParcelPlan]]
        switch packings(of: lines) {
        case .success(let found): candidates = found
        case .failure(let refusal): return .failure(refusal)
        }
        var best: (parcels: [PlannedParcel], merit: Merit)?
        var refusal: OrderError?
        for candidate in candidates {
            do throws(OrderError) {
                let parcels = try carried(candidate, lines)
                let merit = try Merit(parcels, order.wish)
                if best.map({ merit < $0.merit }) ?? true { best = (parcels, merit) }
            } catch {
                if refusal?.isGraver(than: error) != true { refusal = error }
            }
        }
        if let best { return .success(best.parcels) }
        return .failure(refusal ?? .totalTooLarge)
    }

    /// The different ways to fill parcels with the lines; never empty.
    private func packings(of lines: [Int]) -> Result<[[ParcelPlan]], OrderError> {
        let packs = order.packs(of: lines)
        let whole = packs.reduce(PackBox()) { $0.adding($1.quantity, of: $1) }
        let fitting = limits.filter { whole.isOneColumn(within: $0) }
        if fitting.count == limits.count { return plans(of: [whole], within: PackingLimits()) }
        var found: [[ParcelPlan]] = []
        var isTooMany = false
        for limits in limits {
            switch ParcelPacking.pack(packs, within: limits, most: Self.mostParcels) {
            case .packed(let boxes):
                switch plans(of: boxes, within: limits) {
                case .success(let plans): found += plans.filter { !found.contains($0) }
                case .failure(let refusal): return .failure(refusal)
                }
            case .tooMany: isTooMany = true
            case .tooLarge: break
            }
        }
        if !found.isEmpty { return .success(found) }
        if isTooMany {
            return .failure(.tooManyParcels(lines: lines, producer, most: Self.mostParcels))
        }
        // Nobody's limits hold it; reach says in whose words.
        return plans(of: [whole], within: PackingLimits())
    }

    private func plans(
        of boxes: [PackBox], within limits: PackingLimits
    ) -> Result<[[ParcelPlan]], OrderError> {
        var plans: [ParcelPlan] = []
        for box in boxes {
            guard let size = box.size(within: limits),
                let plan = ParcelPlan(box, size, of: producer, in: order)
            else { return .failure(.totalTooLarge) }
            plans.append(plan)
        }
        return .success([plans])
    }

    private mutating func carried(
        _ plans: [ParcelPlan], _ lines: [Int]
    ) throws(OrderError) -> [PlannedParcel] {
        var parcels: [PlannedParcel] = []
        for plan in plans { parcels.append(try carried(plan, lines)) }
        return parcels
    }

    private mutating func carried(
        _ plan: ParcelPlan, _ lines: [Int]
    ) throws(OrderError) -> PlannedParcel {
        let inside = plan.contents.map(\.line)
        let answer = answer(plan.parcel)
        guard answer.status == .served else {
            throw .unreachable(lines: inside, producer, answer)
        }
        let options = wished(answer)
        guard !options.isEmpty else { throw notServed(lines: inside) }
        if order.payment == .prepaid {
            return PlannedParcel(plan: plan, option: options[0], collect: .zero)
        }
        return try collecting(plan, from: options)
    }

    /// The first option whose courier collects all of it: the freight is paid at the door too
    /// and must fit under the courier's cap together with the goods.
    private mutating func collecting(
        _ plan: ParcelPlan, from options: [ReachOption]
    ) throws(OrderError) -> PlannedParcel {
        var refusal: ReachAnswer?
        for option in options {
            guard let all = plan.goodsValue.adding(option.price.total) else {
                throw .totalTooLarge
            }
            var whole = plan.parcel
            whole.cod = all
            let answer = answer(whole)
            let isCollected = answer.options.contains {
                $0.courier == option.courier && $0.service == option.service
            }
            if isCollected { return PlannedParcel(plan: plan, option: option, collect: all) }
            if answer.status != .served { refusal = refusal ?? answer }
        }
        let inside = plan.contents.map(\.line)
        // Where another courier would do, it was the wish that cannot be had.
        guard let refusal else {
            throw .wishNotServed(lines: inside, options[0].courier, producer)
        }
        throw .unreachable(lines: inside, producer, refusal)
    }

    /// The options as the buyer wishes, the best first.
    func wished(_ answer: ReachAnswer) -> [ReachOption] {
        switch order.wish {
        case .cheapest: answer.options
        case .fastest: answer.optionsBySpeed.map { answer.options[$0] }
        case .named(let courier): answer.options.filter { $0.courier == courier }
        }
    }

    func notServed(lines: [Int]) -> OrderError {
        guard case .named(let courier) = order.wish else { return .totalTooLarge }
        return .wishNotServed(lines: lines, courier, producer)
    }

    /// Equal parcels are asked once.
    mutating func answer(_ parcel: Parcel) -> ReachAnswer {
        if let known = answers[parcel] { return known }
        let answer = reach(parcel)
        answers[parcel] = answer
        return answer
    }
}

/// How good a set of parcels is under a wish; the smaller is the better.
private struct Merit: Comparable {
    let days: Int
    let freight: Money
    let parcels: Int

    /// Days count before money only where the buyer is in a hurry.
    init(_ planned: [PlannedParcel], _ wish: CourierWish) throws(OrderError) {
        var freight = Money.zero
        for parcel in planned {
            guard let sum = freight.adding(parcel.option.price.total) else {
                throw .totalTooLarge
            }
            freight = sum
        }
        self.freight = freight
        parcels = planned.count
        days = wish == .fastest ? planned.map(\.option.leadDays.max).max() ?? 0 : 0
    }

    static func < (left: Merit, right: Merit) -> Bool {
        (left.days, left.freight, left.parcels) < (right.days, right.freight, right.parcels)
    }
}
