internal import Market

extension ListingState {
    /// How a Vietnamese sentence goes on after "Sản phẩm".
    var vietnamese: String {
        switch self {
        case .draft: "còn là bản nháp"
        case .submitted: "đang chờ duyệt"
        case .needsWork: "đang chờ chủ thể sửa lại"
        case .approved: "đã được duyệt"
        case .paused: "đang tạm ngừng bán"
        case .withdrawn: "đã rút"
        }
    }
}

extension ListingMove {
    /// The verb of the move, to stand after "không" in a Vietnamese sentence.
    var vietnamese: String {
        switch self {
        case .submit: "gửi duyệt"
        case .askForWork: "trả lại để sửa"
        case .approve: "duyệt"
        case .pause: "tạm ngừng bán"
        case .resume: "bán lại"
        case .withdraw: "rút"
        }
    }
}
