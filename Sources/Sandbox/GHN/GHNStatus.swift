/// GHN's words for where a parcel is, and its codes for why something failed.
enum GHNStatus {
    static func word(for stage: SandboxStage) -> String {
        switch stage {
        case .created: "ready_to_pick"
        case .collecting, .pickupFailed: "picking"
        case .collected: "picked"
        case .stored, .waitingForBoat: "storing"
        case .moving: "transporting"
        case .arrived: "sorting"
        case .delivering: "delivering"
        case .deliveryFailed: "delivery_fail"
        case .waitingToReturn: "waiting_to_return"
        case .returnDecided: "return"
        case .returning: "returning"
        case .returned: "returned"
        case .delivered, .settled: "delivered"
        case .lost: "lost"
        case .damaged: "damage"
        case .cancelled: "cancel"
        }
    }

    static func code(for reason: SandboxReason) -> String {
        switch reason {
        case .senderAbsent: "GHN-PFA2A1"
        case .receiverAbsent: "GHN-DFC1A2"
        case .receiverRefuses: "GHN-DCD0A8"
        case .weather: ""
        case .cancelledByCustomer: "GHN-CANCEL-OTHER"
        }
    }
}
