internal import Market

extension ChangeRequestState {
    /// How a Vietnamese sentence goes on after "Đề nghị sửa".
    var vietnamese: String {
        switch self {
        case .waiting: "đang chờ duyệt"
        case .approved: "đã được duyệt"
        case .rejected: "đã bị từ chối"
        case .withdrawn: "đã được rút lại"
        }
    }
}
