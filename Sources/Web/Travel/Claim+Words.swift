internal import Market

extension Claim.State {
    /// How a Vietnamese sentence goes on after "Khiếu nại".
    var vietnamese: String {
        switch self {
        case .open: "đang mở"
        case .accepted: "đã được bên vận chuyển nhận trả"
        case .refused: "đã bị từ chối"
        case .paid: "đã được trả tiền"
        }
    }

    /// The verb with which a Vietnamese sentence names the step to this state.
    var vietnameseStep: String {
        switch self {
        case .open: "mở lại"
        case .accepted: "nhận trả"
        case .refused: "từ chối"
        case .paid: "trả tiền"
        }
    }
}
