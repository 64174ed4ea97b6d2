/// GHTK's numbers for where a parcel is, and its codes for why something failed.
enum GHTKStatus {
    /// `nil` where GHTK tells nothing: it has no word for the way between two hubs.
    static func id(for stage: SandboxStage) -> Int64? {
        switch stage {
        case .created: 2
        case .collecting: 12
        case .pickupFailed: 8
        case .collected: 3
        case .stored, .moving, .arrived, .waitingToReturn, .returnDecided: nil
        case .waitingForBoat: 10
        case .delivering: 4
        case .deliveryFailed: 9
        case .returning: 20
        case .returned: 21
        case .delivered: 5
        case .settled: 6
        case .lost, .damaged: 13
        case .cancelled: -1
        }
    }

    /// The last number that was told.
    static func last(of parcel: SandboxParcel) -> Int64 {
        parcel.events.reversed().lazy.compactMap { id(for: $0.stage) }.first ?? 2
    }

    static func words(for id: Int64) -> String {
        switch id {
        case -1: "Hủy đơn hàng"
        case 2: "Đã tiếp nhận"
        case 12: "Đang lấy hàng"
        case 8: "Hoãn lấy hàng"
        case 3: "Đã lấy hàng"
        case 4: "Đang giao hàng"
        case 10: "Delay giao hàng"
        case 9: "Không giao được hàng"
        case 20: "Đang trả hàng"
        case 21: "Đã trả hàng"
        case 5: "Đã giao hàng"
        case 6: "Đã đối soát"
        default: "Bồi hoàn"
        }
    }

    static func code(for reason: SandboxReason) -> String {
        switch reason {
        case .senderAbsent: "101"
        case .receiverAbsent: "122"
        case .receiverRefuses: "130"
        case .weather: "126"
        case .cancelledByCustomer: "115"
        }
    }
}
