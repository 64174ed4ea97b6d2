internal import Market
internal import Reach
internal import TestSupport
import Testing

/// How the goods of one producer are packed and who is chosen to carry them.
@Suite struct OrderPlannerTests {
    /// From Cẩm Thành to Ba Đình; lines are of 2,000 g and 125,000 đồng unless changed.
    private func plan(
        _ quantities: [Int], _ tables: CoverageTables, payment: Payment = .prepaid,
        wish: CourierWish = .cheapest, _ change: (Int, inout Offer) -> Void = { _, _ in }
    ) throws -> [PlannedParcel] {
        var offers: [Int: Offer] = [:]
        for line in quantities.indices {
            offers[line] = MarketSamples.offer {
                ($0.packedWeightGrams, $0.lengthCm, $0.widthCm, $0.heightCm) = (2_000, 10, 10, 10)
                change(line, &$0)
            }
        }
        let lines = quantities.enumerated().map { MarketSamples.line("ls_\($0)", $1) }
        let order = PackedOrder(lines: lines, offers: offers, payment: payment, wish: wish)
        let passages = try ReachSnapshot(places: CoverageSamples.places, coverage: tables).passages(
            from: CoverageSamples.commune("21025"), to: CoverageSamples.commune("00004"),
            on: MarketSamples.today)
        var planner = OrderPlanner(
            order, of: ProducerID("p"),
            within: PackingLimits.all(of: tables.services, on: MarketSamples.today)
        ) { passages.answer($0) }
        return try planner.plan(OrderGroup.groups(quantities.map { _ in ProducerID("p") })[0])
    }

    private func text(_ parcels: [PlannedParcel]) -> [String] {
        parcels.map { planned in
            let inside = planned.plan.contents.map { "\($0.line)x\($0.quantity)" }
            return "\(planned.option.courier.text) " + inside.joined(separator: " ")
        }
    }

    /// `a` takes 10 kg for 20,000 đồng in three days, `b` 30 kg for `price` in one.
    private func two(price: Int = 30_000) -> CoverageTables {
        var tables = CoverageSamples.openTables()
        tables.services[0].maxWeightGrams = 10_000
        tables.lanes[0].priceSteps = PriceSteps(cell: "10000:20000")
        tables.services.append(
            CoverageSamples.service("s-b", courier: "b") { $0.maxWeightGrams = 30_000 })
        tables.placeRules.append(CoverageSamples.rule("p-b", courier: "b"))
        tables.lanes.append(
            CoverageSamples.lane(
                "l-b", courier: "b", prices: "30000:\(price)", lead: DaySpan(min: 1, max: 1)))
        return tables
    }

    @Test func `what one service carries whole stays in one parcel`() throws {
        #expect(try text(plan([5], two())) == ["a 0x5"])
    }

    @Test func `the cheapest of all packings is chosen, not the one with the cheapest parcel`()
        throws
    {
        // Ten packs of 2 kg: two parcels with a for 40,000, or one with b for 30,000.
        #expect(try text(plan([10], two())) == ["b 0x10"])
        #expect(try text(plan([10], two(price: 50_000))) == ["a 0x5", "a 0x5"])
        // The last pack goes with whoever is cheapest for it alone.
        #expect(try text(plan([16], two(price: 50_000))) == ["b 0x15", "a 0x1"])
    }

    @Test func `for the same money it is the fewer parcels`() throws {
        #expect(try text(plan([10], two(price: 40_000))) == ["b 0x10"])
    }

    @Test func `the wish holds for every parcel`() throws {
        #expect(try text(plan([10], two(price: 90_000), wish: .fastest)) == ["b 0x10"])
        let a = CourierWish.named(CoverageSamples.courier("a"))
        #expect(try text(plan([10], two(), wish: a)) == ["a 0x5", "a 0x5"])
    }

    @Test func `what is paid at the door adds up over the parcels`() throws {
        let parcels = try plan([10], two(price: 50_000), payment: .cod)
        #expect(parcels.map(\.collect.vnd) == [645_000, 645_000])
        let freight = parcels.reduce(0) { $0 + $1.option.price.total.vnd }
        #expect(parcels.reduce(0) { $0 + $1.collect.vnd } == 10 * 125_000 + freight)
    }

    @Test func `goods that no one service takes together go apart`() throws {
        var tables = two()
        tables.services[0].excludedGoods = [.fresh]
        tables.services[1].excludedGoods = [.glass]
        let parcels = try plan([1, 1, 1], tables) { line, offer in
            offer.goods = line == 1 ? [.fresh] : [.glass]
        }
        #expect(text(parcels) == ["a 0x1 2x1", "b 1x1"])
    }

    private func refusal(_ plan: () throws -> [PlannedParcel]) -> OrderError? {
        do {
            _ = try plan()
            return nil
        } catch {
            return error as? OrderError
        }
    }

