package import Reach

extension ListingHold {
    /// The reason as the producer reads it, with what brings the listing back on sale.
    package var sentence: Sentence {
        switch self {
        case .notApproved:
            Sentence(
                vietnamese: "Sản phẩm chưa được duyệt, hoặc chủ thể đã tạm ngừng hay rút lại.",
                english: "It is not approved, or its producer has paused or withdrawn it.")
        case .producerClosed:
            Sentence(
                vietnamese: "Chủ thể đang nghỉ hoặc bị tạm ngừng bán.",
                english: "Its producer is closed or suspended.")
        case .stale:
            Sentence(
                vietnamese: "Đã lâu chưa ai xác nhận giá và số hàng; hãy xác nhận để bán tiếp.",
                english: "Nobody has confirmed price and stock for long; confirm them.")
        case .certificateLapsed:
            Sentence(
                vietnamese: "Giấy chứng nhận OCOP không còn hiệu lực; hãy nộp hồ sơ đánh giá lại.",
                english: "Its OCOP certificate has ended; apply for a new assessment.")
        }
    }
}
