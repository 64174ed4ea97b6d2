package import Reach

extension QualityCheck {
    /// What mends it, for whoever keeps the listing.
    package var advice: Sentence {
        switch word {
        case .correct: correctAdvice
        case .complete: completeAdvice
        case .clean: cleanAdvice
        case .live: liveAdvice
        case .consistent: consistentAdvice
        case .shared: sharedAdvice
        }
    }

    private var correctAdvice: Sentence {
        switch self {
        case .certificate:
            Self.say(
                "Khai giấy chứng nhận OCOP kèm bản chụp để cán bộ đối chiếu.",
                "Claim the OCOP certificate with a scan, so that an officer can compare it.")
        case .officialList:
            Self.say(
                "Sửa giấy chứng nhận cho đúng quyết định công nhận.",
                "Make the certificate say what the decision says.")
        case .commune:
            Self.say(
                "Chọn lại xã, phường của chủ thể theo danh mục hiện hành.",
                "Choose the producer's commune from the list in force.")
        case .barcode:
            Self.say(
                "Ghi mã số của đúng bao gói này, do GS1 Việt Nam cấp (đầu 893).",
                "Give the number of this very pack, issued by GS1 (893 in Viet Nam).")
        case .measures:
            Self.say(
                "Cân và đo lại một gói đã đóng, rồi sửa số liệu.",
                "Weigh and measure one packed unit again and correct the figures.")
        default: Self.say("Sửa trường này.", "Mend this field.")
        }
    }

    private var completeAdvice: Sentence {
        switch self {
        case .recommended:
            Self.say(
                "Điền thêm thuộc tính của bộ sản phẩm.", "Fill in more attributes of the set.")
        case .label:
            Self.say("Chép từ nhãn trên bao bì vào.", "Copy it from the label on the pack.")
        case .photos:
            Self.say(
                "Chụp thêm ảnh sản phẩm, nên có ít nhất ba ảnh.",
                "Add photos of the product; three or more.")
        case .labelPhoto:
            Self.say("Chụp rõ mặt nhãn có chữ.", "Add a clear photo of the label.")
        case .story:
            Self.say(
                "Kể câu chuyện sản phẩm, khoảng năm câu.",
                "Tell the story of the product in about five sentences.")
        case .description:
            Self.say("Viết vài câu mô tả sản phẩm.", "Describe the product in a few sentences.")
        default: Self.say("Điền trường này.", "Fill this field in.")
        }
    }

    private var cleanAdvice: Sentence {
        switch self {
        case .duplicate:
            Self.say(
                "Rút sản phẩm trùng, hoặc sửa tên, quy cách cho khác.",
                "Withdraw the copy, or make its name or pack say what differs.")
        case .capitals:
            Self.say("Viết chữ thường, chỉ hoa chữ đầu.", "Write in lower case.")
        case .contacts:
            Self.say(
                "Xoá số điện thoại, địa chỉ web và thư điện tử khỏi phần chữ.",
                "Take telephone numbers, links and addresses out of the text.")
        case .typing:
            Self.say("Gõ lại từ này có dấu.", "Type the word again with its marks.")
        case .placeholders:
            Self.say("Thay bằng nội dung thật, hoặc để trống.", "Say what is true, or nothing.")
        default:
            Self.say(
                "Thay bằng ảnh có cạnh dài từ 800 điểm ảnh.",
                "Replace it with a photo of at least 800 points.")
        }
    }

    private var liveAdvice: Sentence {
        switch self {
        case .lease:
            Self.say("Xác nhận còn hàng và giá bán.", "Confirm the stock and the price.")
        case .certificateEnd:
            Self.say(
                "Nộp hồ sơ đánh giá lại trước khi hết hạn.",
                "Apply for re-assessment before the term ends.")
        case .stock:
            Self.say(
                "Cập nhật tồn kho, hoặc tạm dừng sản phẩm.", "Say the stock, or pause the listing.")
        case .producer:
            Self.say(
                "Liên hệ cán bộ để gỡ việc đình chỉ.",
                "Ask the officer what ends the suspension.")
        default:
            Self.say(
                "Sửa theo yêu cầu rồi gửi duyệt lại, hoặc rút sản phẩm.",
                "Mend what was asked and submit it again, or withdraw it.")
        }
    }

    private var consistentAdvice: Sentence {
        switch self {
        case .pack:
            Self.say(
                "Sửa quy cách hoặc khối lượng tịnh cho khớp nhau.",
                "Make the pack and the net quantity say the same.")
        case .goods:
            Self.say(
                "Chọn lại loại hàng cho hợp với bộ sản phẩm.",
                "Choose goods classes that fit the set.")
        case .spelling:
            Self.say(
                "Viết tên đúng như trong quyết định công nhận.",
                "Write the name as the decision writes it.")
        case .form:
            Self.say("Gõ lại đoạn chữ này.", "Type the text again.")
        default:
            Self.say("Chọn lại đơn vị tính.", "Choose the unit again.")
        }
    }

    private var sharedAdvice: Sentence {
        switch self {
        case .partners:
            Self.say("Sửa theo lý do của đối tác.", "Mend what the partner names.")
        case .feed:
            Self.say("Bổ sung để đối tác nhận được.", "Add it, as partners ask for it.")
        default:
            Self.say(
                "Xem lại kích thước, loại hàng, hoặc đề nghị mở điểm lấy hàng.",
                "Look at size and goods classes, or ask for a pick-up at your place.")
        }
    }

    private static func say(_ vietnamese: String, _ english: String) -> Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
