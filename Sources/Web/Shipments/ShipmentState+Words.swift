internal import Market

extension ShipmentState {
    /// How a Vietnamese sentence goes on after "Kiện".
    var vietnamese: String {
        switch self {
        case .waiting: "đang chờ gửi yêu cầu vận chuyển"
        case .creating: "đang được tạo vận đơn"
        case .created: "đã có vận đơn"
        case .locked: "chưa rõ bên vận chuyển đã nhận hay chưa"
        case .refused: "đã bị bên vận chuyển từ chối"
        case .cancelling: "đang được huỷ vận đơn"
        case .cancelled: "đã huỷ vận đơn"
        }
    }
}
