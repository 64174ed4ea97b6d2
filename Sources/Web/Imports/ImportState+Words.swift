internal import Market

extension ImportState {
    /// How a Vietnamese sentence goes on after "Lần nhập này".
    var vietnamese: String {
        switch self {
        case .queued: "đang chờ đến lượt"
        case .running: "đang chạy"
        case .finished: "đã xong"
        case .cancelled: "đã bị dừng"
        case .failed: "không đọc được tệp"
        }
    }
}
