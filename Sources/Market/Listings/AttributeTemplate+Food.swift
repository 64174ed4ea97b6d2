// The attributes of what is eaten and drunk: what producers' registration forms, labels and
// provincial shops ask for.
extension AttributeTemplate {
    static let fresh = AttributeTemplate(
        .fresh, vi: "Thực phẩm tươi sống", en: "Fresh food",
        [
            AttributeField(
                "variety", .text, vi: "Giống hoặc loài", en: "Variety or species"),
            AttributeField(
                "harvest_months", .choices(months), vi: "Tháng thu hoạch", en: "Harvest months"),
            AttributeField(
                "farming", .choice(farming), vi: "Cách canh tác, chăn nuôi", en: "How it is grown"),
            preservation,
            AttributeField(
                "storage_temperature_c", .number(-40...40, unit: "°C"),
                vi: "Nhiệt độ bảo quản", en: "Storage temperature"),
            AttributeField(
                "slaughter_control", .text, vi: "Số kiểm dịch, kiểm soát giết mổ",
                en: "Veterinary control number"),
            growingArea, standards,
        ])

    static let processed = AttributeTemplate(
        .processed, vi: "Thực phẩm chế biến", en: "Processed food",
        [
            preservation,
            AttributeField(
                "allergens", .choices(allergens), vi: "Chất dễ gây dị ứng", en: "Allergens"),
            AttributeField(
                "energy_kcal_100", .number(0...900, unit: "kcal/100 g"),
                vi: "Năng lượng trong 100 g", en: "Energy in 100 g"),
            AttributeField(
                "protein_g_100", .number(0...100, unit: "g/100 g"), vi: "Chất đạm trong 100 g",
                en: "Protein in 100 g"),
            AttributeField(
                "sugar_g_100", .number(0...100, unit: "g/100 g"), vi: "Đường trong 100 g",
                en: "Sugar in 100 g"),
            AttributeField(
                "salt_g_100", .number(0...100, unit: "g/100 g"), vi: "Muối trong 100 g",
                en: "Salt in 100 g"),
            AttributeField("additives", .text, vi: "Phụ gia", en: "Additives"),
            AttributeField(
                "self_declaration", .text, vi: "Số bản tự công bố chất lượng",
                en: "Number of the quality declaration"),
            AttributeField(
                "vegetarian", .flag, vi: "Dùng được cho người ăn chay", en: "Vegetarian"),
            growingArea, standards,
        ])

    static let alcohol = AttributeTemplate(
        .alcohol, vi: "Đồ uống có cồn", en: "Alcoholic drink",
        [
            AttributeField(
                "alcohol_percent",
                .number(ExactNumber(thousandths: 500)...ExactNumber(80), unit: "% vol"),
                isRequired: true, vi: "Nồng độ cồn ở 20 °C", en: "Alcohol by volume at 20 °C"),
            AttributeField(
                "base", .text, vi: "Nguyên liệu lên men hoặc ngâm", en: "What it is made from"),
            AttributeField(
                "ageing_months", .number(0...600, unit: "tháng"), vi: "Thời gian ủ",
                en: "Months of ageing"),
            AttributeField(
                "production_licence", .text, isRequired: true,
                vi: "Số giấy phép sản xuất rượu", en: "Number of the production licence"),
            AttributeField(
                "age_warning", .flag, vi: "Nhãn ghi không bán cho người dưới 18 tuổi",
                en: "The label warns that it is not sold to people under 18"),
            standards,
        ])

    static let preservation = AttributeField(
        "preservation",
        .choice([
            AttributeChoice("ambient", "Nhiệt độ thường", "Room temperature"),
            AttributeChoice("chilled", "Mát (0–10 °C)", "Chilled (0–10 °C)"),
            AttributeChoice("frozen", "Đông lạnh (dưới −18 °C)", "Frozen (below −18 °C)"),
        ]), vi: "Cách bảo quản", en: "How it is kept")

    static let growingArea = AttributeField(
        "growing_area_code", .text, vi: "Mã số vùng trồng, vùng nuôi",
        en: "Code of the growing area")

    static let standards = AttributeField(
        "standards",
        .choices([
            AttributeChoice("vietgap", "VietGAP", "VietGAP"),
            AttributeChoice("globalgap", "GlobalG.A.P.", "GlobalG.A.P."),
            AttributeChoice("organic", "Hữu cơ", "Organic"),
            AttributeChoice("haccp", "HACCP", "HACCP"),
            AttributeChoice("iso_22000", "ISO 22000", "ISO 22000"),
            AttributeChoice("gmp", "GMP", "GMP"),
            AttributeChoice("halal", "Halal", "Halal"),
            AttributeChoice("geographical_indication", "Chỉ dẫn địa lý", "Protected origin"),
        ]), vi: "Tiêu chuẩn đạt được", en: "Standards held")

    private static let farming = [
        AttributeChoice("conventional", "Thông thường", "Conventional"),
        AttributeChoice("safe", "An toàn (VietGAP hoặc tương đương)", "Safe practice"),
        AttributeChoice("organic", "Hữu cơ", "Organic"),
        AttributeChoice("wild", "Thu hái, đánh bắt tự nhiên", "Wild"),
    ]

    private static let months = (1...12).map {
        AttributeChoice("\($0)", "Tháng \($0)", "Month \($0)")
    }

    /// What the Codex general standard for the labelling of prepackaged foods always has named.
    private static let allergens = [
        AttributeChoice("gluten", "Ngũ cốc có gluten", "Cereals with gluten"),
        AttributeChoice("crustaceans", "Giáp xác", "Crustaceans"),
        AttributeChoice("eggs", "Trứng", "Eggs"), AttributeChoice("fish", "Cá", "Fish"),
        AttributeChoice("peanuts", "Lạc (đậu phộng)", "Peanuts"),
        AttributeChoice("soya", "Đậu nành", "Soya"), AttributeChoice("milk", "Sữa", "Milk"),
        AttributeChoice("nuts", "Quả hạch", "Tree nuts"),
        AttributeChoice("sesame", "Vừng (mè)", "Sesame"),
        AttributeChoice("sulphites", "Sulfit", "Sulphites"),
    ]
}

extension ExactNumber: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self.init(value)
    }
}
