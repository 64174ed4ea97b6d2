internal import Reach
internal import TestSupport
import Testing

/// Rule 8: suspensions.
@Suite struct SuspendingTests {
    /// Both islands are reached by boat, everything else by road.
    private func status(
        from origin: String = "21025", to destination: String = "21548",
        on day: String = "2026-10-07", _ change: (inout Suspension) -> Void
    ) throws -> ReachStatus {
        var tables = CoverageSamples.openTables()
        tables.placeRules[0].access = .road
        tables.placeRules += ["21548", "26732"].map { island in
            CoverageSamples.rule("p-\(island)", "commune:\(island)") { $0.access = .boat }
        }
        tables.suspensions = [CoverageSamples.suspension("x", change)]
        return try tables.answer(from: origin, to: destination, on: day).status
    }

    @Test func `a suspension is judged on the asked day and lifts itself at its end`() throws {
        let storm = { (suspension: inout Suspension) in
            suspension.access = .boat
            suspension.validity = CoverageSamples.validity("2026-10-07", "2026-10-08")
        }
        #expect(try status(on: "2026-10-06", storm) == .served)
        #expect(try status(on: "2026-10-07", storm) == .notServed)
        #expect(try status(on: "2026-10-08", storm) == .served)
    }

    @Test func `a suspension by access stops every place of that kind and no other`() throws {
        #expect(try status { $0.access = .boat } == .notServed)
        #expect(try status(to: "26732") { $0.access = .boat } == .notServed)
        #expect(try status(to: "21484") { $0.access = .boat } == .served)
        #expect(try status(from: "21548", to: "21484") { $0.access = .boat } == .notServed)
    }

    @Test func `a suspension of one leg does not touch the other`() throws {
        let picking = { (suspension: inout Suspension) in
            suspension.place = CoverageSamples.place("commune:21548")
            suspension.leg = .pickup
        }
        #expect(try status(to: "21548", picking) == .served)
        #expect(try status(from: "21548", to: "21025", picking) == .notServed)
    }

    @Test func `both legs count also inside one commune`() throws {
        for leg in Leg.allCases {
            let inside = try status(from: "21548", to: "21548") {
                $0.place = CoverageSamples.place("commune:21548")
                $0.leg = leg
            }
            #expect(inside == .notServed)
        }
    }

    @Test func `place and access must hold at the same end`() throws {
        let road = { (suspension: inout Suspension) in
            suspension.place = CoverageSamples.place("commune:21548")
            suspension.access = .road
        }
        #expect(try status(from: "21025", to: "21548", road) == .served)
    }

    @Test func `a suspension of one courier or service leaves the others`() throws {
        #expect(try status { $0.courier = CoverageSamples.courier("b") } == .served)
        #expect(try status { $0.courier = CoverageSamples.courier("a") } == .notServed)
        #expect(try status { $0.service = CoverageSamples.serviceCode("fast") } == .served)
        #expect(try status { $0.service = CoverageSamples.serviceCode("std") } == .notServed)
    }

    @Test func `the reason names the suspension and its end`() throws {
        var tables = CoverageSamples.openTables()
        tables.suspensions = [
            CoverageSamples.suspension("x") {
                $0.place = .country
                $0.validity = CoverageSamples.validity("", "2026-10-20")
            }
        ]
        let reason = try #require(try tables.answer().reasons.first)
        #expect(reason.row == CoverageSamples.row("x"))
        #expect(
            reason.message.vietnamese
                == "Bưu cục A – Tiêu chuẩn: đang tạm dừng vì bão, dự kiến chạy lại ngày 20/10/2026."
        )
    }
}
