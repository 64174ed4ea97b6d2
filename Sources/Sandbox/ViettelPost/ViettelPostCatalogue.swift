internal import Market

/// Viettel Post's lists: places of both maps, services, and the one pickup address.
struct ViettelPostCatalogue {
    let places: SandboxPlaces

    func list(_ endpoint: ViettelPostEndpoint, _ query: [String: JSONValue]) -> JSONValue {
        switch endpoint {
        case .newProvinces: .list(places.provinces.map(Self.province))
        case .newWards: newWards(query["provinceId"]?.code ?? "")
        case .provinces:
            .list(
                Set(SandboxDistrict.all.map(\.provinceID)).sorted().map { id in
                    let name = SandboxDistrict.all.first { $0.provinceID == id }?.provinceName
                    return .object([
                        "PROVINCE_ID": .integer(id), "PROVINCE_CODE": .text("\(id)"),
                        "PROVINCE_NAME": .text(name ?? ""),
                    ])
                })
        case .districts:
            .list(
                SandboxDistrict.all.filter { "\($0.provinceID)" == query["provinceId"]?.code }
                    .map { district in
                        .object([
                            "DISTRICT_ID": .integer(district.id),
                            "DISTRICT_NAME": .text(district.name),
                            "PROVINCE_ID": .integer(district.provinceID),
                        ])
                    })
        case .wards: formerWards(query["districtId"]?.whole ?? 0)
        case .pickups: .list([Self.pickup])
        default:
            .list(
                ViettelPostAnswer.services.sorted { $0.key < $1.key }.map { code, name in
                    .object(["SERVICE_CODE": .text(code), "SERVICE_NAME": .text(name)])
                })
        }
    }

    private func newWards(_ province: String) -> JSONValue {
        let isAll = province == "-1"
        return .list(
            places.all.filter { isAll || $0.provinceCode(at: .viettelPost) == province }
                .map { place in
                    .object([
                        "WARDS_ID": .integer(Int64(place.code(at: .viettelPost)) ?? 0),
                        "WARDS_NAME": .text(place.name),
                        "PROVINCE_ID": .integer(
                            Int64(place.provinceCode(at: .viettelPost)) ?? 0),
                    ])
                })
    }

    private func formerWards(_ district: Int64) -> JSONValue {
        .list(
            (SandboxDistrict.of(district)?.wards ?? []).map { ward in
                .object([
                    "WARDS_ID": .integer(Int64(ward.code) ?? 0), "WARDS_NAME": .text(ward.name),
                    "DISTRICT_ID": .integer(district),
                ])
            })
    }

    private static func province(_ place: SandboxPlace) -> JSONValue {
        .object([
            "PROVINCE_ID": .integer(Int64(place.provinceCode(at: .viettelPost)) ?? 0),
            "PROVINCE_CODE": .text(place.province), "PROVINCE_NAME": .text(place.provinceName),
        ])
    }

    private static let pickup = JSONValue.object([
        "groupaddressId": .integer(ViettelPostSandbox.pickupID), "cusId": .integer(1),
        "name": .text("Kho mẫu"), "phone": .text("0900000000"),
        "address": .text("Xã Bình Sơn, Quảng Ngãi"), "provinceId": .integer(351),
        "districtId": .integer(0), "wardsId": .integer(521_040), "postId": .integer(0),
        "merchant": .flag(true),
    ])
}
