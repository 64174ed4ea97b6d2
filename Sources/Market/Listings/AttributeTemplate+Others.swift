// The attributes of what is not food: herbs and cosmetics, crafts, living things, tourism.
extension AttributeTemplate {
    static let herbal = AttributeTemplate(
        .herbal, vi: "Dược liệu và sản phẩm từ dược liệu", en: "Herbs and what is made of them",
        [
            AttributeField(
                "product_kind",
                .choice([
                    AttributeChoice("supplement", "Thực phẩm bảo vệ sức khoẻ", "Food supplement"),
                    AttributeChoice("medicine", "Thuốc dược liệu, thuốc cổ truyền", "Medicine"),
                    AttributeChoice("cosmetic", "Mỹ phẩm", "Cosmetic"),
                    AttributeChoice("essential_oil", "Tinh dầu", "Essential oil"),
                    AttributeChoice("raw_herb", "Dược liệu thô", "Raw herb"),
                ]), isRequired: true, vi: "Loại sản phẩm", en: "Kind of product"),
            AttributeField(
                "notification_number", .text,
                vi: "Số công bố, đăng ký lưu hành", en: "Number of the notification"),
            AttributeField(
                "active_herbs", .text, isRequired: true, vi: "Dược liệu chính",
                en: "Principal herbs"),
            AttributeField("dosage", .text, vi: "Liều dùng", en: "Dosage"),
            AttributeField(
                "contraindications", .text, vi: "Đối tượng không nên dùng",
                en: "Who should not use it"),
            AttributeField(
                "not_a_medicine_notice", .flag,
                vi: "Nhãn ghi “không phải là thuốc, không có tác dụng thay thế thuốc”",
                en: "The label says that it is no medicine"),
            standards,
        ])

    static let craft = AttributeTemplate(
        .craft, vi: "Thủ công mỹ nghệ, vải và may mặc", en: "Crafts and textiles",
        [
            AttributeField(
                "materials", .text, isRequired: true, vi: "Chất liệu", en: "Materials"),
            AttributeField("technique", .text, vi: "Kỹ thuật làm", en: "Technique"),
            AttributeField(
                "handmade_percent", .number(0...100, unit: "%"), vi: "Phần làm bằng tay",
                en: "Share made by hand"),
            AttributeField("colour", .text, vi: "Màu sắc", en: "Colour"),
            AttributeField("size", .text, vi: "Kích cỡ", en: "Size"),
            AttributeField("care", .text, vi: "Cách giữ gìn", en: "Care"),
            AttributeField(
                "making_days", .number(0...365, unit: "ngày"), vi: "Số ngày làm một sản phẩm",
                en: "Days to make one"),
            AttributeField(
                "made_to_order", .flag, vi: "Làm theo đặt hàng", en: "Made to order"),
            AttributeField(
                "craft_village", .text, vi: "Làng nghề", en: "Craft village"),
        ])

    static let living = AttributeTemplate(
        .living, vi: "Hoa, cây cảnh, động vật cảnh", en: "Flowers, plants and pets",
        [
            AttributeField("species", .text, isRequired: true, vi: "Loài", en: "Species"),
            AttributeField(
                "age_months", .number(0...1_200, unit: "tháng"), vi: "Tuổi", en: "Age"),
            AttributeField(
                "plant_height_cm", .number(0...1_000, unit: "cm"), vi: "Chiều cao cây",
                en: "Height of the plant"),
            AttributeField("season", .text, vi: "Mùa có hàng", en: "Season"),
            AttributeField("care", .text, vi: "Cách chăm sóc", en: "Care"),
            AttributeField(
                "quarantine_certificate", .text, vi: "Số giấy kiểm dịch",
                en: "Number of the quarantine certificate"),
            AttributeField(
                "protected_species", .flag,
                vi: "Thuộc danh mục loài nguy cấp, quý hiếm được bảo vệ",
                en: "On the list of protected species"),
        ])

    static let tourism = AttributeTemplate(
        .tourism, vi: "Dịch vụ du lịch", en: "Tourism service",
        [
            AttributeField(
                "opening_hours", .text, isRequired: true, vi: "Giờ mở cửa", en: "Opening hours"),
            AttributeField(
                "duration_hours",
                .number(ExactNumber(thousandths: 250)...ExactNumber(240), unit: "giờ"),
                vi: "Thời lượng", en: "Duration"),
            AttributeField(
                "most_guests", .number(1...10_000, unit: "khách"), isRequired: true,
                vi: "Số khách nhiều nhất mỗi lượt", en: "Most guests at a time"),
            AttributeField(
                "meeting_place", .text, vi: "Nơi đón khách", en: "Meeting place"),
            AttributeField("activities", .text, vi: "Hoạt động", en: "Activities"),
            AttributeField("included", .text, vi: "Giá đã gồm", en: "What the price includes"),
            AttributeField(
                "languages",
                .choices([
                    AttributeChoice("vi", "Tiếng Việt", "Vietnamese"),
                    AttributeChoice("en", "Tiếng Anh", "English"),
                    AttributeChoice("fr", "Tiếng Pháp", "French"),
                    AttributeChoice("zh", "Tiếng Trung", "Chinese"),
                    AttributeChoice("ko", "Tiếng Hàn", "Korean"),
                    AttributeChoice("ja", "Tiếng Nhật", "Japanese"),
                ]), vi: "Ngôn ngữ phục vụ", en: "Languages spoken"),
            AttributeField(
                "booking_phone", .text, vi: "Điện thoại đặt chỗ", en: "Telephone for booking"),
            AttributeField(
                "homestay", .flag, vi: "Có chỗ nghỉ qua đêm", en: "Guests can stay overnight"),
        ])
}
