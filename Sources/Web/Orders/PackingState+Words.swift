internal import Market

extension PackingState {
    /// How a Vietnamese sentence goes on after "Kiện".
    var vietnamese: String {
        switch self {
        case .toPack: "đang chờ đóng gói"
        case .packed: "đã đóng gói"
        case .refused: "đã bị chủ thể từ chối đóng gói"
        case .released: "không còn phải đóng gói"
        }
    }
}
