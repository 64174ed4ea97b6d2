package import Market
internal import Reach

/// Why a parcel cannot be put into a courier's words, with what is to be done about it.
package struct ConsignmentGap: Error, Hashable, Sendable {
    package let reason: ShipmentReason

    package init(_ reason: ShipmentReason) {
        self.reason = reason
    }
}

extension CourierAddress {
    /// Both ends of a way on one map, as couriers refuse to mix them: today's where the courier
    /// knows it, otherwise the old one where it is certain.
    package static func pair(
        _ origin: CommuneAtCourier, _ destination: CommuneAtCourier, on models: Set<Model>,
        courier: String
    ) throws(ConsignmentGap) -> (origin: CourierAddress, destination: CourierAddress) {
        if models.contains(.threeTier), let from = try? former(origin, courier),
            let to = try? former(destination, courier)
        {
            let isToday = models.contains(.twoTier)
            if !isToday || origin.place == nil || destination.place == nil { return (from, to) }
        }
        if models.contains(.twoTier) {
            return (try today(origin, courier), try today(destination, courier))
        }
        return (try former(origin, courier), try former(destination, courier))
    }

    private static func today(
        _ commune: CommuneAtCourier, _ courier: String
    ) throws(ConsignmentGap) -> CourierAddress {
        guard let place = commune.place else { throw missing(commune, courier) }
        return CourierAddress(
            model: .twoTier, provinceCode: place.parentCode, provinceName: place.parentName,
            wardCode: place.code, wardName: place.name)
    }

    private static func former(
        _ commune: CommuneAtCourier, _ courier: String
    ) throws(ConsignmentGap) -> CourierAddress {
        switch commune.former {
        case .one:
            guard let place = commune.formerPlace else { throw missing(commune, courier) }
            return CourierAddress(
                model: .threeTier, provinceCode: nil, provinceName: place.provinceName ?? "",
                districtCode: place.parentCode, districtName: place.parentName,
                wardCode: place.code, wardName: place.name)
        case .sameDistrict(let units), .ambiguous(let units):
            throw ambiguous(commune, units, courier)
        case .unknown:
            throw missing(commune, courier)
        }
    }

    private static func missing(
        _ commune: CommuneAtCourier, _ courier: String
    ) -> ConsignmentGap {
        let name = commune.name ?? commune.commune.digits
        let code = commune.commune.digits
        return ConsignmentGap(
            ShipmentReason(
                "place_code_missing",
                vi: "Chưa có mã địa danh của \(courier) cho \(name) (\(code)); hãy nạp hoặc duyệt"
                    + " bảng mã địa danh của \(courier) rồi gửi lại.",
                en: "\(courier) has no place code for \(name) (\(code)) yet; import or review"
                    + " \(courier)'s place codes and replay."))
    }

    private static func ambiguous(
        _ commune: CommuneAtCourier, _ units: [FormerCommune], _ courier: String
    ) -> ConsignmentGap {
        let name = commune.name ?? commune.commune.digits
        let list = units.map { "\($0.name), \($0.district)" }.joined(separator: "; ")
        return ConsignmentGap(
            ShipmentReason(
                "former_place_ambiguous",
                vi: "\(courier) chỉ nhận địa chỉ cũ, mà \(name) gồm nhiều xã cũ (\(list)); hãy"
                    + " tạo vận đơn bằng tay.",
                en: "\(courier) takes old addresses only, and \(name) was several communes"
                    + " (\(list)); create the waybill by hand."))
    }
}
