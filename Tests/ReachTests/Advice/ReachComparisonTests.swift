internal import Reach
internal import TestSupport
import Testing

@Suite struct ReachComparisonTests {
    private func scenario(
        _ snapshot: ReachSnapshot, _ parcel: Parcel = CoverageSamples.parcel(), parcels: Int = 1,
        from origin: String = "21025", on day: String = "2026-10-07"
    ) throws -> ReachScenario {
        let plan = try snapshot.plan(
            from: CoverageSamples.commune(origin), on: CoverageSamples.day(day))
        return ReachScenario(plan, parcel, parcels: parcels)
    }

    private func snapshot(_ change: (inout CoverageTables) -> Void = { _ in }) -> ReachSnapshot {
        var tables = CoverageSamples.openTables()
        change(&tables)
        return ReachSnapshot(places: CoverageSamples.places, coverage: tables)
    }

    @Test func `what is gained and lost is told with its communes and people`() throws {
        let snapshot = snapshot {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "province:01") {
                    $0.delivery = false
                    $0.validity = CoverageSamples.validity("2026-10-08", "")
                })
        }
        let change = ReachComparison(
            from: try scenario(snapshot), to: try scenario(snapshot, on: "2026-10-08"))
        #expect(change.gained.count.communes == 0 && change.lost.count.communes == 2)
        #expect(change.lost.communes.allSatisfy { snapshot.places[$0]?.province.digits == "01" })
        let back = ReachComparison(
            from: try scenario(snapshot, on: "2026-10-08"), to: try scenario(snapshot))
        #expect(back.gained == change.lost && back.before == change.after)
    }

    @Test func `two parcels cost twice what one of them costs`() throws {
        let snapshot = snapshot()
        let parcel = CoverageSamples.parcel { $0.weightGrams = 1_900 }
        let change = ReachComparison(
            from: try scenario(snapshot, parcel),
            to: try scenario(snapshot, parcel.part(of: 2), parcels: 2))
        let price = try #require(change.price)
        #expect(price.medianBefore == Money(vnd: 30_000))
        #expect(price.medianAfter == Money(vnd: 40_000))
        #expect(price.sumAfter == Money(vnd: 280_000) && price.communes == 7)
        #expect(price.communesHigher == 7 && price.communesLower == 0)
        #expect(change.days?.medianAfter == 3)
    }

    @Test func `parts of a parcel are rounded up and share the amounts`() {
        let whole = CoverageSamples.parcel {
            $0.weightGrams = 5_001
            $0.widthCm = 61
            $0.cod = Money(vnd: 100_001)
        }
        let part = whole.part(of: 2)
        #expect(part.weightGrams == 2_501 && part.widthCm == 31 && part.lengthCm == 20)
        #expect(part.cod == Money(vnd: 50_001))
        #expect(whole.part(of: 1) == whole)
    }

    @Test func `a change is what two plain summaries say`() throws {
        for seed in UInt64(1)...150 {
            var dice = CoverageDice(seed: seed)
            let snapshot = ReachSnapshot(
                places: CoverageSamples.places, coverage: SlowReachTests.validTables(&dice))
            let (old, new) = (dice.parcel(), dice.parcel())
            let (from, to, day) = (dice.commune(), dice.commune(), dice.day())
            let change = ReachComparison(
                from: ReachScenario(try snapshot.plan(from: from, on: day), old),
                to: ReachScenario(try snapshot.plan(from: to, on: day), new))
            let before = try snapshot.summary(old, from: from, on: day).country
            let after = try snapshot.summary(new, from: to, on: day).country
            #expect(change.before == before && change.after == after, "seed \(seed)")
            #expect(
                after.served.communes - before.served.communes
                    == change.gained.count.communes - change.lost.count.communes, "seed \(seed)")
            #expect(
                after.served.people - before.served.people
                    == change.gained.count.people - change.lost.count.people, "seed \(seed)")
        }
    }

    @Test func `a glance is the best of what the full answer offers`() throws {
        for seed in UInt64(1)...150 {
            var dice = CoverageDice(seed: seed)
            let snapshot = ReachSnapshot(
                places: CoverageSamples.places, coverage: SlowReachTests.validTables(&dice))
            let (parcel, from, day) = (dice.parcel(), dice.commune(), dice.day())
            let plan = try snapshot.plan(from: from, on: day)
            for (index, glance) in plan.glances(of: parcel).enumerated() {
                let answer = plan.answer(parcel, to: index)
                #expect(glance.status == answer.status, "seed \(seed)")
                #expect(glance.cheapest == answer.options.first?.price.total, "seed \(seed)")
                #expect(
                    glance.fastest?.max == answer.options.map(\.leadDays.max).min(), "seed \(seed)")
                let codes = Set(answer.reasons.map(\.code))
                #expect(Set(glance.reasons) == codes, "seed \(seed)")
            }
        }
    }
}
