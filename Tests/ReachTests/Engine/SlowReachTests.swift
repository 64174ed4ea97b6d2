internal import Reach
internal import TestSupport
import Testing

@Suite struct SlowReachTests {
    /// Each seed makes one world; its questions follow from it.
    static let seeds: ClosedRange<UInt64> = 1...1_200

    @Test func `the engine answers as the slow reading of the rules does`() throws {
        var statuses: [String: Int] = [:]
        var codes: Set<ReachReasonCode> = []
        for seed in Self.seeds {
            var dice = CoverageDice(seed: seed)
            let tables = Self.validTables(&dice)
            let slow = SlowReach(places: CoverageSamples.places, tables: tables)
            let snapshot = ReachSnapshot(places: CoverageSamples.places, coverage: tables)
            for question in 1...8 {
                let (parcel, day) = (dice.parcel(), dice.day())
                let (from, to) = (
                    dice.pick(slow.places.communes), dice.pick(slow.places.communes)
                )
                let expected = slow.answer(parcel, from: from, to: to, on: day)
                let answer = try snapshot.answer(parcel, from: from.code, to: to.code, on: day)
                statuses[expected.status, default: 0] += 1
                codes.formUnion(answer.reasons.map(\.code))
                #expect(
                    Self.written(answer) == expected,
                    "seed \(seed), question \(question), \(from.code) to \(to.code) on \(day.text)")
            }
        }
        // Worlds in which everything is unknown would prove nothing.
        for status in ReachStatus.allCases {
            #expect(statuses[status.rawValue, default: 0] > 1_000, "\(statuses)")
        }
        #expect(codes == Set(ReachReasonCode.allCases))
    }

    @Test func `a plan says of every commune what the single question says`() throws {
        for seed in Self.seeds.prefix(60) {
            var dice = CoverageDice(seed: seed)
            let snapshot = ReachSnapshot(
                places: CoverageSamples.places, coverage: Self.validTables(&dice))
            let (parcel, origin, day) = (dice.parcel(), dice.commune(), dice.day())
            let plan = try snapshot.plan(from: origin, on: day)
            let statuses = plan.statuses(of: parcel)
            for (index, commune) in snapshot.places.communes.enumerated() {
                let single = try snapshot.answer(parcel, from: origin, to: commune.code, on: day)
                #expect(plan.answer(parcel, to: index) == single, "seed \(seed)")
                #expect(plan.status(of: parcel, to: index) == single.status, "seed \(seed)")
                #expect(statuses[index] == single.status, "seed \(seed)")
            }
        }
    }

    @Test func `explanations cite only rows that exist`() throws {
        for seed in Self.seeds.prefix(60) {
            var dice = CoverageDice(seed: seed)
            let tables = Self.validTables(&dice)
            let rows = Set(
                tables.services.map(\.id) + tables.lanes.map(\.id) + tables.placeRules.map(\.id)
                    + tables.suspensions.map(\.id))
            let answer = try ReachSnapshot(places: CoverageSamples.places, coverage: tables)
                .answer(dice.parcel(), from: dice.commune(), to: dice.commune(), on: dice.day())
            for reason in answer.reasons {
                #expect(reason.row.map(rows.contains) ?? true, "seed \(seed)")
                #expect(!reason.message.vietnamese.isEmpty && !reason.message.english.isEmpty)
            }
            for option in answer.options {
                #expect(option.evidence.allSatisfy { rows.contains($0.row) }, "seed \(seed)")
            }
        }
    }

    /// Random tables without the rows that an import would refuse.
    static func validTables(_ dice: inout CoverageDice) -> CoverageTables {
        var tables = dice.tables()
        while true {
            let refused = Set(
                tables.validate(places: CoverageSamples.places)
                    .filter(\.code.refusesImport).compactMap(\.row))
            guard !refused.isEmpty else { return tables }
            tables.services.removeAll { refused.contains($0.id) }
            tables.lanes.removeAll { refused.contains($0.id) }
            tables.placeRules.removeAll { refused.contains($0.id) }
            tables.suspensions.removeAll { refused.contains($0.id) }
        }
    }

    private static func written(_ answer: ReachAnswer) -> SlowReach.Answer {
        SlowReach.Answer(
            status: answer.status.rawValue,
            reasons: answer.reasons.map {
                "\($0.courier?.text ?? "-") \($0.service?.text ?? "-") \($0.code.rawValue) "
                    + ($0.row?.text ?? "-")
            }.sorted(),
            options: answer.options.map { option in
                let price = option.price
                return "\(option.courier.text) \(option.service.text) "
                    + "\(option.leadDays.min)-\(option.leadDays.max) "
                    + "\(price.base.vnd)+\(price.pickup.vnd)+\(price.delivery.vnd)"
                    + "+\(price.cod.vnd)=\(price.total.vnd) \(option.cod.rawValue)"
            })
    }
}
