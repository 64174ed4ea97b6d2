import Market
import Reach
import TestSupport
import Testing

/// What a history comes to, whatever the order in which it was heard.
@Suite struct ParcelJourneyTests {
    private static let way = [
        TravelSamples.report(.pickedUp, days: 1), TravelSamples.report(.inTransit, days: 2),
        TravelSamples.report(.deliveryFailed, days: 3),
        TravelSamples.report(.delivered, days: 4, delivered: [DeliveredLine(line: 1, quantity: 1)]),
    ]

    @Test func `nothing heard is nothing travelled`() {
        let journey = TravelSamples.journey([])
        #expect(journey.status == nil && journey.travelDays == nil)
        #expect(journey.handedOverAt == nil && journey.endedAt == nil)
        #expect((journey.leadMinDays, journey.leadMaxDays) == (2, 3))
    }

    @Test func `days count from the order's day to the day at the door`() {
        let journey = TravelSamples.journey(Self.way)
        #expect(journey.travelDays == 4)
        #expect(journey.deliveredAt == Self.way[3].report.at)
        #expect(journey.endedAt == journey.deliveredAt)
        #expect(journey.handedOverAt == Self.way[0].report.at)
        #expect(journey.isPartial)
    }

    @Test(arguments: [ParcelStatus.returned, .lost, .damaged, .cancelled])
    func `another end is an end and no delivery`(_ end: ParcelStatus) {
        let journey = TravelSamples.journey(
            Array(Self.way.prefix(2)) + [TravelSamples.report(end, days: 9)])
        #expect(journey.status == end)
        #expect(journey.endedAt == TravelSamples.report(end, days: 9).report.at)
        #expect(journey.deliveredAt == nil && journey.travelDays == nil)
    }

    @Test(arguments: UInt64(1)...100)
    func `the same reports in any order give the same journey and the same money`(_ seed: UInt64) {
        var dice = CoverageDice(seed: seed)
        let statuses = ParcelStatus.allCases.filter { !$0.isFinal }
        var reports = (0...dice.number(0...8)).map { number in
            TravelSamples.report(
                dice.pick(statuses), days: dice.number(0...5), number: number,
                collected: dice.maybe(20) { Int64($0.number(0...300_000)) })
        }
        if dice.hits(70) {
            let ends = ParcelStatus.allCases.filter(\.isFinal)
            reports.append(TravelSamples.report(dice.pick(ends), days: dice.number(0...9)))
        }
        let expected = TravelSamples.journey(reports)
        let money = Self.money(reports)
        for index in reports.indices.reversed() {
            reports.swapAt(index, dice.number(0...index))
        }
        #expect(TravelSamples.journey(reports) == expected, "seed \(seed)")
        #expect(Self.money(reports) == money, "seed \(seed)")
    }

    private static func money(_ reports: [KeptReport]) -> CODEntry? {
        CODEntry(
            of: MarketSamples.parcel(), agreed: Money(vnd: 270_000), goods: TravelSamples.goods,
            history: ParcelHistory(reports), settled: .nothing)
    }
}
