internal import Reach
internal import TestSupport
import Testing

@Suite struct CoverageTrialTests {
    private let day = CoverageSamples.day("2026-10-07")
    private let origin = CoverageSamples.commune("21025")
    private let tables: CoverageTables = {
        var tables = CoverageSamples.openTables()
        tables.suspensions = [CoverageSamples.suspension("x-1")]
        return tables
    }()

    private func snapshot(_ tables: CoverageTables) -> ReachSnapshot {
        ReachSnapshot(places: CoverageSamples.places, coverage: tables)
    }

    private func compare(_ trial: CoverageTrial) throws -> ReachComparison {
        let snapshot = snapshot(tables)
        let parcel = CoverageSamples.parcel()
        return ReachComparison(
            from: ReachScenario(try snapshot.plan(from: origin, on: day), parcel),
            to: ReachScenario(try snapshot.ways(trying: trial, from: origin, on: day), parcel))
    }

    @Test func `an ended suspension opens what it had closed`() throws {
        var trial = CoverageTrial()
        trial.lifted = [CoverageSamples.row("x-1")]
        let change = try compare(trial)
        #expect(change.before.notServed.communes == 7 && change.after.served.communes == 7)
        #expect(tables.suspensions.count == 1)
    }

    @Test func `a suspension that is not there cannot end`() {
        var trial = CoverageTrial()
        trial.lifted = [CoverageSamples.row("x-9")]
        #expect(throws: CoverageTrialError.unknownSuspension(CoverageSamples.row("x-9"))) {
            try compare(trial)
        }
    }

    @Test func `rows that an import would refuse are refused by row`() throws {
        var trial = CoverageTrial()
        trial.lanes = [CoverageSamples.lane("l-b"), CoverageSamples.lane("l-a")]
        let error = #expect(throws: CoverageTrialError.self) { try compare(trial) }
        guard case .refused(let problems)? = error else { return }
        #expect(Set(problems.map(\.code)).isSuperset(of: [.duplicateID, .overlap]))
    }

    @Test(arguments: ["s-a-std", "l-a", "p-a", "x-1", "x-2"])
    func `an id that stands elsewhere is refused, whichever table has it`(id: String) {
        var trial = CoverageTrial()
        trial.couriers = [CoverageSamples.courier("c"): "Xe khách"]
        trial.services = [CoverageSamples.service("s-c", courier: "c")]
        trial.lanes = [CoverageSamples.lane(id, courier: "c")]
        trial.suspensions = [
            CoverageSamples.suspension("x-2") { $0.place = CoverageSamples.place("country") }
        ]
        let error = #expect(throws: CoverageTrialError.self) { try compare(trial) }
        guard case .refused(let problems)? = error else { return }
        #expect(problems.allSatisfy { $0.code == .duplicateID && $0.row?.text == id })
    }

    @Test func `a courier that nobody knows yet can be tried out`() throws {
        var trial = CoverageTrial()
        trial.couriers = [CoverageSamples.courier("c"): "Xe khách"]
        trial.services = [CoverageSamples.service("s-c", courier: "c")]
        trial.lanes = [CoverageSamples.lane("l-c", courier: "c", prices: "1000:12000")]
        trial.placeRules = [CoverageSamples.rule("p-c", courier: "c")]
        trial.lifted = [CoverageSamples.row("x-1")]
        let change = try compare(trial)
        #expect(change.after.served.communes == 7)
    }

    @Test func `an origin that is no commune is named`() throws {
        let nowhere = CoverageSamples.commune("99999")
        #expect(throws: CoverageTrialError.unknownCommune(nowhere)) {
            try snapshot(tables).ways(trying: CoverageTrial(), from: nowhere, on: day)
        }
    }

    @Test func `trying one courier's rows comes to what compiling everything comes to`() throws {
        for seed in UInt64(1)...200 {
            var dice = CoverageDice(seed: seed)
            let whole = SlowReachTests.validTables(&dice)
            var (base, trial) = (whole, CoverageTrial())
            let courier = CoverageSamples.courier(dice.pick(["a", "b"]))
            trial.services = base.services.filter { _ in dice.hits(40) }
                .filter { $0.courier == courier }
            trial.lanes = base.lanes.filter { $0.courier == courier && dice.hits(40) }
            trial.placeRules = base.placeRules.filter { $0.courier == courier && dice.hits(40) }
            trial.lifted = Set(base.suspensions.map(\.id).filter { _ in dice.hits(40) })
            base.services.removeAll { row in trial.services.contains { $0.id == row.id } }
            base.lanes.removeAll { row in trial.lanes.contains { $0.id == row.id } }
            base.placeRules.removeAll { row in trial.placeRules.contains { $0.id == row.id } }
            var changed = whole
            changed.suspensions.removeAll { trial.lifted.contains($0.id) }
            let (parcel, origin, day) = (dice.parcel(), dice.commune(), dice.day())
            let before = ReachScenario(try snapshot(base).plan(from: origin, on: day), parcel)
            let tried = ReachScenario(
                try snapshot(base).ways(trying: trial, from: origin, on: day), parcel)
            let compiled = ReachScenario(try snapshot(changed).plan(from: origin, on: day), parcel)
            #expect(
                ReachComparison(from: before, to: tried)
                    == ReachComparison(from: before, to: compiled), "seed \(seed)")
        }
    }
}
