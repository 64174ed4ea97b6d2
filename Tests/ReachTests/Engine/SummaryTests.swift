internal import Reach
internal import TestSupport
import Testing

/// Rule 10: what a summary counts.
@Suite struct SummaryTests {
    private func summary(
        _ parcel: Parcel = CoverageSamples.parcel(), _ change: (inout CoverageTables) -> Void
    ) throws -> ReachSummary {
        var tables = CoverageSamples.openTables()
        change(&tables)
        return try ReachSnapshot(places: CoverageSamples.places, coverage: tables).summary(
            parcel, from: CoverageSamples.commune("21025"), on: CoverageSamples.day("2026-10-07"))
    }

    @Test func `the three statuses add up to every commune, the origin's own included`() throws {
        let summary = try summary { $0.lanes[0] = CoverageSamples.lane(from: "same_province") }
        #expect(summary.country.served.communes == 3)
        #expect(summary.country.unknown.communes == 4)
        #expect(summary.country.communes == CoverageSamples.places.communes.count)
    }

    @Test func `people are counted, communes without a population apart`() throws {
        let summary = try summary { _ in }
        #expect(summary.country.served.people == 217_445)
        #expect(summary.country.served.communes == 7)
        #expect(summary.country.served.communesWithoutPopulation == 1)
    }

    @Test func `provinces, remoteness and reasons are counted apart`() throws {
        let summary = try summary {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:26732") { $0.delivery = false })
            $0.placeRules.append(
                CoverageSamples.rule("p2", "province:01") { $0.delivery = false })
        }
        #expect(summary.provinces.map(\.province.digits) == ["01", "51", "79"])
        #expect(summary.provinces.map(\.tally.notServed.communes) == [2, 0, 1])
        #expect(
            summary.remoteness.map(\.remoteness) == [.island, .formerMountainDistrict, nil])
        #expect(summary.remoteness.map(\.tally.served.communes) == [1, 1, 2])
        #expect(summary.reasons.map(\.code) == [.notDelivered])
        #expect(summary.reasons.map(\.count.communes) == [3])
        #expect(summary.reasons.map(\.count.people) == [71_525])
    }

    @Test func `a product that is not shipped is served nowhere`() throws {
        let summary = try summary(CoverageSamples.parcel { $0.shipsByCourier = false }) { _ in }
        #expect(summary.country.notServed.communes == 7)
        #expect(summary.reasons.map(\.code) == [.notShipped])
    }

    @Test func `without any service everything is unknown`() throws {
        let summary = try summary { $0.services = [] }
        #expect(summary.country.unknown.communes == 7)
        #expect(summary.reasons.map(\.code) == [.noService])
    }
}
