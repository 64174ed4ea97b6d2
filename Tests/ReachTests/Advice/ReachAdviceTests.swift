internal import Reach
internal import TestSupport
import Testing

@Suite struct ReachAdviceTests {
    private let day = CoverageSamples.day("2026-10-07")

    private func plan(
        from origin: String = "21025", _ change: (inout CoverageTables) -> Void = { _ in }
    ) throws -> ReachPlan {
        var tables = CoverageSamples.openTables()
        change(&tables)
        return try ReachSnapshot(places: CoverageSamples.places, coverage: tables)
            .plan(from: CoverageSamples.commune(origin), on: day)
    }

    @Test func `a weight limit becomes a sentence with what it gains`() throws {
        let plan = try plan { $0.services[0].maxWeightGrams = 2_000 }
        let heavy = CoverageSamples.parcel { $0.weightGrams = 2_600 }
        let advice = ReachAdvice(for: heavy, plan, nearby: [])
        #expect(advice.today.served.communes == 0)
        #expect(advice.items.map(\.change) == [.splitInto(2), .weightAtMost(grams: 2_000)])
        #expect(
            advice.items.last?.sentence
                == Sentence(
                    vietnamese: "Không quá 2 kg: thêm 7 xã, 220.000 dân.",
                    english: "At most 2 kg: 7 communes, 220,000 people more."))
    }

    @Test func `what cannot be changed is not advised, and nothing is where all is served`() throws
    {
        let barred = try plan { $0.services[0].excludedGoods = [.live] }
        let live = CoverageSamples.parcel { $0.goods = [.live] }
        #expect(ReachAdvice(for: live, barred, nearby: []).items.isEmpty)
        #expect(ReachAdvice(for: CoverageSamples.parcel(), try plan(), nearby: []).items.isEmpty)
    }

    @Test(
        arguments: [
            (AdviceChange.withoutCOD, "Không thu hộ (COD)"),
            (.longestSideAtMost(cm: 80), "Cạnh dài nhất không quá 80 cm"),
            (.without([.glass]), "Đổi bao bì thủy tinh sang loại khác"),
            (.bearing(days: 3), "Hàng chịu được 3 ngày trên đường"),
        ])
    func `each limit has its own advice`(change: AdviceChange, words: String) throws {
        let plan = try plan {
            $0.services[0].codCap = .zero
            $0.services[0].maxSideCm = 80
            $0.services[0].excludedGoods = [.glass]
        }
        let parcel = CoverageSamples.parcel {
            switch change {
            case .withoutCOD: $0.cod = Money(vnd: 100_000)
            case .longestSideAtMost: $0.lengthCm = 81
            case .without: $0.goods = [.dry, .glass]
            default: $0.longestTransitDays = 2
            }
        }
        let items = ReachAdvice(for: parcel, plan, nearby: []).items
        let item = try #require(items.first { $0.change == change })
        #expect(item.gained.communes == 7 && item.lost.communes == 0)
        #expect(item.sentence.vietnamese.hasPrefix("\(words): thêm 7 xã"))
    }

    @Test func `another commune that is picked up at is advised by its name`() throws {
        func close(_ tables: inout CoverageTables) {
            tables.placeRules.append(
                CoverageSamples.rule("p-no", "commune:21025") { $0.pickup = false })
        }
        let nearby = CoverageSamples.places.nearest(to: CoverageSamples.commune("21025"), 2)
        #expect(nearby.allSatisfy { $0.province.digits == "51" && $0.code.digits != "21025" })
        let others = try nearby.map { try plan(from: $0.code.digits, close) }
        let advice = ReachAdvice(
            for: CoverageSamples.parcel(), try plan(close), nearby: others)
        let first = try #require(advice.items.first)
        #expect(first.change == .pickedUpAt(nearby[0].code, name: nearby[0].fullName))
        #expect(first.gained.communes == 7)
    }

    @Test func `a product that is not shipped is first of all told to be`() throws {
        let parcel = CoverageSamples.parcel { $0.shipsByCourier = false }
        let advice = ReachAdvice(for: parcel, try plan(), nearby: [])
        #expect(advice.items.map(\.change) == [.shipByCourier])
    }

    @Test func `the numbers of every advice are what counting again gives`() throws {
        var told = 0
        for seed in UInt64(1)...300 {
            var dice = CoverageDice(seed: seed)
            let snapshot = ReachSnapshot(
                places: CoverageSamples.places, coverage: SlowReachTests.validTables(&dice))
            let (parcel, origin, day) = (dice.parcel(), dice.commune(), dice.day())
            let plan = try snapshot.plan(from: origin, on: day)
            let nearby = try snapshot.places.nearest(to: origin, 2).map {
                try snapshot.plan(from: $0.code, on: day)
            }
            for item in ReachAdvice(for: parcel, plan, nearby: nearby).items {
                told += 1
                var start = origin
                if case .pickedUpAt(let code, _) = item.change { start = code }
                let changed = item.change.applied(to: parcel)
                var gained = (communes: 0, people: 0)
                for commune in snapshot.places.communes {
                    let old = try snapshot.status(
                        of: parcel, from: origin, to: commune.code, on: day)
                    let new = try snapshot.status(
                        of: changed, from: start, to: commune.code, on: day)
                    guard old != .served, new == .served else { continue }
                    gained = (gained.communes + 1, gained.people + (commune.population ?? 0))
                }
                #expect(item.gained.communes == gained.communes, "seed \(seed)")
                #expect(item.gained.people == gained.people, "seed \(seed)")
                let number = SpokenNumber.communes(gained.communes)
                #expect(item.sentence.vietnamese.contains(" \(number.vietnamese), "))
                #expect(item.sentence.english.contains(" \(number.english), "))
            }
        }
        #expect(told > 100, "\(told)")
    }
}
