/// What a courier does at a place, cell by cell; an absent cell says nothing and inherits.
package struct PlaceRule: Hashable, Sendable {
    package var id: RowID
    package var courier: CourierCode
    /// `nil` speaks of every service of the courier.
    package var service: ServiceCode?
    package var place: PlaceScope
    /// With an origin the row speaks of delivery only, and only for parcels from there.
    package var origin: PlaceScope?
    package var pickup: Bool?
    package var delivery: Bool?
    package var cod: Bool?
    package var pickupExtraDays: DaySpan?
    package var deliveryExtraDays: DaySpan?
    package var pickupSurcharge: Surcharge?
    package var deliverySurcharge: Surcharge?
    package var access: Access?
    package var boatDays: WeekdayMask?
    package var validity: Validity
    package var source: String
    package var isSample: Bool

    package init(
        id: RowID, courier: CourierCode, service: ServiceCode? = nil, place: PlaceScope,
        origin: PlaceScope? = nil, pickup: Bool? = nil, delivery: Bool? = nil, cod: Bool? = nil,
        pickupExtraDays: DaySpan? = nil, deliveryExtraDays: DaySpan? = nil,
        pickupSurcharge: Surcharge? = nil, deliverySurcharge: Surcharge? = nil,
        access: Access? = nil, boatDays: WeekdayMask? = nil, validity: Validity = .always,
        source: String, isSample: Bool = false
    ) {
        self.id = id
        self.courier = courier
        self.service = service
        self.place = place
        self.origin = origin
        self.pickup = pickup
        self.delivery = delivery
        self.cod = cod
        self.pickupExtraDays = pickupExtraDays
        self.deliveryExtraDays = deliveryExtraDays
        self.pickupSurcharge = pickupSurcharge
        self.deliverySurcharge = deliverySurcharge
        self.access = access
        self.boatDays = boatDays
        self.validity = validity
        self.source = source
        self.isSample = isSample
    }
}

/// How a place is reached; suspensions may speak of all places of one kind.
package enum Access: String, Sendable, CaseIterable {
    case road
    case boat
    case seasonal
}
