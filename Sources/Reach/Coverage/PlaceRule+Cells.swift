extension PlaceRule {
    /// The columns of a place rules file, in order.
    package static let columns = [
        "id", "courier", "service", "place", "origin", "pickup", "delivery", "cod",
        "pickup_extra_min_days", "pickup_extra_max_days", "delivery_extra_min_days",
        "delivery_extra_max_days", "pickup_surcharge", "delivery_surcharge", "access",
        "boat_days", "valid_from", "valid_to", "source", "sample",
    ]

    /// Reads one row from its text cells; throws every problem, each with its column.
    package init(cells: [String: String]) throws(CoverageProblems) {
        var reader = CellReader(.placeRules, cells)
        let id = reader.rowID()
        let courier = reader.courier()
        let service = reader.service()
        let place = reader.required("place", CellReader.scopeForm) { PlaceScope(cell: $0) }
        let origin = reader.scope("origin")
        let pickup = reader.flag("pickup")
        let delivery = reader.flag("delivery")
        let cod = reader.flag("cod")
        let pickupDays = reader.span("pickup_extra_min_days", "pickup_extra_max_days")
        let deliveryDays = reader.span("delivery_extra_min_days", "delivery_extra_max_days")
        let pickupSurcharge = reader.surcharge("pickup_surcharge")
        let deliverySurcharge = reader.surcharge("delivery_surcharge")
        let access = reader.word("access", Access.self)
        let boatDays = reader.weekdays("boat_days")
        let validity = reader.validity()
        let isSample = reader.flag("sample")
        var rule: PlaceRule?
        if let id, let courier, let place {
            rule = PlaceRule(
                id: id, courier: courier, service: service, place: place, origin: origin,
                pickup: pickup, delivery: delivery, cod: cod, pickupExtraDays: pickupDays,
                deliveryExtraDays: deliveryDays, pickupSurcharge: pickupSurcharge,
                deliverySurcharge: deliverySurcharge, access: access, boatDays: boatDays,
                validity: validity, source: reader.text("source"), isSample: isSample ?? false)
        }
        self = try reader.finish(rule)
    }

    /// The row as text cells; reading them gives the row back.
    package var cells: [String: String] {
        let own = [
            "id": id.text, "courier": courier.text, "service": service?.text ?? "",
            "place": place.cell, "origin": origin?.cell ?? "",
            "pickup": CellWriter.flag(pickup), "delivery": CellWriter.flag(delivery),
            "cod": CellWriter.flag(cod),
            "pickup_extra_min_days": CellWriter.number(pickupExtraDays?.min),
            "pickup_extra_max_days": CellWriter.number(pickupExtraDays?.max),
            "delivery_extra_min_days": CellWriter.number(deliveryExtraDays?.min),
            "delivery_extra_max_days": CellWriter.number(deliveryExtraDays?.max),
            "pickup_surcharge": pickupSurcharge?.cell ?? "",
            "delivery_surcharge": deliverySurcharge?.cell ?? "",
            "access": access?.rawValue ?? "", "boat_days": boatDays?.cell ?? "",
        ]
        return own.merging(CellWriter.provenance(validity, source, isSample)) { own, _ in own }
    }
}