    @Test func `a pack that is too heavy for everybody is named with the most that goes`() throws {
        let error = refusal {
            try plan([1, 1], two()) { line, offer in
                if line == 1 { offer.packedWeightGrams = 30_001 }
            }
        }
        guard case .tooHeavy(let line, let listing, let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect((line, listing.text) == (1, "ls_1"))
        #expect(answer.trouble == .weight(mostGrams: 30_000))
    }

    @Test func `a pack that is too large for everybody is named`() throws {
        var tables = two()
        for index in tables.services.indices { tables.services[index].maxSideCm = 50 }
        let error = refusal { try plan([1], tables) { $1.lengthCm = 51 } }
        guard case .tooLarge(line: 0, _, let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(answer.trouble == .size)
    }

    @Test func `every line that cannot go is named, together where the reason is one`() throws {
        var tables = two()
        tables.services[0].excludedGoods = [.live]
        tables.services[1].excludedGoods = [.live]
        let error = refusal {
            try plan([1, 1, 1, 1], tables) { line, offer in
                if line == 1 || line == 3 { offer.goods = [.live] }
                if line == 2 { offer.packedWeightGrams = 40_000 }
            }
        }
        guard case .several(let all) = error, all.count == 2 else {
            Issue.record("\(String(describing: error))")
            return
        }
        guard case .tooHeavy(line: 2, _, _) = all[0], case .unreachable([1, 3], _, _) = all[1]
        else {
            Issue.record("\(all)")
            return
        }
    }

    @Test func `more parcels than an order may have are refused as such`() throws {
        let error = refusal {
            try plan([300], two(), wish: .cheapest) { $1.packedWeightGrams = 9_000 }
        }
        #expect(error == .tooManyParcels(lines: [0], ProducerID("p"), most: 40))
    }

    @Test func `a suspended way says when it opens again`() throws {
        var tables = CoverageSamples.openTables()
        tables.suspensions.append(
            CoverageSamples.suspension {
                $0.validity = CoverageSamples.validity("2026-10-01", "2026-10-12")
            })
        let error = refusal { try plan([1, 1], tables) }
        guard case .unreachable([0, 1], _, let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(answer.trouble == .suspended(until: CoverageSamples.day("2026-10-12")))
    }

    @Test func `a closed season says when it ends`() throws {
        var tables = CoverageSamples.openTables()
        tables.placeRules.append(
            CoverageSamples.rule("p-sea", "commune:00004") {
                $0.delivery = false
                $0.validity = CoverageSamples.validity("2026-09-01", "2027-01-15")
            })
        let error = refusal { try plan([1], tables) }
        guard case .unreachable([0], _, let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(answer.trouble == .outOfSeason(until: CoverageSamples.day("2027-01-15")))
        #expect(answer.reasons[0].message.vietnamese.hasSuffix("cho đến ngày 15/1/2027."))
    }

    @Test func `cash above every cap names the highest`() throws {
        var tables = two()
        tables.services[0].codCap = Money(vnd: 100_000)
        tables.services[1].codCap = Money(vnd: 120_000)
        let error = refusal { try plan([1], tables, payment: .cod) }
        guard case .unreachable([0], _, let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(answer.trouble == .cash(cap: 120_000))
    }

    /// Random lines, limits, prices and payments: whatever is planned holds every pack once and
    /// collects goods and freight to the đồng.
    @Test(arguments: 1...150 as ClosedRange<UInt64>)
    func `packs and money add up`(_ seed: UInt64) throws {
        var dice = CoverageDice(seed: seed)
        var tables = two(price: dice.number(10_000...90_000))
        tables.services[0].codFeeBasisPoints = dice.number(0...200)
        tables.services[1].codFee = Money(vnd: Int64(dice.number(0...9_999)))
        let quantities = (0..<dice.number(1...5)).map { _ in dice.number(1...12) }
        let weights = quantities.map { _ in dice.number(100...6_000) }
        let payment: Payment = dice.hits(50) ? .cod : .prepaid
        let wish: CourierWish = dice.hits(50) ? .cheapest : .fastest
        let parcels = try plan(quantities, tables, payment: payment, wish: wish) {
            $1.packedWeightGrams = weights[$0]
        }
        var packed = quantities.map { _ in 0 }
        for content in parcels.flatMap(\.plan.contents) { packed[content.line] += content.quantity }
        #expect(packed == quantities, "seed \(seed)")
        let goods = quantities.reduce(0) { $0 + $1 * 125_000 }
        let freight = parcels.reduce(0) { $0 + Int($1.option.price.total.vnd) }
        let collected = parcels.reduce(0) { $0 + Int($1.collect.vnd) }
        #expect(collected == (payment == .cod ? goods + freight : 0), "seed \(seed)")
        #expect(parcels.reduce(0) { $0 + Int($1.plan.goodsValue.vnd) } == goods)
    }
}
