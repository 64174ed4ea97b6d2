package import Reach

/// Small coverage tables and places for tests; a test spells out only what it is about.
package enum CoverageSamples {
    /// Seven communes in three provinces: two of them islands, one without a population.
    package static let places = madePlaces()

    /// One courier `a` with one service `std`, open from everywhere to everywhere for 20,000 đồng.
    package static func openTables() -> CoverageTables {
        CoverageTables(
            couriers: ["a": "Bưu cục A", "b": "Bưu cục B"].mapKeys(courier),
            services: [service()], lanes: [lane()], placeRules: [rule()])
    }

    package static func service(
        _ id: String = "s-a-std", courier courierText: String = "a", code: String = "std",
        _ change: (inout CourierService) -> Void = { _ in }
    ) -> CourierService {
        var service = CourierService(
            id: row(id), courier: courier(courierText), code: serviceCode(code),
            name: "Tiêu chuẩn", source: "mẫu thử")
        change(&service)
        return service
    }

    /// Without other words: from everywhere to everywhere, 20,000 đồng up to 1 kg, 2 to 3 days.
    package static func lane(
        _ id: String = "l-a", courier courierText: String = "a", from origin: String = "country",
        to destination: String = "country", serves: Bool = true,
        prices: String? = "1000:20000;+500:5000", lead: DaySpan? = DaySpan(min: 2, max: 3),
        _ change: (inout Lane) -> Void = { _ in }
    ) -> Lane {
        let scope: LaneScope =
            LaneRelation(rawValue: origin).map { .relation($0) }
            ?? .pair(origin: place(origin), destination: place(destination))
        var lane = Lane(
            id: row(id), courier: courier(courierText), scope: scope, serves: serves,
            priceSteps: prices.flatMap { PriceSteps(cell: $0) }, leadDays: lead, source: "mẫu thử")
        change(&lane)
        return lane
    }

    /// Without a change: pick-up, delivery and cash on delivery everywhere.
    package static func rule(
        _ id: String = "p-a", courier courierText: String = "a"
    ) -> PlaceRule {
        rule(id, courier: courierText, "country") {
            $0.pickup = true
            $0.delivery = true
            $0.cod = true
        }
    }

    /// A rule that says nothing but what the change adds.
    package static func rule(
        _ id: String, courier courierText: String = "a", _ placeText: String,
        _ change: (inout PlaceRule) -> Void
    ) -> PlaceRule {
        var rule = PlaceRule(
            id: row(id), courier: courier(courierText), place: place(placeText),
            source: "mẫu thử")
        change(&rule)
        return rule
    }

    package static func suspension(
        _ id: String = "x-1", _ change: (inout Suspension) -> Void = { _ in }
    ) -> Suspension {
        var suspension = Suspension(id: row(id), reason: .storm, source: "mẫu thử")
        change(&suspension)
        return suspension
    }

    package static func zone(
        _ code: String, courier courierText: String = "a", _ provinces: String...
    )
        -> Zone
    {
        Zone(
            courier: courier(courierText), code: must(ZoneCode(code), code),
            provinces: Set(provinces.map { must(ProvinceCode($0), $0) }))
    }

    /// A light, small, dry parcel that no usual limit touches.
    package static func parcel(_ change: (inout Parcel) -> Void = { _ in }) -> Parcel {
        var parcel = Parcel(
            weightGrams: 800, lengthCm: 20, widthCm: 15, heightCm: 10, goods: [.dry])
        change(&parcel)
        return parcel
    }

    package static func courier(_ text: String) -> CourierCode { must(CourierCode(text), text) }
    package static func serviceCode(_ text: String) -> ServiceCode { must(ServiceCode(text), text) }
    package static func row(_ text: String) -> RowID { must(RowID(text), text) }
    package static func commune(_ text: String) -> CommuneCode { must(CommuneCode(text), text) }
    package static func place(_ cell: String) -> PlaceScope { must(PlaceScope(cell: cell), cell) }
    package static func day(_ text: String) -> Day { must(Day(text), text) }
    package static func weekdays(_ cell: String) -> WeekdayMask {
        must(WeekdayMask(cell: cell), cell)
    }

    /// From a day to before another; an empty text is an open end.
    package static func validity(_ from: String, _ to: String) -> Validity {
        Validity(from: from.isEmpty ? nil : day(from), to: to.isEmpty ? nil : day(to))
    }

    /// A sample that cannot be read is a mistake in the test itself.
    private static func must<Value>(_ value: Value?, _ text: String) -> Value {
        guard let value else { preconditionFailure("unreadable sample: \(text)") }
        return value
    }

    private static func madePlaces() -> Places {
        func province(_ code: String, _ name: String, _ type: ProvinceType) -> Province {
            Province(code: must(ProvinceCode(code), code), name: name, type: type)
        }
        func place(
            _ code: String, _ name: String, _ type: CommuneType, _ province: String,
            _ population: Int?, _ remoteness: Remoteness? = nil
        ) -> Commune {
            Commune(
                code: commune(code), name: name, type: type,
                province: must(ProvinceCode(province), province), latitude: 15, longitude: 108,
                population: population, remoteness: remoteness)
        }
        do {
            return try Places(
                codeList: "2026-04-30",
                provinces: [
                    province("01", "Hà Nội", .city), province("51", "Quảng Ngãi", .province),
                    province("79", "Hồ Chí Minh", .city),
                ],
                communes: [
                    place("00004", "Ba Đình", .phuong, "01", 65_023),
                    place("00136", "Phúc Lợi", .phuong, "01", nil),
                    place("21025", "Cẩm Thành", .phuong, "51", 60_996),
                    place("21484", "Ba Tơ", .xa, "51", 12_263, .formerMountainDistrict),
                    place("21548", "Lý Sơn", .specialZone, "51", 25_639, .island),
                    place("26732", "Côn Đảo", .specialZone, "79", 6_502, .island),
                    place("26740", "Sài Gòn", .phuong, "79", 47_022),
                ], formerCommunes: [])
        } catch {
            preconditionFailure("the sample places do not hold together: \(error)")
        }
    }
}

extension CoverageTables {
    /// The answer of a snapshot made of these tables and the sample places.
    package func answer(
        _ parcel: Parcel = CoverageSamples.parcel(), from origin: String = "21025",
        to destination: String = "00004", on day: String = "2026-10-07"
    ) throws -> ReachAnswer {
        try ReachSnapshot(places: CoverageSamples.places, coverage: self).answer(
            parcel, from: CoverageSamples.commune(origin), to: CoverageSamples.commune(destination),
            on: CoverageSamples.day(day))
    }
}

extension Dictionary {
    fileprivate func mapKeys<NewKey: Hashable>(_ change: (Key) -> NewKey) -> [NewKey: Value] {
        Dictionary<NewKey, Value>(uniqueKeysWithValues: map { (change($0.key), $0.value) })
    }
}
