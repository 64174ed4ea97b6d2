/// A stop or a delay for a while; every absent part means any, and all present parts must match.
package struct Suspension: Hashable, Sendable {
    package var id: RowID
    package var courier: CourierCode?
    package var service: ServiceCode?
    package var place: PlaceScope?
    package var access: Access?
    package var lane: RowID?
    /// `nil` is both; place and access are asked of this leg's commune.
    package var leg: Leg?
    package var validity: Validity
    package var effect: SuspensionEffect
    package var reason: SuspensionReason
    package var source: String
    package var isSample: Bool

    package init(
        id: RowID, courier: CourierCode? = nil, service: ServiceCode? = nil,
        place: PlaceScope? = nil, access: Access? = nil, lane: RowID? = nil, leg: Leg? = nil,
        validity: Validity = .always, effect: SuspensionEffect = .stop,
        reason: SuspensionReason, source: String, isSample: Bool = false
    ) {
        self.id = id
        self.courier = courier
        self.service = service
        self.place = place
        self.access = access
        self.lane = lane
        self.leg = leg
        self.validity = validity
        self.effect = effect
        self.reason = reason
        self.source = source
        self.isSample = isSample
    }
}

/// The two ends of a carriage that a courier works at.
package enum Leg: String, Sendable, CaseIterable {
    case pickup
    case delivery
}

/// What a suspension does to parcels that it touches.
package enum SuspensionEffect: Hashable, Sendable {
    case stop
    case delay(DaySpan)
}

/// Why carriage is suspended.
package enum SuspensionReason: String, Sendable, CaseIterable {
    case storm
    case ferryStopped = "ferry_stopped"
    case flood
    case landslide
    case holiday
    /// The courier's own reasons.
    case courier

    /// What people call it.
    package var title: Sentence {
        switch self {
        case .storm: Sentence(vietnamese: "bão", english: "a storm")
        case .ferryStopped: Sentence(vietnamese: "tàu ngừng chạy", english: "no ferry running")
        case .flood: Sentence(vietnamese: "lũ lụt", english: "a flood")
        case .landslide: Sentence(vietnamese: "sạt lở đất", english: "a landslide")
        case .holiday: Sentence(vietnamese: "nghỉ lễ", english: "a holiday")
        case .courier:
            Sentence(vietnamese: "lý do của bên vận chuyển", english: "the courier's own reasons")
        }
    }
}
