/// What a courier does at a place, cell by cell; an absent cell says nothing and inherits.
///
/// A table of a whole country by commune has a million rows that say few different things, so
/// all that is said is kept once and shared (`PlaceRulePool`); a row itself is small.
package struct PlaceRule: Hashable, Sendable {
    package var id: RowID
    package var place: PlaceScope
    /// With an origin the row speaks of delivery only, and only for parcels from there.
    package var origin: PlaceScope?
    var saying: PlaceSaying

    package init(
        id: RowID, courier: CourierCode, service: ServiceCode? = nil, place: PlaceScope,
        origin: PlaceScope? = nil, pickup: Bool? = nil, delivery: Bool? = nil, cod: Bool? = nil,
        pickupExtraDays: DaySpan? = nil, deliveryExtraDays: DaySpan? = nil,
        pickupSurcharge: Surcharge? = nil, deliverySurcharge: Surcharge? = nil,
        access: Access? = nil, boatDays: WeekdayMask? = nil, validity: Validity = .always,
        source: String, isSample: Bool = false
    ) {
        self.id = id
        self.place = place
        self.origin = origin
        saying = PlaceSaying(
            PlaceSaying.Words(
                courier: courier, service: service, pickup: pickup, delivery: delivery, cod: cod,
                pickupExtraDays: pickupExtraDays, deliveryExtraDays: deliveryExtraDays,
                pickupSurcharge: pickupSurcharge, deliverySurcharge: deliverySurcharge,
                access: access, boatDays: boatDays, validity: validity, source: source,
                isSample: isSample))
    }
}

/// How a place is reached; suspensions may speak of all places of one kind.
package enum Access: String, Sendable, CaseIterable {
    case road
    case boat
    case seasonal
}
