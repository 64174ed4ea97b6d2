/// From where to where in Viettel Post's words: by the ids of one of its two lists, or by text.
///
/// The lists before (`v2`, with districts) and after July 2025 (`v3`, without) number the same
/// wards differently, and the document refuses an order that mixes them.
enum ViettelPostRoute: Hashable {
    case ids(sender: Place, receiver: Place)
    /// Viettel Post reads both addresses from their text.
    case text

    /// One end by numbers; the district is 0 in the list that has none.
    struct Place: Hashable {
        let province: Int
        let district: Int
        let ward: Int
    }

    init(_ consignment: Consignment) throws(CourierError) {
        let (sender, receiver) = (consignment.sender.place, consignment.receiver.place)
        guard sender.model == receiver.model else {
            throw .refused(
                "Viettel Post takes one map per order: give both addresses a district, or none")
        }
        let from = try Self.place(sender, "the sender's")
        let to = try Self.place(receiver, "the receiver's")
        if let from, let to {
            self = .ids(sender: from, receiver: to)
        } else {
            // Half an address is answered as a way that has no price, which would be untrue.
            for place in [sender, receiver]
            where place.wardName.isEmpty || place.provinceName.isEmpty {
                throw .refused("name ward and province of both addresses, or give their ids")
            }
            self = .text
        }
    }

    /// The ids of one end, `nil` when it has none; refuses ids of the other list.
    private static func place(
        _ address: CourierAddress, _ whose: String
    ) throws(CourierError) -> Place? {
        if address.model == .twoTier, address.districtCode != nil {
            throw .refused("\(whose) address has a district, which the new map does not")
        }
        guard let province = address.provinceCode, let ward = address.wardCode else { return nil }
        if address.model == .threeTier, address.districtCode == nil { return nil }
        guard let provinceID = Int(province), let wardID = Int(ward),
            let districtID = Int(address.districtCode ?? "0"),
            provinceID > 0, wardID > 0, districtID >= 0
        else { throw .refused("\(whose) codes are not ids of Viettel Post") }
        return Place(province: provinceID, district: districtID, ward: wardID)
    }

    /// The whole address in at most 150 bytes; only the street is cut, so that the place stays.
    static func address(of party: ConsignmentParty) -> String {
        let place = party.place
        let names = [place.wardName, place.districtName ?? "", place.provinceName]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let room = ViettelPost.mostTextBytes - names.utf8.count - 2
        let street = BoundedText.cut(party.street, toBytes: max(0, room))
        let whole = street.isEmpty ? names : "\(street), \(names)"
        return BoundedText.cut(whole, toBytes: ViettelPost.mostTextBytes)
    }
}
