/// Viettel Post's numbers for where a parcel is.
enum ViettelPostStatus {
    /// `nil` where nothing is told: that the money was paid out is not among the statuses.
    static func code(for stage: SandboxStage) -> Int64? {
        switch stage {
        case .created: 100
        case .collecting: 104
        case .pickupFailed: 102
        case .collected: 105
        case .stored: 200
        case .moving: 300
        case .waitingForBoat, .arrived: 400
        case .delivering: 500
        case .deliveryFailed: 506
        case .waitingToReturn: 505
        case .returnDecided: 515
        case .returning: 502
        case .returned: 504
        case .delivered: 501
        case .settled: nil
        // There is no number for a loss or for damage by the courier.
        case .lost, .damaged: 503
        case .cancelled: 107
        }
    }

    /// The last number that was told.
    static func last(of parcel: SandboxParcel) -> Int64 {
        parcel.events.reversed().lazy.compactMap { code(for: $0.stage) }.first ?? 100
    }

    static func words(for stage: SandboxStage) -> String {
        switch stage {
        case .created: "Đơn hàng mới"
        case .collecting: "Đã phân công bưu tá"
        case .pickupFailed: "Chưa lấy được hàng"
        case .collected: "Bưu tá đã nhận hàng"
        case .stored: "Nhận tại bưu cục"
        case .moving: "Khai thác đi"
        case .waitingForBoat, .arrived: "Khai thác đến"
        case .delivering: "Giao bưu tá đi phát"
        case .deliveryFailed: "Tồn - khách hàng nghỉ"
        case .waitingToReturn: "Yêu cầu chuyển hoàn"
        case .returnDecided: "Duyệt hoàn"
        case .returning: "Chuyển hoàn bưu cục gốc"
        case .returned: "Hoàn thành công"
        case .delivered, .settled: "Phát thành công"
        case .lost, .damaged: "Hủy theo yêu cầu"
        case .cancelled: "Đối tác yêu cầu hủy"
        }
    }
}
