internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport
import Testing

/// What the province reads of its orders adds up.
@Suite struct TravelReportTests {
    private static let officer = officer(of: "51")

    private static func officer(of province: String) -> Caller {
        MarketSamples.caller(
            .officer, ProvinceCode(province).map { .province($0) } ?? .everything)
    }

    /// One parcel in time, one late, one returned, one lost, one still open and one overdue.
    private func travelled(_ house: TravelHouse) async throws -> ClosedRange<Day> {
        let start = house.desks.clock.now
        for (status, hours) in [
            (ParcelStatus.delivered, 48), (.delivered, 24 * 8), (.returned, 48), (.lost, 48),
        ] as [(ParcelStatus, Int64)] {
            let parcel = try await house.another()
            try await house.tell([house.later(status, hours: hours)], of: parcel)
            house.desks.clock.set(start)
        }
        house.desks.clock.advance(seconds: 30 * 86_400)
        _ = try await house.another()
        let today = Day(utcMilliseconds: house.desks.clock.now)
        return today.advanced(by: -40)...today
    }

    @Test func `parcels are counted once, in time or not`() async throws {
        try await TravelHouse.with { house in
            let days = try await travelled(house)
            for grouping in OrderReportQuery.Grouping.allCases {
                let lines = try await house.reports.orders(days, by: grouping, for: Self.officer)
                let line = try #require(lines.first)
                #expect(lines.count == 1)
                #expect(["00004", "01", "a"].contains(line.key))
                #expect((line.orders, line.parcels, line.delivered) == (6, 6, 2))
                #expect((line.onTime, line.overdue, line.returned) == (1, 1, 1))
                #expect((line.lostOrDamaged, line.cancelled) == (1, 0))
                #expect((line.travelDays, line.promisedDays) == (10, 6))
            }
        }
    }

    @Test func `an officer reads of the own province alone, and days are bounded`() async throws {
        try await TravelHouse.with { house in
            let days = try await travelled(house)
            let other = Self.officer(of: "01")
            #expect(try await house.reports.orders(days, by: .courier, for: other) == [])
            let today = days.upperBound
            #expect(throws: FieldProblems.self) {
                try house.reports.days(today.advanced(by: -366), today)
            }
            #expect(throws: FieldProblems.self) {
                try house.reports.days(today, today.advanced(by: -1))
            }
            #expect(try house.reports.days(nil, nil).count == TravelReportDesk.usualDays)
        }
    }

    @Test func `a parcel that changed its courier says nothing of promises`() async throws {
        try await TravelHouse.with { house in
            let days = try await travelled(house)
            let money = try await house.money.page(CODQuery(limit: 50), by: DeskHouse.admin)
            try await house.desks.store.write { session in
                for turn in try money.compactMap({ try session.assignment(of: $0.parcel) }) {
                    try session.insert(
                        Assignment(
                            parcel: turn.parcel, number: 2, courier: turn.courier,
                            service: turn.service, freight: turn.freight,
                            leadMinDays: turn.leadMinDays, leadMaxDays: turn.leadMaxDays,
                            evidence: turn.evidence, state: .assigned,
                            offeredAt: turn.offeredAt, decideBy: nil))
                }
            }
            let found = try await house.reports.brokenPromises(days, fewest: 1, for: Self.officer)
            #expect(found == [])
        }
    }

    @Test func `a promise that is not kept is named with its rows`() async throws {
        try await TravelHouse.with { house in
            let days = try await travelled(house)
            let none = try await house.reports.brokenPromises(days, fewest: 3, for: Self.officer)
            #expect(none == [])
            let found = try await house.reports.brokenPromises(days, fewest: 2, for: Self.officer)
            #expect(found.map(\.rows) == [["s-a-std", "l-a", "p-a"]])
            #expect(found.map(\.mostDays) == [8])
        }
    }
}
