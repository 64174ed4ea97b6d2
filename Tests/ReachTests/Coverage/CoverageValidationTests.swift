internal import Reach
internal import TestSupport
import Testing

@Suite struct CoverageValidationTests {
    /// The problems of the open tables after a change, as `row column CODE`.
    private func problems(_ change: (inout CoverageTables) -> Void) -> [String] {
        var tables = CoverageSamples.openTables()
        tables.zones = [CoverageSamples.zone("near", "51")]
        change(&tables)
        return tables.validate(places: CoverageSamples.places).map {
            "\($0.row?.text ?? "-") \($0.column) \($0.code.rawValue)"
        }
    }

    @Test func `tables that hold together have no problems`() {
        #expect(problems { _ in } == [])
    }

    @Test func `an id is unique across all tables`() {
        let found = problems { $0.placeRules[0].id = $0.lanes[0].id }
        #expect(found == ["l-a id DUPLICATE_ID"])
    }

    @Test func `codes must name something that exists`() {
        let found = problems {
            $0.services[0].courier = CoverageSamples.courier("c")
            $0.lanes[0].service = CoverageSamples.serviceCode("fast")
            $0.lanes[0].scope = .pair(
                origin: CoverageSamples.place("commune:99999"),
                destination: CoverageSamples.place("province:99"))
            $0.placeRules[0].place = CoverageSamples.place("zone:far")
            $0.placeRules[0].courier = CoverageSamples.courier("b")
            $0.suspensions = [
                CoverageSamples.suspension {
                    $0.lane = CoverageSamples.row("l-9")
                    $0.place = CoverageSamples.place("zone:near")
                }
            ]
            $0.zones.append(CoverageSamples.zone("far", "98"))
        }
        #expect(
            found == [
                "s-a-std courier UNKNOWN_COURIER", "l-a service UNKNOWN_SERVICE",
                "l-a origin UNKNOWN_COMMUNE", "l-a destination UNKNOWN_PROVINCE",
                "p-a place UNKNOWN_ZONE", "x-1 place UNKNOWN_ZONE", "x-1 lane UNKNOWN_LANE",
                "- province UNKNOWN_PROVINCE",
            ])
    }

    @Test func `a suspended lane is of the courier that is named`() {
        let found = problems {
            $0.suspensions = [
                CoverageSamples.suspension {
                    $0.courier = CoverageSamples.courier("b")
                    $0.lane = CoverageSamples.row("l-a")
                }
            ]
        }
        #expect(found == ["x-1 lane OTHER_COURIER"])
    }

    @Test func `place codes belong to the list that they are checked against`() {
        #expect(problems { $0.codeList = "2026-04-30" } == [])
        #expect(problems { $0.codeList = "2024-01-01" } == ["- place OTHER_CODE_LIST"])
    }

    @Test func `dates run forward`() {
        let found = problems {
            $0.services[0].validity = CoverageSamples.validity("2026-10-07", "2026-10-07")
            $0.lanes[0].validity = CoverageSamples.validity("2026-10-07", "2026-10-06")
        }
        #expect(found == ["s-a-std valid_to BACKWARD_DATES", "l-a valid_to BACKWARD_DATES"])
    }

    @Test func `numbers are neither negative nor absurd`() {
        let found = problems {
            $0.services[0].minWeightGrams = -1
            $0.services[0].maxWeightGrams = 900_000_000
            $0.services[0].maxSideCm = 0
            $0.services[0].maxGirthCm = 99_999
            $0.services[0].volumetricDivisor = 0
            $0.services[0].codCap = Money(vnd: -1)
            $0.services[0].codFee = Money(vnd: .max)
            $0.services[0].codFeeBasisPoints = 10_001
            $0.services[0].declaredValueCap = Money(vnd: -5)
            $0.lanes[0].leadDays = DaySpan(min: -1, max: 400)
            $0.lanes[0].priceSteps = PriceSteps(cell: "0:-1;+0:-1")
            $0.placeRules[0].pickupSurcharge = .fixed(Money(vnd: -1))
            $0.placeRules[0].deliverySurcharge = .basisPoints(10_001)
        }
        #expect(found.allSatisfy { $0.hasSuffix("OUT_OF_RANGE") })
        #expect(
            found.map { $0.split(separator: " ")[1] } == [
                "min_weight_g", "max_weight_g", "max_side_cm", "max_girth_cm",
                "volumetric_divisor", "cod_cap_vnd", "cod_fee_vnd", "cod_fee_bp",
                "declared_value_cap_vnd", "price_steps", "price_steps", "price_steps",
                "price_steps", "lead_min_days", "lead_max_days", "pickup_surcharge",
                "delivery_surcharge",
            ])
    }

    @Test func `the least is not above the most`() {
        let found = problems {
            $0.services[0].minWeightGrams = 2
            $0.services[0].maxWeightGrams = 1
            $0.lanes[0].leadDays = DaySpan(min: 3, max: 2)
            $0.placeRules[0].deliveryExtraDays = DaySpan(min: 3, max: 2)
        }
        #expect(
            found == [
                "s-a-std max_weight_g MIN_ABOVE_MAX", "l-a lead_max_days MIN_ABOVE_MAX",
                "p-a delivery_extra_max_days MIN_ABOVE_MAX",
            ])
    }

    @Test func `price steps go up`() {
        let found = problems { $0.lanes[0].priceSteps = PriceSteps(cell: "500:1;500:2;400:3") }
        #expect(found == Array(repeating: "l-a price_steps STEPS_NOT_INCREASING", count: 2))
    }

    @Test func `a row that says nothing is refused`() {
        let found = problems {
            $0.placeRules = [
                CoverageSamples.rule("p1", "province:51") { _ in },
                CoverageSamples.rule("p2", "province:01") {
                    $0.origin = .country
                    $0.pickup = false
                },
            ]
            $0.suspensions = [
                CoverageSamples.suspension("x1") { $0.leg = .pickup },
                CoverageSamples.suspension("x2") {
                    $0.place = .country
                    $0.effect = .delay(.zero)
                },
            ]
            $0.zones[0].provinces = []
        }
        #expect(
            found == [
                "p1 delivery EMPTY_ROW", "p2 delivery EMPTY_ROW", "x1 place EMPTY_ROW",
                "x2 delay_max_days EMPTY_ROW", "- province EMPTY_ROW",
            ])
    }

    @Test func `cells that no rule reads are remarked on, not refused`() throws {
        var tables = CoverageSamples.openTables()
        tables.lanes[0].serves = false
        tables.placeRules[0].origin = .country
        let problems = tables.validate(places: CoverageSamples.places)
        #expect(problems.map(\.code) == [.neverHeard, .neverHeard])
        #expect(!problems.contains { $0.code.refusesImport })
    }

    @Test(arguments: ["", " mẫu", "a\u{202E}b", "a\nb", String(repeating: "x", count: 301)])
    func `names and sources are there and plain`(_ text: String) {
        let code = text.isEmpty ? "REQUIRED" : "BAD_TEXT"
        #expect(problems { $0.services[0].name = text } == ["s-a-std name \(code)"])
        #expect(problems { $0.lanes[0].source = text } == ["l-a source \(code)"])
    }

    @Test func `a zone is given once`() {
        let found = problems { $0.zones.append(CoverageSamples.zone("near", "01")) }
        #expect(found == ["- zone DUPLICATE_ZONE"])
    }
}
