internal import Market

/// Asking what a parcel would cost, and handing it over.
extension GHNSandbox {
    mutating func offer(
        _ endpoint: GHNEndpoint, _ body: [String: JSONValue], at now: Int64
    ) throws(GHNRefusal) -> JSONValue {
        let isByDistrict = endpoint == .fee || endpoint == .leadTime
        let place = try isByDistrict ? district(in: body) : receiver(in: body)
        if endpoint == .leadTime { return GHNSandbox.leadTime(place, at: now) }
        if endpoint == .fee {
            let load = GHNSandbox.load(body, collect: "cod_value", place)
            return GHNSandbox.fee(of: load)
        }
        try check(body)
        var load = GHNSandbox.load(body, collect: "cod_amount", place)
        load.order = body
        let code = body["client_order_code"]?.text ?? ""
        if endpoint == .preview { return GHNSandbox.created(load, number: "", at: now) }
        // The same code again is no error: the first order is given back.
        if let known = depot.shelf[code: code] {
            return GHNSandbox.created(known.load, number: known.number, at: known.createdAt)
        }
        let parcel = depot.take(code: code, load: load, at: now) { "LX\(String($0, radix: 36))" }
        return GHNSandbox.created(load, number: parcel.number, at: now)
    }

    /// What the fields of one document demand of each other.
    private func check(_ body: [String: JSONValue]) throws(GHNRefusal) {
        let type = body["service_type_id"]?.whole
        guard type == 2 || type == 5 else { throw GHNRefusal(field: "service_type_id", "oneof") }
        guard let phone = body["to_phone"]?.text, phone.isPhone else {
            throw GHNRefusal(400, "PHONE_INVALID", "to_phone is invalid")
        }
        let items = body["items"]?.items ?? []
        if items.isEmpty, SandboxField.isEmpty(body["content"]) {
            throw GHNRefusal(field: "content", "required")
        }
        let isLight = (body["weight"]?.whole ?? 0) < 20_000
        if type == 2 {
            guard isLight else {
                throw GHNRefusal(
                    400, "SERVICE_NOT_FOUND_CONFIG_FEE", "no light service of 20 kg or more")
            }
            for side in ["length", "width", "height"] where body[side]?.whole == nil {
                throw GHNRefusal(field: side, "required")
            }
        } else {
            for item in items {
                for name in ["weight", "length", "width", "height"] where item[name] == nil {
                    throw GHNRefusal(field: "items.\(name)", "required")
                }
            }
            if items.isEmpty { throw GHNRefusal(field: "items", "required") }
        }
        try checkSender(body)
    }

    /// The shop's own address counts where the document names no other.
    private func checkSender(_ body: [String: JSONValue]) throws(GHNRefusal) {
        for side in ["from", "return"] where body["is_new_\(side)_address"]?.flag == true {
            guard SandboxField.isEmpty(body["\(side)_district_name"]),
                let ward = body["\(side)_ward_name"]?.text,
                let province = body["\(side)_province_name"]?.text,
                depot.places.place(exactly: ward, in: province) != nil
            else {
                throw GHNRefusal(
                    400, "FROM_ADDRESS_CONVERT_FAIL", "\(side) address is not understood")
            }
        }
    }

    /// Either the two names of today, with no district, or the ids of before; never both.
    private func receiver(in body: [String: JSONValue]) throws(GHNRefusal) -> SandboxPlace {
        guard body["is_new_to_address"]?.flag == true else { return try district(in: body) }
        guard SandboxField.isEmpty(body["to_district_name"]), body["to_district_id"] == nil,
            SandboxField.isEmpty(body["to_ward_code"])
        else { throw GHNRefusal(400, "USER_ERR_COMMON", "To address conflict") }
        guard let province = body["to_province_name"]?.text,
            depot.places.hasProvince(province)
        else { throw GHNRefusal(400, "PROVINCE_NAME_NOT_VALID", "province name is not valid") }
        guard let ward = body["to_ward_name"]?.text,
            let place = depot.places.place(exactly: ward, in: province)
        else { throw GHNRefusal(400, "WARD_IS_INVALID", "ward is invalid") }
        return place
    }

    private func district(in body: [String: JSONValue]) throws(GHNRefusal) -> SandboxPlace {
        if let name = body["to_district_name"]?.text, body["to_district_id"] == nil {
            let found = SandboxDistrict.all.first {
                $0.name == name && $0.provinceName == body["to_province_name"]?.text
            }
            let ward = found?.wards.first { $0.name == body["to_ward_name"]?.text }
            guard let place = ward.flatMap({ found?.place(ward: $0.code) }) else {
                throw GHNRefusal(400, "WARD_IS_INVALID", "ward is invalid")
            }
            return place
        }
        guard let id = body["to_district_id"]?.whole else {
            throw GHNRefusal(field: "to_district_id", "required")
        }
        guard let district = SandboxDistrict.of(id) else {
            throw GHNRefusal(400, "ROUTE_NOT_FOUND_SERVICE", "route not found service")
        }
        guard let place = district.place(ward: body["to_ward_code"]?.text ?? "") else {
            throw GHNRefusal(400, "WARD_IS_INVALID", "ward is invalid")
        }
        return place
    }
}

extension String {
    /// Ten digits that begin with 0, or the same with the country's prefix.
    var isPhone: Bool {
        let digits = hasPrefix("+84") ? "0" + dropFirst(3) : self
        return digits.count == 10 && digits.hasPrefix("0") && digits.allSatisfy(\.isASCIIDigit)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool {
        isASCII && isNumber
    }
}
