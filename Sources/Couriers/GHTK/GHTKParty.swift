internal import Market
internal import Reach

/// A sender or receiver in GHTK's fields: names only, as it has no codes of places.
struct GHTKParty {
    /// GHTK asks for a street or a hamlet; the street is part of our address line already.
    private static let otherHamlet = "Khác"

    private let name: String
    private let phone: String
    private let street: String
    private let place: GHTKPlace

    /// `role` names the party in what is refused.
    init(_ party: ConsignmentParty, _ role: String) throws(CourierError) {
        let limit = GHTKConsignment.longestText
        name = try ConsignmentCheck.text(party.name, "the \(role)'s name", atMost: limit)
        phone = try ConsignmentCheck.phone(party.phone, "the \(role)'s phone")
        street = try ConsignmentCheck.text(party.street, "the \(role)'s street", atMost: limit)
        place = try GHTKPlace(party.place, role)
    }

    func writePickup(into order: inout JSONWriter) {
        order.member("pick_name", name)
        order.member("pick_tel", phone)
        order.member("pick_address", street)
        order.member("pick_province", place.province)
        if let district = place.district { order.member("pick_district", district) }
        order.member("pick_ward", place.ward)
    }

    func write(into order: inout JSONWriter) {
        order.member("name", name)
        order.member("tel", phone)
        order.member("address", street)
        order.member("province", place.province)
        if let district = place.district { order.member("district", district) }
        order.member("ward", place.ward)
        order.member("hamlet", Self.otherHamlet)
    }
}

/// A place by GHTK's names; since version 1.5 province and ward alone are enough.
struct GHTKPlace {
    let province: String
    let district: String?
    let ward: String

    init(_ address: CourierAddress, _ role: String) throws(CourierError) {
        let limit = GHTKConsignment.longestText
        province = try ConsignmentCheck.text(
            address.provinceName, "the \(role)'s province", atMost: limit)
        ward = try ConsignmentCheck.text(address.wardName, "the \(role)'s ward", atMost: limit)
        switch address.model {
        case .twoTier: district = nil
        case .threeTier:
            district = try ConsignmentCheck.text(
                address.districtName ?? "", "the \(role)'s district", atMost: limit)
        }
    }
}
