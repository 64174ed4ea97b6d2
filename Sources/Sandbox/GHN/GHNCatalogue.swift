internal import Market
internal import Reach

/// GHN's master data: the two tiers of today, and a few districts of before.
struct GHNCatalogue {
    let places: SandboxPlaces

    func list(
        _ endpoint: GHNEndpoint, _ body: [String: JSONValue]
    ) throws(GHNRefusal) -> JSONValue {
        switch endpoint {
        case .newProvinces:
            return .list(places.provinces.map(Self.newProvince))
        case .newWards:
            return try newWards(body)
        case .provinces:
            let pairs = SandboxDistrict.all.map { ($0.provinceID, $0.provinceName) }
            let names = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
            return .list(
                names.sorted { $0.key < $1.key }.map { id, name in
                    .object([
                        "ProvinceID": .integer(id), "ProvinceName": .text(name),
                        "Code": .text("\(id)"), "NameExtension": .list([.text(name)]),
                    ])
                })
        case .districts:
            let province = body["province_id"]?.whole
            return .list(
                SandboxDistrict.all.filter { $0.provinceID == province }.map { district in
                    .object([
                        "DistrictID": .integer(district.id), "DistrictName": .text(district.name),
                        "SupportType": .integer(3),
                    ])
                })
        default:
            return try wards(body)
        }
    }

    private func wards(_ body: [String: JSONValue]) throws(GHNRefusal) -> JSONValue {
        guard let district = body["district_id"]?.whole.flatMap(SandboxDistrict.of) else {
            throw GHNRefusal(400, "USER_ERR_COMMON", "district not found")
        }
        return .list(
            district.wards.map { ward in
                .object([
                    "WardCode": .text(ward.code), "WardName": .text(ward.name),
                    "DistrictID": .integer(district.id), "SupportType": .integer(3),
                ])
            })
    }

    private func newWards(_ body: [String: JSONValue]) throws(GHNRefusal) -> JSONValue {
        let province = body["province_id"]?.code ?? ""
        let found = places.all.filter { $0.provinceCode(at: .ghn) == province }
        if found.isEmpty { throw GHNRefusal(400, "USER_ERR_COMMON", "province not found") }
        let page = found.dropFirst(Int(clamping: body["offset"]?.whole ?? 0))
            .prefix(Int(clamping: body["limit"]?.whole ?? 200))
        return .list(
            page.map { place in
                .object([
                    "_id": .integer(Int64(place.code(at: .ghn)) ?? 0), "name": .text(place.name),
                    "extension_names": .list([.text(place.bareName)]),
                    "type": .integer(2), "parent_id": .integer(Int64(province) ?? 0),
                    "status": .integer(1),
                ])
            })
    }

    private static func newProvince(_ place: SandboxPlace) -> JSONValue {
        .object([
            "_id": .integer(Int64(place.provinceCode(at: .ghn)) ?? 0),
            "name": .text(place.provinceName),
            "extension_names": .list([.text(place.provinceName)]), "type": .integer(1),
            "parent_id": .integer(0), "status": .integer(1),
        ])
    }

    static let services = JSONValue.list([
        .object([
            "service_id": .integer(53_320), "short_name": .text("Hàng nhẹ"),
            "service_type_id": .integer(2),
        ]),
        .object([
            "service_id": .integer(100_039), "short_name": .text("Hàng nặng"),
            "service_type_id": .integer(5),
        ]),
    ])

    static func shifts(at now: Int64) -> JSONValue {
        .list(
            [(1, "Sáng", 7, 12), (2, "Chiều", 12, 18)].map { id, name, from, to in
                let day = Day(utcMilliseconds: now)
                return .object([
                    "id": .integer(Int64(id)), "title": .text("\(name) \(day.text)"),
                    "from_time": .integer(Int64(from) * 3_600),
                    "to_time": .integer(Int64(to) * 3_600),
                ])
            })
    }
}
