internal import Reach
internal import TestSupport
import Testing

/// Rule 11: what must hold whatever the tables say.
@Suite struct ReachPropertyTests {
    static let seeds: ClosedRange<UInt64> = 1...250

    private struct Question {
        let parcel: Parcel
        let origin: CommuneCode
        let day: Day
    }

    private func statuses(_ tables: CoverageTables, _ question: Question) throws -> [ReachStatus] {
        try ReachSnapshot(places: CoverageSamples.places, coverage: tables)
            .plan(from: question.origin, on: question.day).statuses(of: question.parcel)
    }

    /// Runs a change of every seed's world and shows the statuses before and after it.
    private func compare(
        _ change: (inout CoverageTables, inout CoverageDice) -> Void,
        parcel changedParcel: (Parcel, inout CoverageDice) -> Parcel = { parcel, _ in parcel },
        _ check: (_ before: ReachStatus, _ after: ReachStatus, _ seed: UInt64) -> Void
    ) throws {
        for seed in Self.seeds {
            var dice = CoverageDice(seed: seed)
            var tables = SlowReachTests.validTables(&dice)
            let question = Question(parcel: dice.parcel(), origin: dice.commune(), day: dice.day())
            let before = try statuses(tables, question)
            change(&tables, &dice)
            let changed = Question(
                parcel: changedParcel(question.parcel, &dice), origin: question.origin,
                day: question.day)
            for (old, new) in zip(before, try statuses(tables, changed)) { check(old, new, seed) }
        }
    }

    @Test func `adding a service never loses a commune`() throws {
        try compare({ tables, dice in
            var service = dice.service(90)
            service.code = CoverageSamples.serviceCode("new")
            tables.services.append(service)
        }) { before, after, seed in
            #expect(before != .served || after == .served, "seed \(seed)")
        }
    }

    @Test func `adding a courier never loses a commune`() throws {
        try compare({ tables, dice in
            let other = SlowReachTests.validTables(&dice)
            let courier = CoverageSamples.courier("c")
            tables.couriers[courier] = "C"
            tables.services += other.services.map { Self.moved($0, \.courier, \.id, courier) }
            tables.lanes += other.lanes.map { Self.moved($0, \.courier, \.id, courier) }
            tables.placeRules += other.placeRules.map { Self.moved($0, \.courier, \.id, courier) }
        }) { before, after, seed in
            #expect(before != .served || after == .served, "seed \(seed)")
        }
    }

    @Test func `a heavier parcel never gains a commune`() throws {
        try compare(
            { _, _ in },
            parcel: { parcel, dice in
                var heavier = parcel
                heavier.weightGrams += dice.number(1...2_000)
                return heavier
            }
        ) { before, after, seed in
            // Services that ask for a least weight are the one exception.
            guard !Self.hasLeastWeight(seed) else { return }
            #expect(after != .served || before == .served, "seed \(seed)")
        }
    }

    @Test func `lifting a suspension never loses a commune`() throws {
        try compare({ tables, dice in
            guard !tables.suspensions.isEmpty else { return }
            tables.suspensions.remove(at: dice.number(0...(tables.suspensions.count - 1)))
        }) { before, after, seed in
            #expect(before != .served || after == .served, "seed \(seed)")
        }
    }

    @Test func `adding a row that says no never turns unknown into served`() throws {
        try compare({ tables, dice in
            if dice.hits(50) {
                var lane = dice.lane(90)
                lane.serves = false
                tables.lanes.append(lane)
            } else {
                let rule = dice.rule(90)
                tables.placeRules.append(
                    CoverageSamples.rule("p90", courier: rule.courier.text, rule.place.cell) {
                        $0.service = rule.service
                        $0.pickup = dice.hits(50) ? false : nil
                        $0.delivery = $0.pickup == nil ? false : nil
                        $0.cod = dice.hits(50) ? false : nil
                    })
            }
        }) { before, after, seed in
            #expect(before != .unknown || after != .served, "seed \(seed)")
        }
    }

    private static func hasLeastWeight(_ seed: UInt64) -> Bool {
        var dice = CoverageDice(seed: seed)
        return SlowReachTests.validTables(&dice).services.contains { $0.minWeightGrams != nil }
    }

    private static func moved<Row>(
        _ row: Row, _ courierPath: WritableKeyPath<Row, CourierCode>,
        _ idPath: WritableKeyPath<Row, RowID>, _ courier: CourierCode
    ) -> Row {
        var moved = row
        moved[keyPath: courierPath] = courier
        moved[keyPath: idPath] = CoverageSamples.row("c-\(row[keyPath: idPath].text)")
        return moved
    }
}
