package import Reach

// Small worlds in which rows of every table meet, for holding the engine against the rules.
extension CoverageDice {
    /// The first day of the two weeks in which random validities begin and end.
    package static let firstDay = CoverageSamples.day("2026-10-01")

    package mutating func tables() -> CoverageTables {
        var tables = CoverageTables(
            couriers: [CoverageSamples.courier("a"): "A", CoverageSamples.courier("b"): "B"],
            zones: [
                CoverageSamples.zone("near", courier: "a", "01", "51"),
                CoverageSamples.zone("far", courier: "a", "79", pick(["51", "01"])),
                CoverageSamples.zone("near", courier: "b", "51", "79"),
            ])
        addOpenGround(to: &tables)
        for number in 0..<self.number(0...5) { tables.services.append(service(number)) }
        for number in 0..<self.number(0...12) { tables.lanes.append(lane(number)) }
        for number in 0..<self.number(0...16) { tables.placeRules.append(rule(number)) }
        let lanes = tables.lanes.map(\.id)
        for number in 0..<self.number(0...3) {
            tables.suspensions.append(suspension(number, lanes: lanes))
        }
        for offset in 0...20 where hits(10) {
            tables.holidays.insert(CoverageDice.firstDay.advanced(by: offset))
        }
        return tables
    }

    /// Rows for the whole country, without which most questions would end in silence.
    private mutating func addOpenGround(to tables: inout CoverageTables) {
        for courier in ["a", "b"] where hits(75) {
            tables.lanes.append(
                CoverageSamples.lane(
                    "l-\(courier)", courier: courier, prices: prices(), lead: span(3)))
            tables.placeRules.append(
                CoverageSamples.rule("p-\(courier)", courier: courier, "country") {
                    $0.pickup = true
                    $0.delivery = true
                    $0.cod = maybe(70) { _ in true }
                })
        }
    }

    package mutating func parcel() -> Parcel {
        Parcel(
            weightGrams: number(0...4) * 500 + pick([0, 1, 250]), lengthCm: number(1...60),
            widthCm: number(1...40), heightCm: number(1...40),
            goods: Set(GoodsClass.allCases.filter { _ in hits(8) }),
            longestTransitDays: maybe(30) { $0.number(1...9) }, shipsByCourier: hits(97),
            cod: maybe(40) { Money(vnd: Int64($0.pick([0, 99_999, 100_000, 500_001]))) },
            declaredValue: maybe(30) { Money(vnd: Int64($0.pick([0, 200_000, 200_001]))) })
    }

    package mutating func day() -> Day {
        CoverageDice.firstDay.advanced(by: number(0...13))
    }

    package mutating func commune() -> CommuneCode {
        pick(CoverageSamples.places.communes).code
    }

    package mutating func service(_ number: Int) -> CourierService {
        CoverageSamples.service("s\(number)", courier: pick(["a", "b"]), code: pick(["x", "y"])) {
            $0.minWeightGrams = maybe(15) { $0.pick([1, 250, 500]) }
            $0.maxWeightGrams = maybe(40) { $0.pick([500, 1_000, 1_750]) }
            $0.maxSideCm = maybe(25) { $0.number(20...60) }
            $0.maxGirthCm = maybe(25) { $0.number(60...200) }
            $0.volumetricDivisor = maybe(50) { $0.pick([3_000, 5_000, 6_000, 7_001]) }
            $0.codCap = maybe(40) { Money(vnd: Int64($0.pick([0, 100_000, 500_000]))) }
            $0.codFee = maybe(40) { Money(vnd: Int64($0.number(0...9_999))) }
            $0.codFeeBasisPoints = maybe(40) { $0.number(0...300) }
            $0.declaredValueCap = maybe(25) { _ in Money(vnd: 200_000) }
            $0.excludedGoods = Set(GoodsClass.allCases.filter { _ in hits(6) })
            $0.collectingDays = maybe(30) { $0.weekdays() }
            $0.validity = validity()
            $0.isSample = hits(20)
        }
    }

