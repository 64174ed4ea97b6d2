import Market
import Reach
import TestSupport
import Testing

/// When a parcel should be there, and what that rests on.
@Suite struct ParcelForecastTests {
    private static let placed = CoverageSamples.day("2026-10-01")
    private static let took = [2, 2, 3, 3, 3, 4, 4, 5, 5, 9]

    private func forecast(
        _ status: ParcelStatus? = .inTransit, on today: String, days: [Int] = []
    ) -> ParcelForecast? {
        ParcelForecast(
            status, placedOn: Self.placed, lead: (2, 3),
            experience: LaneExperience(.commune, days: days), today: CoverageSamples.day(today))
    }

    private func range(_ forecast: ParcelForecast?) -> String {
        guard let forecast else { return "none" }
        return "\(forecast.earliest.text) \(forecast.latest.text)"
            + (forecast.isLate ? " late" : "")
    }

    @Test(arguments: [
        ("2026-10-01", "2026-10-03 2026-10-04"), ("2026-10-04", "2026-10-04 2026-10-04"),
        ("2026-10-06", "2026-10-06 2026-10-06 late"),
    ])
    func `without experience the table is believed, and no day before today is named`(
        today: String, wanted: String
    ) {
        #expect(range(forecast(on: today)) == wanted)
        #expect(forecast(on: today)?.basis == .table)
    }

    /// The worked examples of the rule's own comment, and the days around them.
    @Test(arguments: [
        ("2026-10-02", "2026-10-03 2026-10-06"), ("2026-10-05", "2026-10-05 2026-10-10 late"),
        ("2026-10-06", "2026-10-06 2026-10-10 late"), ("2026-10-10", "2026-10-10 2026-10-10 late"),
        ("2026-10-20", "2026-10-20 2026-10-20 late"),
    ])
    func `experience narrows to what is still possible`(today: String, wanted: String) {
        #expect(range(forecast(on: today, days: Self.took)) == wanted)
        #expect(
            forecast(on: today, days: Self.took)?.basis == .experience(.commune, count: 10))
    }

    @Test func `too few parcels are no experience`() {
        #expect(LaneExperience(.commune, days: Array(Self.took.prefix(9))) == nil)
        #expect(LaneExperience(.province, days: Self.took)?.count == 10)
    }

    @Test(arguments: ParcelStatus.allCases)
    func `nothing is forecast once no delivery is to come`(_ status: ParcelStatus) {
        let isOver = status.isFinal || status == .returning
        #expect((forecast(status, on: "2026-10-02") == nil) == isOver)
    }

    @Test(arguments: UInt64(1)...100)
    func `a forecast is in order and never for a day before today`(_ seed: UInt64) {
        var dice = CoverageDice(seed: seed)
        let days = (0..<dice.number(0...30)).map { _ in dice.number(0...20) }
        let today = Self.placed.advanced(by: dice.number(-1...25))
        let low = dice.number(0...5)
        let made = ParcelForecast(
            nil, placedOn: Self.placed, lead: (low, low + dice.number(0...5)),
            experience: LaneExperience(.province, days: days), today: today)
        #expect(made.map { $0.earliest >= today } == true, "seed \(seed)")
        #expect(made.map { $0.latest >= $0.earliest } == true, "seed \(seed)")
    }
}
