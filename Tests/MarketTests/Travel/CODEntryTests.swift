import Market
import Reach
import TestSupport
import Testing

/// The money at the door, to the đồng.
@Suite struct CODEntryTests {
    private static let agreed = Money(vnd: 270_000)

    private func entry(
        _ reports: [KeptReport], _ settled: SettledSum = .nothing, agreed: Money = agreed
    ) -> CODEntry? {
        CODEntry(
            of: MarketSamples.parcel(), agreed: agreed, goods: TravelSamples.goods,
            history: ParcelHistory(reports), settled: settled)
    }

    @Test func `nothing to collect and nothing paid is no entry`() {
        #expect(entry([], agreed: .zero) == nil)
        #expect(entry([], TravelSamples.settled(5), agreed: .zero)?.state == .differs)
    }

    @Test(arguments: ParcelStatus.allCases)
    func `what is due follows the end`(_ status: ParcelStatus) {
        let entry = entry([TravelSamples.report(status, days: 1)])
        let isFree = [.returned, .cancelled, .lost, .damaged].contains(status)
        #expect(entry?.due == (isFree ? .zero : Self.agreed))
        let wanted: CODEntry.State =
            status == .delivered ? .collected : isFree ? .notDue : .waiting
        #expect(entry?.state == wanted)
    }

    @Test(
        arguments: [
            (270_000, 0, 1, CODEntry.State.remitted, 0), (250_000, 20_000, 1, .remitted, 0),
            (269_999, 0, 1, .differs, 1), (270_001, 0, 1, .differs, -1),
            (540_000, 0, 2, .differs, -270_000), (0, 0, 0, .collected, 270_000),
        ] as [(Int64, Int64, Int, CODEntry.State, Int64)])
    func `what was paid agrees to the đồng or differs`(
        remitted: Int64, fee: Int64, count: Int, state: CODEntry.State, difference: Int64
    ) {
        let entry = entry(
            [TravelSamples.report(.delivered, days: 1)],
            TravelSamples.settled(remitted, fee: fee, count: count))
        #expect(entry?.state == state)
        #expect(entry?.difference == Money(vnd: difference))
    }

    @Test func `a courier that took another amount is seen before it pays`() {
        let report = TravelSamples.report(.delivered, days: 1, collected: 269_000)
        #expect(entry([report])?.state == .differs)
        #expect(entry([report])?.collected == Money(vnd: 269_000))
    }

    @Test func `what was not handed over is not due`() {
        let part = [DeliveredLine(line: 1, quantity: 1), DeliveredLine(line: 2, quantity: 1)]
        let report = TravelSamples.report(
            .delivered, days: 1, collected: 170_000, delivered: part)
        #expect(entry([report])?.due == Money(vnd: 170_000))
        #expect(entry([report])?.state == .collected)
        let none = [DeliveredLine(line: 1, quantity: 0)]
        let nothing = TravelSamples.report(.delivered, days: 1, delivered: none)
        #expect(entry([nothing])?.due == Money(vnd: 20_000))
    }

    @Test func `lines that were told stay told when the delivery is told again without them`() {
        let part = [DeliveredLine(line: 1, quantity: 1), DeliveredLine(line: 2, quantity: 1)]
        let first = TravelSamples.report(.delivered, days: 1, delivered: part)
        let again = TravelSamples.report(.delivered, days: 1, number: 1)
        #expect(entry([first, again])?.due == Money(vnd: 170_000))
    }

    @Test func `money taken for a prepaid parcel is seen, none taken is no entry`() {
        let taken = TravelSamples.report(.delivered, days: 1, collected: 200_000)
        #expect(entry([taken], agreed: .zero)?.state == .differs)
        let nothing = TravelSamples.report(.delivered, days: 1, collected: 0)
        #expect(entry([nothing], agreed: .zero) == nil)
    }

    @Test func `a fee that may not be kept back differs, though the sum agrees`() {
        let entry = CODEntry(
            of: MarketSamples.parcel(), agreed: Self.agreed, goods: TravelSamples.goods,
            history: ParcelHistory([TravelSamples.report(.delivered, days: 1)]),
            settled: TravelSamples.settled(240_000, fee: 30_000), isFeeRight: false)
        #expect(entry?.state == .differs)
        #expect(entry?.difference == .zero)
    }

    @Test func `money for what is still on its way, or came back, differs`() {
        for status in [ParcelStatus.inTransit, .returned] {
            let entry = entry(
                [TravelSamples.report(status, days: 1)], TravelSamples.settled(270_000))
            #expect(entry?.state == .differs)
        }
    }
}
