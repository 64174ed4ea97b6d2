package import Market
package import Reach

/// What is needed to tell a courier of a parcel.
extension StoreSession {
    package func consignmentFacts(of id: ParcelID) throws -> ConsignmentFacts? {
        guard let owner = try owner(of: id), let order = try order(owner.order),
            let producer = try producer(owner.parcel.producer)
        else { return nil }
        let records = try sql.query(
            """
            SELECT order_line.listing_id, order_line.name, order_line.unit_price_vnd,
                parcel_line.quantity FROM parcel_line
            JOIN order_line ON order_line.order_id = $1
                AND order_line.number = parcel_line.line_number
            WHERE parcel_line.parcel_id = $2 ORDER BY parcel_line.line_number
            """,
            [.text(order.id.text), .text(id.text)])
        let lines = try records.compactMap { record -> ConsignmentFacts.Line? in
            try listing(ListingID(try record.text("listing_id"))).map { listing in
                ConsignmentFacts.Line(
                    listing: listing.id, offer: listing.offer, name: try record.text("name"),
                    quantity: try record.integer("quantity"),
                    unitPrice: try record.money("unit_price_vnd"))
            }
        }
        return ConsignmentFacts(
            parcel: owner.parcel, note: order.note, buyer: order.buyer, producer: producer,
            lines: lines)
    }

    /// The commune in the words of the first of the couriers whose list names it.
    package func commune(
        _ code: CommuneCode, at couriers: [CourierCode]
    ) throws -> CommuneAtCourier {
        let former = try formerAddress(of: code)
        var place: CourierPlace?
        var formerPlace: CourierPlace?
        for courier in couriers {
            place = try place ?? placeCode(of: code, courier: courier, system: .new)
            if case .one(let unit) = former, let old = unit.code {
                formerPlace =
                    try formerPlace ?? placeCode(of: old, courier: courier, system: .old)
            }
        }
        return CommuneAtCourier(
            commune: code, name: try fullName(of: code), place: place, former: former,
            formerPlace: formerPlace)
    }

    private func fullName(of code: CommuneCode) throws -> String? {
        let record = try sql.first("SELECT * FROM commune WHERE code = $1", [.text(code.digits)])
        guard let commune = try record.map(Commune.init) else { return nil }
        let province = try sql.first(
            "SELECT * FROM province WHERE code = $1", [.text(commune.province.digits)]
        ).map(Province.init)
        return [commune.fullName, province?.fullName].compactMap(\.self).joined(separator: ", ")
    }

    /// The same rule as for all places, asked of the one commune's rows alone.
    private func formerAddress(of code: CommuneCode) throws -> FormerAddress {
        let units = try sql.query(
            "SELECT * FROM former_commune WHERE successor = $1 ORDER BY number",
            [.text(code.digits)]
        ).map(FormerCommune.init)
        guard
            let record = try sql.first(
                "SELECT * FROM commune WHERE code = $1", [.text(code.digits)])
        else { return .unknown }
        let commune = try Commune(record)
        guard
            let province = try sql.first(
                "SELECT * FROM province WHERE code = $1", [.text(commune.province.digits)])
        else { return .unknown }
        let places = try Places(
            codeList: "", provinces: [try Province(province)], communes: [commune],
            formerCommunes: units)
        return FormerAddress(of: code, in: places)
    }
}
