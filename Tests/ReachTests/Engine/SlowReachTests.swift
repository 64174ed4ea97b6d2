internal import Foundation
internal import Reach
internal import TestSupport
import Testing

@Suite struct SlowReachTests {
    /// Each seed makes one world, and 8 questions follow from it: 10,000 in all.
    ///
    /// Long tests (`VUONXA_SOAK_ROUNDS`) go through ten worlds more for each round.
    static let seeds: ClosedRange<UInt64> = 1...(1_250 + 10 * soakRounds)

    private static let soakRounds =
        UInt64(
            ProcessInfo.processInfo.environment["VUONXA_SOAK_ROUNDS"] ?? "") ?? 0

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

    @Test func `every row that is cited says what it is cited for`() throws {
        var cited: Set<EvidencePurpose> = []
        for seed in Self.seeds.prefix(400) {
            var dice = CoverageDice(seed: seed)
            let tables = Self.validTables(&dice)
            let answer = try ReachSnapshot(places: CoverageSamples.places, coverage: tables)
                .answer(dice.parcel(), from: dice.commune(), to: dice.commune(), on: dice.day())
            for evidence in answer.options.flatMap(\.evidence) {
                cited.insert(evidence.purpose)
                #expect(Self.says(evidence, in: tables), "seed \(seed), \(evidence)")
            }
        }
        #expect(cited.count > EvidencePurpose.allCases.count / 2, "\(cited)")
    }

    /// Whether the row of an evidence has the cell that it is cited for.
    private static func says(_ evidence: Evidence, in tables: CoverageTables) -> Bool {
        let lane = tables.lanes.first { $0.id == evidence.row }
        let rule = tables.placeRules.first { $0.id == evidence.row }
        switch evidence.purpose {
        case .service: return tables.services.contains { $0.id == evidence.row }
        case .lane: return lane?.serves == true
        case .price: return lane?.priceSteps != nil
        case .leadDays: return lane?.leadDays != nil
        case .dayKind: return lane?.dayKind != nil
        case .pickup: return rule?.pickup == true
        case .delivery: return rule?.delivery == true
        case .cod: return rule?.cod != nil
        case .pickupSurcharge: return rule?.pickupSurcharge != nil
        case .deliverySurcharge: return rule?.deliverySurcharge != nil
        case .pickupExtraDays: return rule?.pickupExtraDays != nil
        case .deliveryExtraDays: return rule?.deliveryExtraDays != nil
        case .pickupBoatDays, .deliveryBoatDays: return rule?.boatDays != nil
        case .delay:
            let suspension = tables.suspensions.first { $0.id == evidence.row }
            return suspension.map { $0.effect != .stop } ?? false
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
