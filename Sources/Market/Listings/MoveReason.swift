package import Reach

/// Why a listing was moved or a change decided; the note beside it says what no code can.
package enum MoveReason: String, Sendable, CaseIterable {
    // Of the producer.
    case complete
    case corrected
    case outOfStock = "out_of_stock"
    case outOfSeason = "out_of_season"
    case qualityProblem = "quality_problem"
    case backOnSale = "back_on_sale"
    case discontinued
    case registeredTwice = "registered_twice"
    case ownWish = "own_wish"
    // Of the officer.
    case meetsRules = "meets_rules"
    case informationMissing = "information_missing"
    case informationWrong = "information_wrong"
    case wrongSet = "wrong_set"
    case unclearText = "unclear_text"
    case photoUnsuitable = "photo_unsuitable"
    case labelIncomplete = "label_incomplete"
    case certificateMissing = "certificate_missing"
    case certificateDiffers = "certificate_differs"
    case priceUnlikely = "price_unlikely"
    case exaggeratedClaim = "exaggerated_claim"
    case forbiddenGoods = "forbidden_goods"
    case other

    /// What is shown to people for the code.
    package var sentence: Sentence {
        let (vi, en) = words
        return Sentence(vietnamese: vi, english: en)
    }

    /// Whether the code says so little that a note must stand beside it.
    package var needsNote: Bool {
        self == .other
    }

    /// The codes that fit a move; the first is meant where none is given.
    package static func fitting(_ move: ListingMove) -> [MoveReason] {
        switch move {
        case .submit: [.complete, .corrected, .other]
        case .askForWork: [.other] + refusals
        case .approve: [.meetsRules, .other]
        case .pause: [.ownWish, .outOfStock, .outOfSeason, .qualityProblem, .other]
        case .resume: [.backOnSale, .other]
        case .withdraw:
            [.ownWish, .discontinued, .registeredTwice, .qualityProblem, .forbiddenGoods, .other]
        }
    }

    /// What an officer may name who refuses a listing or a change.
    package static let refusals: [MoveReason] = [
        .informationMissing, .informationWrong, .wrongSet, .unclearText, .photoUnsuitable,
        .labelIncomplete, .certificateMissing, .certificateDiffers, .priceUnlikely,
        .exaggeratedClaim, .registeredTwice, .qualityProblem, .forbiddenGoods,
    ]

    private var words: (vi: String, en: String) {
        switch self {
        case .complete: ("Hồ sơ sản phẩm đã đủ để duyệt.", "The listing is ready for review.")
        case .corrected: ("Đã sửa theo yêu cầu.", "It was mended as asked.")
        case .outOfStock: ("Tạm hết hàng.", "Out of stock for now.")
        case .outOfSeason: ("Chưa đến mùa hoặc đã hết mùa.", "Out of season.")
        case .qualityProblem: ("Lô hàng có vấn đề về chất lượng.", "There is a quality problem.")
        case .backOnSale: ("Có hàng, bán lại.", "It is on sale again.")
        case .discontinued: ("Cơ sở ngừng làm sản phẩm này.", "It is not made any more.")
        case .registeredTwice: ("Sản phẩm đã được đăng ký một lần khác.", "It is listed twice.")
        case .ownWish: ("Theo đề nghị của chủ thể.", "At the producer's wish.")
        case .meetsRules: ("Đủ điều kiện đăng bán.", "It meets the rules.")
        case .informationMissing: ("Còn thiếu thông tin bắt buộc.", "Information is missing.")
        case .informationWrong: ("Thông tin không đúng thực tế.", "Information is wrong.")
        case .wrongSet: ("Chọn chưa đúng bộ sản phẩm.", "It stands in the wrong product set.")
        case .unclearText: ("Tên hoặc mô tả chưa rõ ràng.", "Its name or text is unclear.")
        case .photoUnsuitable: ("Ảnh chưa đạt hoặc không đúng sản phẩm.", "The photos do not do.")
        case .labelIncomplete: ("Nhãn hàng hoá chưa đủ nội dung.", "The label is incomplete.")
        case .certificateMissing:
            ("Chưa có giấy chứng nhận OCOP kèm theo.", "The certificate is missing.")
        case .certificateDiffers:
            ("Giấy chứng nhận không khớp với quyết định.", "The certificate differs.")
        case .priceUnlikely: ("Giá bán bất thường, đề nghị xem lại.", "The price is unlikely.")
        case .exaggeratedClaim:
            ("Quảng cáo quá công dụng của sản phẩm.", "It claims more than it does.")
        case .forbiddenGoods: ("Hàng hoá không được phép bán.", "The goods may not be sold.")
        case .other: ("Lý do khác, xem ghi chú.", "Another reason; see the note.")
        }
    }
}
