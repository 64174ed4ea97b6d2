package import Market

/// A row of a file of listings that is refused: which cell of a good one is changed to what, and
/// what is said of it.
package struct BadRow: Sendable, CustomStringConvertible {
    package let title: String
    package let cell: String
    package let field: String
    package let code: FieldProblem.Code

    init(_ title: String, _ cell: String, _ field: String, _ code: FieldProblem.Code) {
        (self.title, self.cell, self.field, self.code) = (title, cell, field, code)
    }

    package var description: String { "\(title): \(cell.prefix(20))" }
}

extension BadRow {
    /// A good row by the titles of its columns.
    package static let good = [
        "Mã ngoài": "T1", "Tên sản phẩm": "Tỏi đen", "Bộ sản phẩm": "10", "Quy cách": "hộp 250 g",
        "Khối lượng tịnh": "250 g", "Khối lượng cả bao bì (g)": "320", "Dài (cm)": "20",
        "Rộng (cm)": "12", "Cao (cm)": "8", "Giá (đ)": "125.000", "Loại hàng": "khô",
        "Tồn kho": "7", "Hạn sử dụng (ngày)": "180", "Gửi qua đơn vị vận chuyển": "có",
        "Đơn vị tịnh": "", "Mô tả": "", "Mã vạch": "", "Liên kết truy xuất": "",
        "Từ khoá": "", "Nhãn: quy định áp dụng": "", "Chịu được trên đường (ngày)": "",
        "Câu chuyện sản phẩm": "", "attributes.alcohol_percent": "",
    ]

    /// The columns of good rows, in an order that never changes.
    package static let titles = good.keys.sorted()

    /// One row of every kind, each with a single fault.
    package static let all = [
        BadRow("Tên sản phẩm", "", "name", .missing),
        BadRow("Tên sản phẩm", "-", "name", .missing),
        BadRow("Tên sản phẩm", String(repeating: "a", count: 201), "name", .tooLong),
        BadRow("Tên sản phẩm", "Tỏi\u{202E}đen", "name", .controlCharacter),
        BadRow("Tên sản phẩm", "Tỏi\nđen", "name", .controlCharacter),
        BadRow("Quy cách", "", "pack", .missing),
        BadRow("Quy cách", "hộp\u{0}", "pack", .controlCharacter),
        BadRow("Bộ sản phẩm", "", "set", .missing),
        BadRow("Bộ sản phẩm", "27", "set", .outOfRange),
        BadRow("Bộ sản phẩm", "0", "set", .outOfRange),
        BadRow("Bộ sản phẩm", "Đồ chơi", "set", .malformed),
        BadRow("Khối lượng tịnh", "", "net_quantity", .missing),
        BadRow("Khối lượng tịnh", "250", "net_unit", .missing),
        BadRow("Khối lượng tịnh", "0 g", "net_quantity", .outOfRange),
        BadRow("Khối lượng tịnh", "2,5 g", "net_quantity", .malformed),
        BadRow("Khối lượng tịnh", "hai lạng", "net_quantity", .malformed),
        BadRow("Đơn vị tịnh", "thùng phuy", "net_unit", .malformed),
        BadRow("Đơn vị tịnh", "ml", "net_unit", .notAllowed),
        BadRow("Khối lượng cả bao bì (g)", "", "packed_weight_g", .missing),
        BadRow("Khối lượng cả bao bì (g)", "200", "packed_weight_g", .outOfRange),
        BadRow("Khối lượng cả bao bì (g)", "201 kg", "packed_weight_g", .outOfRange),
        BadRow("Khối lượng cả bao bì (g)", "-320", "packed_weight_g", .outOfRange),
        BadRow("Khối lượng cả bao bì (g)", "ba trăm", "packed_weight_g", .malformed),
        BadRow("Dài (cm)", "", "length_cm", .missing),
        BadRow("Dài (cm)", "12,5", "length_cm", .malformed),
        BadRow("Rộng (cm)", "301", "width_cm", .outOfRange),
        BadRow("Cao (cm)", "0", "height_cm", .outOfRange),
        BadRow("Giá (đ)", "", "price_vnd", .missing),
        BadRow("Giá (đ)", "999", "price_vnd", .outOfRange),
        BadRow("Giá (đ)", "2 tỷ", "price_vnd", .malformed),
        BadRow("Giá (đ)", "1.500 nghìn", "price_vnd", .malformed),
        BadRow("Giá (đ)", "liên hệ", "price_vnd", .malformed),
        BadRow("Giá (đ)", "=A1*2", "price_vnd", .malformed),
        BadRow("Loại hàng", "", "goods", .missing),
        BadRow("Loại hàng", "khô; nặng", "goods", .malformed),
        BadRow("Tồn kho", "1,5", "stock", .malformed),
        BadRow("Tồn kho", "-", "stock", .malformed),
        BadRow("Hạn sử dụng (ngày)", "11 năm", "shelf_life_days", .outOfRange),
        BadRow("Chịu được trên đường (ngày)", "lâu", "longest_transit_days", .malformed),
        BadRow("Gửi qua đơn vị vận chuyển", "có thể", "ships_by_courier", .malformed),
        BadRow("Mô tả", String(repeating: "a", count: 5_001), "description", .tooLong),
        BadRow("Câu chuyện sản phẩm", "a\u{200B}b", "story", .controlCharacter),
        BadRow("Mã vạch", "8936012345678", "barcode", .malformed),
        BadRow("Mã vạch", "123", "barcode", .malformed),
        BadRow("Liên kết truy xuất", "javascript:alert(1)", "trace_url", .malformed),
        BadRow("Từ khoá", String(repeating: "t", count: 51), "tags[0]", .tooLong),
        BadRow("Nhãn: quy định áp dụng", "99/1999", "label.rules", .malformed),
        BadRow("attributes.alcohol_percent", "29", "attributes.alcohol_percent", .unknownField),
        BadRow("Mã ngoài", String(repeating: "k", count: 101), "external_key", .tooLong),
    ]
}
