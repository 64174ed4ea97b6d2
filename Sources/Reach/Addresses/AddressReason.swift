/// Why a commune is a candidate for an address; the raw value is the stable code.
package enum AddressReason: String, Hashable, Sendable, CaseIterable {
    case currentName = "current_name"
    case formerName = "former_name"
    case formerDivided = "former_divided"
    case wholeDistrict = "whole_district"
    case foldedName = "folded_name"
    case typingSlip = "typing_slip"
    case partialMatch = "partial_match"
    case districtMismatch = "district_mismatch"
    case currentCode = "code"
    case formerCode = "former_code"

    /// The stable code that programs compare.
    package var code: String { rawValue }

    package var vietnamese: String {
        switch self {
        case .currentName: "Tên hiện nay của xã, phường, đặc khu."
        case .formerName: "Đơn vị cũ đã nhập vào xã, phường, đặc khu này."
        case .formerDivided: "Đơn vị cũ đã được chia; đây là một trong các nơi nhận."
        case .wholeDistrict: "Toàn bộ huyện cũ nay thuộc một xã, phường, đặc khu."
        case .foldedName: "Khớp sau khi bỏ qua dấu còn thiếu."
        case .typingSlip: "Khớp sau khi sửa một lỗi gõ."
        case .partialMatch: "Chỉ một phần địa chỉ khớp; cần xác nhận."
        case .districtMismatch: "Tên khớp nhưng huyện, quận ghi trong địa chỉ không khớp."
        case .currentCode: "Mã hiện nay của xã, phường, đặc khu."
        case .formerCode: "Mã của đơn vị trước tháng 7 năm 2025."
        }
    }

    package var english: String {
        switch self {
        case .currentName: "The commune's present name."
        case .formerName: "A former unit that went into this commune."
        case .formerDivided: "A former unit that was divided; this commune took a part of it."
        case .wholeDistrict: "The whole former district is one commune today."
        case .foldedName: "It matches once missing marks are allowed for."
        case .typingSlip: "It matches once one typing slip is mended."
        case .partialMatch: "Only a part of the address matches; please confirm."
        case .districtMismatch: "The name matches, but not the district that the address states."
        case .currentCode: "The commune's present code."
        case .formerCode: "The code of a unit before July 2025."
        }
    }

    /// Which reason wins where one commune is found in several ways; lower is stronger.
    var rank: Int {
        switch self {
        case .currentCode: 0
        case .formerCode: 1
        case .currentName: 2
        case .formerName: 3
        case .wholeDistrict: 4
        case .formerDivided: 5
        case .foldedName: 6
        case .typingSlip: 7
        case .partialMatch: 8
        case .districtMismatch: 9
        }
    }
}
