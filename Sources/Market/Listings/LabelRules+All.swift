internal import Reach

// A new decree is a new entry here; listings keep the version that their label was made by.
extension LabelRules {
    package static let all = [decree43, decree37]

    /// Decree 43/2017/NĐ-CP as amended by Decree 111/2021/NĐ-CP.
    private static let decree43 = LabelRules(
        version: "43/2017+111/2021", from: Day(year: 2017, month: 6, day: 1),
        until: Day(year: 2026, month: 1, day: 23), particulars: minimum)

    /// Decree 37/2026/NĐ-CP, reported to replace both from 23 January 2026; its text was not at
    /// hand, so the particulars are those of before until somebody compares them.
    private static let decree37 = LabelRules(
        version: "37/2026", from: Day(year: 2026, month: 1, day: 23), until: nil,
        particulars: minimum)

    private static let goods = Set(AttributeTemplate.Code.allCases).subtracting([.tourism])
    private static let eaten: Set<AttributeTemplate.Code> = [.processed, .alcohol, .herbal]

    private static let minimum = [
        Particular("name", "Tên hàng hoá", "Name of the goods", requiredOf: goods),
        Particular(
            "responsible", "Tên, địa chỉ tổ chức chịu trách nhiệm",
            "Name and address of who answers for the goods", requiredOf: goods),
        Particular("origin", "Xuất xứ hàng hoá", "Origin of the goods", requiredOf: goods),
        Particular("quantity", "Định lượng", "Net quantity", requiredOf: eaten),
        Particular("production_date", "Ngày sản xuất", "Date of production", requiredOf: eaten),
        Particular("expiry", "Hạn sử dụng", "Best before", requiredOf: eaten),
        Particular("ingredients", "Thành phần", "Ingredients", requiredOf: eaten),
        Particular("usage", "Hướng dẫn sử dụng", "Instructions for use"),
        Particular("storage", "Hướng dẫn bảo quản", "Instructions for storage", requiredOf: eaten),
        Particular("warnings", "Thông tin cảnh báo", "Warnings", requiredOf: [.alcohol, .herbal]),
        Particular("lot", "Số lô", "Lot"),
        Particular("nutrition", "Thành phần dinh dưỡng", "Nutrition facts"),
    ]
}
