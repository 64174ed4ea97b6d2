internal import Market

/// Every status number that GHTK documents, with what it means to us.
enum GHTKStatus: Int, CaseIterable {
    case cancelled = -1
    case notReceived = 1
    case received = 2
    /// Picked up, or in the warehouse: there is no status of its own for the way between hubs.
    case pickedUp = 3
    case delivering = 4
    case delivered = 5
    case deliveredAndSettled = 6
    case pickupFailed = 7
    case pickupDelayed = 8
    case deliveryFailed = 9
    case deliveryDelayed = 10
    case returnedAndSettled = 11
    case pickingUp = 12
    /// GHTK pays for it; lost is meant more often than damaged, and a person must ask.
    case compensated = 13
    case returning = 20
    case returned = 21
    case shipperDelivered = 45
    case shipperNotDelivered = 49
    case shipperPickedUp = 123
    case shipperNotPickedUp = 127
    case shipperPickupDelayed = 128
    case shipperDeliveryDelayed = 410

    /// `nil` for a number that the document does not name.
    init?(_ text: String) {
        guard let number = Int(text) else { return nil }
        self.init(rawValue: number)
    }

    /// What a shipper reports from the road is confirmed by a status of its own later.
    var meaning: ShipmentReport.Meaning {
        switch self {
        case .cancelled: .status(.cancelled)
        case .notReceived, .received, .pickingUp, .pickupDelayed, .pickupFailed:
            .status(.created)
        case .pickedUp: .status(.pickedUp)
        case .delivering, .deliveryDelayed: .status(.outForDelivery)
        case .delivered, .deliveredAndSettled: .status(.delivered)
        case .deliveryFailed: .status(.deliveryFailed)
        case .returning: .status(.returning)
        case .returned, .returnedAndSettled: .status(.returned)
        case .compensated: .status(.lost)
        case .shipperDelivered, .shipperNotDelivered, .shipperPickedUp, .shipperNotPickedUp,
            .shipperPickupDelayed, .shipperDeliveryDelayed:
            .informational
        }
    }

    var flags: Set<ReportFlag> {
        switch self {
        case .pickupFailed: [.pickupFailed]
        case .pickupDelayed, .deliveryDelayed, .shipperPickupDelayed, .shipperDeliveryDelayed:
            [.delayed]
        case .deliveredAndSettled, .returnedAndSettled: [.settled]
        case .compensated: [.attention]
        case .cancelled, .notReceived, .received, .pickedUp, .delivering, .delivered,
            .deliveryFailed, .pickingUp, .returning, .returned, .shipperDelivered,
            .shipperNotDelivered, .shipperPickedUp, .shipperNotPickedUp:
            []
        }
    }
}