    package mutating func lane(_ number: Int) -> Lane {
        let courier = pick(["a", "a", "b"])
        let relation = maybe(25) { $0.pick(["same_commune", "same_province"]) }
        return CoverageSamples.lane(
            "l\(number)", courier: courier, from: relation ?? scope(courier), to: scope(courier),
            serves: hits(80), prices: maybe(80) { $0.prices() }, lead: maybe(85) { $0.span(4) }
        ) {
            $0.service = maybe(40) { CoverageSamples.serviceCode($0.pick(["x", "y"])) }
            $0.dayKind = maybe(60) { $0.pick(DayKind.allCases) }
            $0.validity = validity()
        }
    }

    package mutating func rule(_ number: Int) -> PlaceRule {
        let courier = pick(["a", "a", "b"])
        return CoverageSamples.rule("p\(number)", courier: courier, scope(courier)) {
            $0.service = maybe(30) { CoverageSamples.serviceCode($0.pick(["x", "y"])) }
            $0.origin = maybe(25) { CoverageSamples.place($0.scope(courier)) }
            $0.pickup = maybe(60) { $0.hits(85) }
            $0.delivery = maybe(60) { $0.hits(85) }
            $0.cod = maybe(40) { $0.hits(75) }
            $0.pickupExtraDays = maybe(25) { $0.span(3) }
            $0.deliveryExtraDays = maybe(25) { $0.span(3) }
            $0.pickupSurcharge = maybe(25) { $0.surcharge() }
            $0.deliverySurcharge = maybe(25) { $0.surcharge() }
            $0.access = maybe(30) { $0.pick(Access.allCases) }
            $0.boatDays = maybe(20) { $0.weekdays() }
            $0.validity = validity()
            $0.isSample = hits(20)
        }
    }

    package mutating func suspension(_ number: Int, lanes: [RowID]) -> Suspension {
        let courier = maybe(60) { $0.pick(["a", "b"]) }
        return CoverageSamples.suspension("x\(number)") {
            $0.courier = courier.map(CoverageSamples.courier)
            $0.service = maybe(20) { CoverageSamples.serviceCode($0.pick(["x", "y"])) }
            $0.place = maybe(50) { CoverageSamples.place($0.scope(courier)) }
            $0.access = maybe(30) { $0.pick(Access.allCases) }
            $0.lane = lanes.isEmpty ? nil : maybe(20) { $0.pick(lanes) }
            $0.leg = maybe(50) { $0.pick(Leg.allCases) }
            $0.effect = hits(60) ? .delay(span(4)) : .stop
            $0.reason = pick(SuspensionReason.allCases)
            $0.validity = validity()
        }
    }

    /// A scope; zones only where a courier gives them a meaning.
    private mutating func scope(_ courier: String?) -> String {
        let zones = ["a": ["zone:near", "zone:far"], "b": ["zone:near"]]
        switch number(0...9) {
        case 0...3: return "commune:\(commune().digits)"
        case 4...5: return "province:\(pick(CoverageSamples.places.provinces).code.digits)"
        case 6...7: return courier.flatMap { zones[$0] }.map { pick($0) } ?? "country"
        default: return "country"
        }
    }

    private mutating func validity() -> Validity {
        let start = number(0...13)
        let from = CoverageDice.firstDay.advanced(by: start)
        switch number(0...9) {
        case 0: return Validity(from: from, to: from.advanced(by: number(1...9)))
        case 1: return Validity(from: from, to: nil)
        case 2: return Validity(from: nil, to: from)
        default: return .always
        }
    }

    private mutating func prices() -> String {
        let first = pick([250, 500, 1_000])
        let steps = "\(first):\(number(9_000...20_000));\(first * 2):\(number(20_000...30_000))"
        return hits(60) ? steps + ";+\(pick([100, 500])):\(number(1_000...5_000))" : steps
    }

    private mutating func surcharge() -> Surcharge {
        hits(50)
            ? .fixed(Money(vnd: Int64(number(0...30_000)))) : .basisPoints(number(0...5_000))
    }

    private mutating func span(_ most: Int) -> DaySpan {
        let shortest = number(0...most)
        return DaySpan(min: shortest, max: shortest + number(0...most))
    }

    private mutating func weekdays() -> WeekdayMask {
        WeekdayMask(bits: UInt8(number(1...127))) ?? CoverageSamples.weekdays("1111111")
    }
}
