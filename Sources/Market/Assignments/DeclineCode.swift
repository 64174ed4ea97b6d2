package import Reach

/// Why a courier will not carry a parcel, in codes for programs and sentences for people.
package enum DeclineCode: String, Sendable, CaseIterable {
    case areaNotServed = "area_not_served"
    case overCapacity = "over_capacity"
    case tooHeavy = "too_heavy"
    case tooLarge = "too_large"
    case goodsNotCarried = "goods_not_carried"
    case codTooHigh = "cod_too_high"
    case pickupNotPossible = "pickup_not_possible"
    case priceNotRight = "price_not_right"
    case other

    /// The longest note beside a code, in characters.
    package static let longestNote = 500

    /// What people are told.
    package var sentence: Sentence {
        switch self {
        case .areaNotServed:
            Sentence(
                vietnamese: "Không nhận giao tới xã này.",
                english: "The courier does not deliver to that commune.")
        case .overCapacity:
            Sentence(
                vietnamese: "Đang quá tải, không nhận thêm được.",
                english: "The courier has no capacity left.")
        case .tooHeavy:
            Sentence(vietnamese: "Kiện quá nặng.", english: "The parcel is too heavy.")
        case .tooLarge:
            Sentence(vietnamese: "Kiện quá lớn.", english: "The parcel is too large.")
        case .goodsNotCarried:
            Sentence(
                vietnamese: "Không nhận chở loại hàng này.",
                english: "The courier does not carry these goods.")
        case .codTooHigh:
            Sentence(
                vietnamese: "Tiền thu hộ vượt mức được nhận.",
                english: "The amount to collect is too high.")
        case .pickupNotPossible:
            Sentence(
                vietnamese: "Không đến lấy hàng ở nơi gửi được.",
                english: "The courier cannot pick it up there.")
        case .priceNotRight:
            Sentence(
                vietnamese: "Giá cước không còn đúng.", english: "The price is no longer right.")
        case .other:
            Sentence(vietnamese: "Lý do khác.", english: "Another reason.")
        }
    }
}
