internal import Market

extension ViettelPostSandbox {
    /// Which of the two ends of an itinerary.
    enum Side: String {
        case sender = "SENDER"
        case receiver = "RECEIVER"
    }

    /// Three ids of the old map or two of the new one; never one of each.
    func place(
        _ side: Side, in body: [String: JSONValue], isWardNeeded: Bool
    ) throws(ViettelPostRefusal) -> SandboxPlace {
        let name = side.rawValue
        let province = body["\(name)_PROVINCE"]?.whole ?? 0
        let district = body["\(name)_DISTRICT"]?.whole ?? 0
        let ward = body["\(name)_WARD"]?.whole ?? 0
        let isNewWard = depot.places.place(String(ward), at: .viettelPost) != nil
        let isNewProvince = depot.places.all.contains {
            $0.provinceCode(at: .viettelPost) == String(province)
        }
        if district > 0 {
            guard !isNewWard, !isNewProvince else { throw Self.mixed(name) }
            return try formerPlace(name, district: district, ward: ward)
        }
        if ward == 0, !isWardNeeded {
            let found = depot.places.all.first {
                $0.provinceCode(at: .viettelPost) == String(province)
            }
            guard let found else { throw .noPrice }
            return found
        }
        guard let place = depot.places.place(String(ward), at: .viettelPost),
            place.provinceCode(at: .viettelPost) == String(province)
        else {
            if isNewWard != isNewProvince { throw Self.mixed(name) }
            throw ViettelPostRefusal(201, "Invalid [\(name)_WARD]")
        }
        return place
    }

    private func formerPlace(
        _ name: String, district: Int64, ward: Int64
    ) throws(ViettelPostRefusal) -> SandboxPlace {
        let found = SandboxDistrict.of(district)
        let code = found?.wards.first { Int64($0.code) == ward }?.code
        guard let place = code.flatMap({ found?.place(ward: $0) }) else {
            throw ViettelPostRefusal(
                201, "Invalid [\(name)_WARD, \(name)_DISTRICT, \(name)_PROVINCE]")
        }
        return place
    }

    private static func mixed(_ name: String) -> ViettelPostRefusal {
        ViettelPostRefusal(
            201, "Incorrect data: \(name) with address old or \(name) with address new")
    }
}
