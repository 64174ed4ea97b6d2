internal import Market
internal import Reach

extension ParcelStatus {
    /// The state as a buyer reads it.
    var sentence: Sentence {
        switch self {
        case .created:
            Sentence(vi: "Đã báo bên vận chuyển đến lấy", en: "The courier was told to fetch it")
        case .pickedUp: Sentence(vi: "Bên vận chuyển đã lấy hàng", en: "Picked up")
        case .inTransit: Sentence(vi: "Đang trên đường", en: "On its way")
        case .outForDelivery: Sentence(vi: "Đang đi giao", en: "Out for delivery")
        case .delivered: Sentence(vi: "Đã giao", en: "Delivered")
        case .deliveryFailed:
            Sentence(vi: "Giao chưa được, sẽ giao lại", en: "Not delivered, to be tried again")
        case .returning: Sentence(vi: "Đang trả về người gửi", en: "Going back to the sender")
        case .returned: Sentence(vi: "Đã trả về người gửi", en: "Returned to the sender")
        case .cancelled: Sentence(vi: "Đã huỷ", en: "Cancelled")
        case .lost: Sentence(vi: "Bị thất lạc, đang xử lý", en: "Lost; it is being dealt with")
        case .damaged: Sentence(vi: "Bị hư hỏng, đang xử lý", en: "Damaged; it is being dealt with")
        case .exception: Sentence(vi: "Đang được xử lý riêng", en: "Being dealt with")
        }
    }

    /// What is said before a courier has said anything.
    static let unheard = Sentence(
        vi: "Đã nhận đơn, người bán đang chuẩn bị hàng",
        en: "Ordered; the seller is preparing it")
}
