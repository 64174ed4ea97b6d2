/// How far a parcel has come, in the one vocabulary that all couriers' words are put into.
package enum ParcelStatus: String, Sendable, CaseIterable {
    /// The courier knows of it and does not have it yet.
    case created
    case pickedUp = "picked_up"
    case inTransit = "in_transit"
    case outForDelivery = "out_for_delivery"
    case delivered
    case deliveryFailed = "delivery_failed"
    case returning
    case returned
    case cancelled
    case lost
    case damaged
    /// Something that only a person can settle with the courier.
    case exception

    /// Whether nothing can follow: a later report of something else is kept but changes nothing.
    package var isFinal: Bool {
        switch self {
        case .delivered, .returned, .cancelled, .lost, .damaged, .exception: true
        case .created, .pickedUp, .inTransit, .outForDelivery, .deliveryFailed, .returning: false
        }
    }
}

/// What a report says beside the status.
package enum ReportFlag: String, Sendable, CaseIterable {
    case pickupFailed = "pickup_failed"
    case delayed
    /// Part of the goods was delivered or came back.
    case partial
    /// The courier has paid out the money that it collected.
    case settled
    /// The receiver collects the parcel at an office.
    case awaitingCollection = "awaiting_collection"
    /// A person should look at it.
    case attention
}
