internal import Reach
internal import TestSupport
import Testing

/// Rule 7: how long it takes. 7 October 2026 is a Wednesday.
@Suite struct LeadTimeTests {
    private func days(
        on day: String = "2026-10-07", lane: DaySpan = DaySpan(min: 2, max: 3),
        _ change: (inout CoverageTables) -> Void = { _ in }
    ) throws -> DaySpan? {
        var tables = CoverageSamples.openTables()
        tables.lanes[0].leadDays = lane
        change(&tables)
        return try tables.answer(from: "21025", to: "21548", on: day).options.first?.leadDays
    }

    @Test func `calendar days count every day`() throws {
        #expect(try days(on: "2026-10-09") == DaySpan(min: 2, max: 3))
        let saidSo = try days(on: "2026-10-09") { $0.lanes[0].dayKind = .calendar }
        #expect(saidSo == DaySpan(min: 2, max: 3))
    }

    @Test func `working days are Monday to Saturday`() throws {
        // From Friday: Saturday is one, Monday two, Tuesday three.
        #expect(
            try days(on: "2026-10-09") { $0.lanes[0].dayKind = .working } == DaySpan(min: 3, max: 4)
        )
    }

    @Test func `national holidays are not working days`() throws {
        let span = try days(on: "2026-10-09") {
            $0.lanes[0].dayKind = .working
            $0.holidays = [CoverageSamples.day("2026-10-10"), CoverageSamples.day("2026-10-13")]
        }
        // Monday is one, Wednesday two, Thursday three.
        #expect(span == DaySpan(min: 5, max: 6))
    }

    @Test func `the parcel waits for the collecting day before the lane begins`() throws {
        let span = try days {
            $0.services[0].collectingDays = CoverageSamples.weekdays("0000010")
            $0.lanes[0].dayKind = .working
        }
        // Collected on Saturday, three days on; Tuesday is the second working day from there.
        #expect(span == DaySpan(min: 6, max: 7))
        let today = try days { $0.services[0].collectingDays = CoverageSamples.weekdays("0010000") }
        #expect(today == DaySpan(min: 2, max: 3))
    }

    @Test func `the parcel waits for the boat at the end of the lane`() throws {
        let span = try days {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:21548") {
                    $0.boatDays = CoverageSamples.weekdays("0000100")
                })
        }
        // Landed on Friday it sails at once; on Saturday it waits six days.
        #expect(span == DaySpan(min: 2, max: 9))
    }

    @Test func `the origin's boat is waited for before the lane begins`() throws {
        let span = try days {
            $0.placeRules.append(
                CoverageSamples.rule("p1", "commune:21025") {
                    $0.boatDays = CoverageSamples.weekdays("0000100")
                })
        }
        #expect(span == DaySpan(min: 4, max: 5))
    }

    @Test func `extra days of both legs are added, each for its own leg`() throws {
        let span = try days {
            $0.placeRules += [
                CoverageSamples.rule("p1", "commune:21025") {
                    $0.pickupExtraDays = DaySpan(min: 1, max: 2)
                    $0.deliveryExtraDays = DaySpan(min: 50, max: 50)
                },
                CoverageSamples.rule("p2", "commune:21548") {
                    $0.deliveryExtraDays = DaySpan(min: 0, max: 5)
                    $0.pickupExtraDays = DaySpan(min: 50, max: 50)
                },
            ]
        }
        #expect(span == DaySpan(min: 3, max: 10))
    }

    @Test func `of several delays the largest counts, at each end of the range`() throws {
        let span = try days {
            $0.suspensions = [
                CoverageSamples.suspension("x1") {
                    $0.place = .country
                    $0.effect = .delay(DaySpan(min: 2, max: 3))
                },
                CoverageSamples.suspension("x2") {
                    $0.place = .country
                    $0.effect = .delay(DaySpan(min: 1, max: 7))
                },
            ]
        }
        #expect(span == DaySpan(min: 4, max: 10))
    }

    @Test func `perishables are held against the longest lead`() throws {
        let tables = CoverageSamples.openTables()
        let enough = CoverageSamples.parcel { $0.longestTransitDays = 3 }
        let tooFew = CoverageSamples.parcel { $0.longestTransitDays = 2 }
        #expect(try tables.answer(enough).status == .served)
        let answer = try tables.answer(tooFew)
        #expect(answer.reasons.map(\.code) == [.tooSlow])
        #expect(answer.reasons.map(\.row) == [CoverageSamples.row("l-a")])
    }

    @Test func `a lane of no days is delivered on the day that it is collected`() throws {
        #expect(try days(on: "2026-10-11", lane: .zero) == .zero)
        #expect(
            try days(on: "2026-10-11", lane: .zero) { $0.lanes[0].dayKind = .working } == .zero)
    }
}
