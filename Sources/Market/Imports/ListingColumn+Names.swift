// What columns are called: a pure table.
extension ListingColumn {
    /// Names of the columns; marks, capitals, blanks and punctuation do not count.
    static let spoken: [ListingColumn: [String]] = [
        .id: ["Mã sản phẩm", "mã tin đăng", "mã hệ thống", "listing", "listing id"],
        .externalKey: [
            "Mã ngoài", "mã của tôi", "mã hàng", "mã riêng", "mã nội bộ", "sku", "external key",
            "item code",
        ],
        .producer: ["Mã chủ thể", "chủ thể", "producer id"],
        .name: ["Tên sản phẩm", "tên", "sản phẩm", "tên hàng", "product", "product name"],
        .set: [
            "Bộ sản phẩm", "bộ", "số bộ", "nhóm bộ sản phẩm", "product set", "set number",
        ],
        .pack: ["Quy cách", "quy cách đóng gói", "đóng gói", "packaging"],
        .netQuantity: [
            "Khối lượng tịnh", "lượng tịnh", "định lượng", "số lượng tịnh", "thể tích thực",
            "net weight", "net content",
        ],
        .netUnit: ["Đơn vị tịnh", "đơn vị lượng tịnh", "đơn vị tính", "đơn vị", "unit"],
        .packedWeight: [
            "Khối lượng cả bao bì (g)", "khối lượng gửi", "khối lượng đóng gói",
            "cân nặng cả bao bì", "cân nặng", "trọng lượng cả bao bì", "khối lượng kiện",
            "khối lượng cả bì", "packed weight", "gross weight", "weight",
        ],
        .length: ["Dài (cm)", "chiều dài", "length"],
        .width: ["Rộng (cm)", "chiều rộng", "width"],
        .height: ["Cao (cm)", "chiều cao", "height"],
        .price: ["Giá (đ)", "giá bán", "đơn giá", "giá tiền", "giá bán lẻ", "price"],
        .stock: ["Tồn kho", "số lượng tồn", "còn hàng", "số lượng", "quantity in stock"],
        .goods: ["Loại hàng", "phân loại hàng", "tính chất hàng", "goods class", "goods classes"],
        .shelfLife: [
            "Hạn sử dụng (ngày)", "hạn dùng", "thời hạn sử dụng", "hsd", "shelf life",
        ],
        .longestTransit: [
            "Chịu được trên đường (ngày)", "thời gian vận chuyển tối đa",
            "vận chuyển tối đa", "longest transit",
        ],
        .shipsByCourier: [
            "Gửi qua đơn vị vận chuyển", "gửi bưu điện được", "giao qua vận chuyển",
            "ships by courier",
        ],
        .description: ["Mô tả", "mô tả ngắn", "giới thiệu", "description"],
        .story: ["Câu chuyện sản phẩm", "câu chuyện", "product story"],
        .ingredients: ["Thành phần", "nguyên liệu", "thành phần nguyên liệu"],
        .materialsOrigin: ["Nguồn gốc nguyên liệu", "xuất xứ nguyên liệu", "vùng nguyên liệu"],
        .process: ["Quy trình sản xuất", "quy trình", "cách làm"],
        .usage: ["Hướng dẫn sử dụng", "cách dùng", "how to use"],
        .storage: ["Bảo quản", "hướng dẫn bảo quản", "cách bảo quản"],
        .annualOutput: ["Sản lượng năm", "sản lượng", "sản lượng hằng năm"],
        .barcode: ["Mã vạch", "mã số mã vạch", "gtin", "ean"],
        .traceURL: [
            "Liên kết truy xuất", "link truy xuất", "truy xuất nguồn gốc", "traceability link",
        ],
        .tags: ["Từ khoá", "từ khóa", "thẻ", "nhãn tìm kiếm", "keywords"],
        .state: ["Trạng thái", "tình trạng"],
        .star: ["Số sao", "sao", "hạng sao", "ocop", "stars"],
        .decision: ["Số quyết định", "quyết định"],
        .problem: ["Lỗi / Problem", "lỗi"],
    ]
}
