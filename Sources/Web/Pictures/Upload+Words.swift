internal import Market

extension Upload.State {
    /// How a Vietnamese sentence goes on after "Lần tải này".
    var vietnamese: String {
        switch self {
        case .open: "còn đang tải"
        case .finished: "đã tải xong"
        case .refused: "đã bị từ chối"
        }
    }
}
