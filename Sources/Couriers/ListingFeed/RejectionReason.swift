package import Reach

/// Why a receiver does not take a listing, in the words of the contract.
///
/// Receivers may use other words; then people are shown the receiver's own message.
package enum RejectionReason: String, Sendable, CaseIterable {
    case weightMissing = "weight_missing"
    case sizeMissing = "size_missing"
    case imageMissing = "image_missing"
    case descriptionMissing = "description_missing"
    case certificateMissing = "certificate_missing"
    case nameInvalid = "name_invalid"
    case priceInvalid = "price_invalid"
    case categoryUnknown = "category_unknown"
    case goodsNotCarried = "goods_not_carried"
    case pickupNotServed = "pickup_not_served"
    case duplicate
    case tooHeavy = "too_heavy"
    case tooLarge = "too_large"

    /// What is to be mended, as the end of a sentence.
    package var sentence: Sentence {
        let (vietnamese, english) =
            switch self {
            case .weightMissing: ("thiếu cân nặng", "the weight is missing")
            case .sizeMissing: ("thiếu kích thước đóng gói", "the packed size is missing")
            case .imageMissing: ("thiếu ảnh", "a picture is missing")
            case .descriptionMissing: ("thiếu mô tả", "the description is missing")
            case .certificateMissing:
                ("thiếu giấy chứng nhận OCOP còn hiệu lực", "an OCOP certificate is missing")
            case .nameInvalid: ("tên chưa đúng quy định", "the name is not allowed")
            case .priceInvalid: ("giá chưa hợp lệ", "the price is not allowed")
            case .categoryUnknown: ("chưa xếp được nhóm hàng", "the category is not known")
            case .goodsNotCarried: ("không nhận loại hàng này", "such goods are not carried")
            case .pickupNotServed:
                ("không lấy hàng ở nơi của chủ thể", "there is no pick-up at the producer's place")
            case .duplicate: ("trùng với sản phẩm đã có", "the same product is there already")
            case .tooHeavy: ("nặng quá mức cho phép", "it is too heavy")
            case .tooLarge: ("nội dung quá dài", "its description is too long")
            }
        return Sentence(vietnamese: vietnamese, english: english)
    }
}
