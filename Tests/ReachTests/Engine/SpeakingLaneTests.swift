internal import Reach
internal import TestSupport
import Testing

/// Rule 3: which lane speaks.
@Suite struct SpeakingLaneTests {
    private func base(_ lanes: [Lane], from: String, to: String) throws -> Int64? {
        var tables = CoverageSamples.openTables()
        tables.zones = [CoverageSamples.zone("middle", "51")]
        tables.lanes = lanes
        return try tables.answer(from: from, to: to).options.first?.price.base.vnd
    }

    private func lane(_ id: String, _ from: String, _ to: String, _ price: Int) -> Lane {
        CoverageSamples.lane(id, from: from, to: to, prices: "1000:\(price)")
    }

    @Test func `a relation speaks before any pair, the same commune before the same province`()
        throws
    {
        let lanes = [
            lane("l1", "commune:21025", "commune:21025", 1),
            lane("l2", "same_province", "country", 2),
            lane("l3", "same_commune", "country", 3),
        ]
        #expect(try base(lanes, from: "21025", to: "21025") == 3)
        #expect(try base(Array(lanes.prefix(2)), from: "21025", to: "21025") == 2)
        #expect(try base(lanes, from: "21025", to: "21484") == 2)
        #expect(try base(lanes, from: "21025", to: "00004") == nil)
    }

    @Test func `a narrower destination speaks before a narrower origin`() throws {
        let lanes = [
            lane("l1", "commune:00004", "country", 1), lane("l2", "country", "zone:middle", 2),
        ]
        #expect(try base(lanes, from: "00004", to: "21548") == 2)
        let more = lanes + [lane("l3", "country", "province:51", 3)]
        #expect(try base(more, from: "00004", to: "21548") == 3)
        #expect(try base(more, from: "00004", to: "26740") == 1)
    }

    @Test func `of one destination the narrower origin speaks`() throws {
        let lanes = [
            lane("l1", "country", "province:51", 1), lane("l2", "province:01", "province:51", 2),
            lane("l3", "commune:00004", "province:51", 3),
        ]
        #expect(try base(lanes, from: "00004", to: "21548") == 3)
        #expect(try base(lanes, from: "00136", to: "21548") == 2)
        #expect(try base(lanes, from: "26740", to: "21548") == 1)
    }

    @Test func `of one pair the lane for this service speaks`() throws {
        var own = lane("l2", "country", "country", 2)
        own.service = CoverageSamples.serviceCode("std")
        #expect(
            try base([lane("l1", "country", "country", 1), own], from: "00004", to: "21548") == 2)
    }

    @Test func `a lane that says no does not fall back to a wider one`() throws {
        var tables = CoverageSamples.openTables()
        tables.lanes.append(CoverageSamples.lane("l1", to: "province:51", serves: false))
        let answer = try tables.answer(to: "21548")
        #expect(answer.status == .notServed)
        #expect(answer.reasons.map(\.code) == [.laneClosed])
        #expect(answer.reasons.map(\.row) == [CoverageSamples.row("l1")])
    }

    @Test func `a suspended lane does not fall back to a wider one`() throws {
        var tables = CoverageSamples.openTables()
        tables.lanes.append(CoverageSamples.lane("l1", to: "province:51"))
        tables.suspensions = [
            CoverageSamples.suspension { $0.lane = CoverageSamples.row("l1") }
        ]
        #expect(try tables.answer(to: "21548").reasons.map(\.code) == [.suspended])
        #expect(try tables.answer(to: "00004").status == .served)
    }

    @Test func `a lane's empty cells inherit, but nothing from a lane that says no`() throws {
        var tables = CoverageSamples.openTables()
        tables.lanes = [
            CoverageSamples.lane("l1", to: "commune:21548", prices: nil, lead: nil),
            CoverageSamples.lane("l2", to: "province:51", serves: false, prices: "1000:1"),
        ]
        let silent = try tables.answer(to: "21548")
        #expect(silent.status == .unknown)
        #expect(silent.reasons.map(\.code) == [.noPrice, .noLeadTime])
        tables.lanes.append(CoverageSamples.lane("l3"))
        let option = try #require(try tables.answer(to: "21548").options.first)
        #expect(option.price.base.vnd == 20_000)
        #expect(option.leadDays == DaySpan(min: 2, max: 3))
    }
}
