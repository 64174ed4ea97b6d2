/// Where a parcel is, in more steps than any one courier tells; each says them in its own codes.
package enum SandboxStage: String, Sendable, CaseIterable {
    case created
    case collecting
    case pickupFailed = "pickup_failed"
    case collected
    case stored
    case moving
    /// On the quay of Sa Kỳ, until the sea lets the boat to Lý Sơn go.
    case waitingForBoat = "waiting_for_boat"
    case arrived
    case delivering
    case deliveryFailed = "delivery_failed"
    case waitingToReturn = "waiting_to_return"
    case returnDecided = "return_decided"
    case returning
    case returned
    case delivered
    /// The money that was collected is paid out.
    case settled
    case lost
    case damaged
    case cancelled

    /// Whether the courier does not have the parcel yet, so that it can be called back.
    package var isBeforePickup: Bool {
        switch self {
        case .created, .collecting, .pickupFailed: true
        default: false
        }
    }

    /// Whether the parcel goes nowhere any more.
    package var isFinal: Bool {
        switch self {
        case .delivered, .settled, .returned, .lost, .damaged, .cancelled: true
        default: false
        }
    }
}

/// Why something did not go as it should, to be said in each courier's reason codes.
package enum SandboxReason: String, Sendable, CaseIterable {
    case senderAbsent = "sender_absent"
    case receiverAbsent = "receiver_absent"
    case receiverRefuses = "receiver_refuses"
    case weather
    case cancelledByCustomer = "cancelled_by_customer"

    /// As a courier's clerk would write it.
    var words: String {
        switch self {
        case .senderAbsent: "Không liên lạc được người gửi"
        case .receiverAbsent: "Không liên lạc được người nhận"
        case .receiverRefuses: "Người nhận từ chối nhận hàng"
        case .weather: "Biển động, chờ tàu"
        case .cancelledByCustomer: "Người gửi hủy đơn"
        }
    }
}
