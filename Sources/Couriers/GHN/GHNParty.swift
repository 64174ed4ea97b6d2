internal import Market

/// A sender or receiver as GHN's fields tell one, on either of the two maps.
struct GHNParty {
    private enum Place {
        /// Letter by letter from GHN's own catalogue; without a district on the map of today.
        case names(ward: String, district: String?, province: String)
        /// By old numbers; a ward's code is text, as it may begin with zeros.
        case codes(districtID: Int, wardCode: String)
    }

    /// Which fields a party is written into; only a receiver's place has fields for codes.
    enum Role: String {
        case sender = "from"
        case returnee = "return"
        case receiver = "to"
    }

    private let name: String
    private let phone: String
    private let street: String
    private let place: Place

    /// `who` names the party in what is refused.
    init(_ party: ConsignmentParty, _ who: String, mayUseCodes: Bool) throws(CourierError) {
        let limit = GHNConsignment.Limit.party
        name = try ConsignmentCheck.text(party.name, "the \(who)'s name", atMost: limit)
        phone = try ConsignmentCheck.phone(party.phone, "the \(who)'s phone")
        street = try ConsignmentCheck.text(party.street, "the \(who)'s street", atMost: limit)
        if mayUseCodes, let codes = GHNParty.codes(of: party.place) {
            place = codes
        } else {
            place = try GHNParty.names(of: party.place, who)
        }
    }

    func write(as role: Role, into body: inout JSONWriter) {
        func member(_ field: String, _ text: String) {
            body.name(of: "\(role.rawValue)_\(field)")
            body.value(text)
        }
        member("name", name)
        member("phone", phone)
        member("address", street)
        switch place {
        case .codes(let districtID, let wardCode):
            body.name(of: "\(role.rawValue)_district_id")
            body.value(districtID)
            member("ward_code", wardCode)
        case .names(let ward, let district, let province):
            member("ward_name", ward)
            if let district { member("district_name", district) }
            member("province_name", province)
            if district == nil {
                body.name(of: "is_new_\(role.rawValue)_address")
                body.value(true)
            }
        }
    }

    /// `nil` on the map of today, and where a code is missing or no number.
    private static func codes(of address: CourierAddress) -> Place? {
        guard address.model == .threeTier, let district = address.districtCode,
            let districtID = Int(district), let wardCode = address.wardCode, !wardCode.isEmpty
        else { return nil }
        return .codes(districtID: districtID, wardCode: wardCode)
    }

    private static func names(
        of address: CourierAddress, _ who: String
    ) throws(CourierError) -> Place {
        func text(_ text: String?, _ what: String) throws(CourierError) -> String {
            try ConsignmentCheck.text(
                text ?? "", "the \(who)'s \(what)", atMost: GHNConsignment.Limit.party)
        }
        return .names(
            ward: try text(address.wardName, "ward"),
            district: address.model == .threeTier
                ? try text(address.districtName, "district") : nil,
            province: try text(address.provinceName, "province"))
    }
}
