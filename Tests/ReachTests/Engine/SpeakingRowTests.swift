internal import Reach
internal import TestSupport
import Testing

/// Rules 1 to 3: which row speaks.
@Suite struct SpeakingRowTests {
    private func answer(
        rules: [PlaceRule], to destination: String = "21548", on day: String = "2026-10-07"
    ) throws -> ReachAnswer {
        var tables = CoverageSamples.openTables()
        tables.services.append(CoverageSamples.service("s-a-fast", code: "fast"))
        tables.zones = [CoverageSamples.zone("middle", "51")]
        tables.placeRules += rules
        return try tables.answer(to: destination, on: day)
    }

    private func delivery(
        _ id: String, _ place: String, _ says: Bool, _ change: (inout PlaceRule) -> Void = { _ in }
    ) -> PlaceRule {
        CoverageSamples.rule(id, place) {
            $0.delivery = says
            change(&$0)
        }
    }

    @Test func `a row not in force on the day does not exist, and its end is not a day of it`()
        throws
    {
        let rule = delivery("p1", "commune:21548", false) {
            $0.validity = CoverageSamples.validity("2026-10-07", "2026-10-09")
        }
        #expect(try answer(rules: [rule], on: "2026-10-06").status == .served)
        #expect(try answer(rules: [rule], on: "2026-10-07").status == .notServed)
        #expect(try answer(rules: [rule], on: "2026-10-08").status == .notServed)
        #expect(try answer(rules: [rule], on: "2026-10-09").status == .served)
    }

    @Test func `a commune's no beats its province's yes`() throws {
        let rules = [
            delivery("p1", "province:51", true), delivery("p2", "commune:21548", false),
        ]
        let refused = try answer(rules: rules)
        #expect(refused.status == .notServed)
        #expect(Set(refused.reasons.map(\.row)) == [CoverageSamples.row("p2")])
        #expect(try answer(rules: rules, to: "21484").status == .served)
    }

    @Test func `a commune's yes beats its province's no`() throws {
        let rules = [
            delivery("p1", "province:51", false), delivery("p2", "commune:21548", true),
        ]
        #expect(try answer(rules: rules).status == .served)
        #expect(try answer(rules: rules, to: "21484").status == .notServed)
    }

    @Test func `commune speaks before province, province before zone, zone before country`() throws
    {
        var rules = [delivery("p1", "zone:middle", false)]
        #expect(try answer(rules: rules).status == .notServed)
        rules.append(delivery("p2", "province:51", true))
        #expect(try answer(rules: rules).status == .served)
        rules.append(delivery("p3", "commune:21548", false))
        #expect(try answer(rules: rules).status == .notServed)
    }

    @Test func `in one place a row for the service speaks before a row for all services`() throws {
        let rules = [
            delivery("p1", "province:51", false),
            delivery("p2", "province:51", true) {
                $0.service = CoverageSamples.serviceCode("fast")
            },
        ]
        let answer = try answer(rules: rules)
        #expect(answer.options.map(\.service.text) == ["fast"])
    }

    @Test func `a narrower row for all services speaks before a wider one for the service`() throws
    {
        let rules = [
            delivery("p1", "commune:21548", false),
            delivery("p2", "province:51", true) {
                $0.service = CoverageSamples.serviceCode("fast")
            },
        ]
        #expect(try answer(rules: rules).status == .notServed)
    }

    @Test func `a row for this origin speaks before one for any, but of delivery only`() throws {
        let fromHere = CoverageSamples.rule("p1", "province:51") {
            $0.origin = .commune(CoverageSamples.commune("21025"))
            $0.delivery = false
            $0.pickup = false
        }
        let anyOrigin = delivery("p2", "province:51", true)
        let refused = try answer(rules: [fromHere, anyOrigin])
        #expect(Set(refused.reasons.map(\.code)) == [.notDelivered])
        #expect(try answer(rules: [fromHere, anyOrigin], to: "00004").status == .served)
    }

    @Test func `an empty cell inherits from the next wider row that fills it`() throws {
        let rules = [
            CoverageSamples.rule("p1", "commune:21548") {
                $0.deliverySurcharge = .fixed(Money(vnd: 15_000))
            },
            CoverageSamples.rule("p2", "province:51") {
                $0.deliverySurcharge = .fixed(Money(vnd: 9_000))
                $0.deliveryExtraDays = DaySpan(min: 1, max: 4)
            },
        ]
        let option = try #require(try answer(rules: rules).options.first)
        #expect(option.price.delivery.vnd == 15_000)
        #expect(option.leadDays == DaySpan(min: 3, max: 7))
        #expect(option.evidence.contains(cited("p1", .deliverySurcharge)))
        #expect(option.evidence.contains(cited("p2", .deliveryExtraDays)))
        #expect(option.evidence.contains(cited("p-a", .delivery)))
    }

    private func cited(_ row: String, _ purpose: EvidencePurpose) -> Evidence {
        Evidence(row: CoverageSamples.row(row), purpose: purpose)
    }
}
