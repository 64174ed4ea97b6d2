/// Names that people write and the tables do not have.
enum OtherPlaceNames {
    /// Districts that were merged before the conversion table was made: title, name, and where.
    static let districts: [(PlaceTitle, String, String)] = [
        (.quan, "2", "Thủ Đức"), (.quan, "9", "Thủ Đức"),
    ]

    /// How provinces are also written; the official names come from the tables.
    static let provinces: [(String, [String])] = [
        ("Hồ Chí Minh", ["HCM", "TP HCM", "HCMC", "Sài Gòn", "SG", "Thành phố Hồ Chí Minh"]),
        ("Hà Nội", ["HN"]),
        ("Huế", ["Thừa Thiên Huế", "Thừa Thiên - Huế", "TT Huế", "TTH"]),
        ("Bà Rịa - Vũng Tàu", ["BR VT", "BR - VT", "Bà Rịa Vũng Tàu"]),
        ("Đắk Lắk", ["Đắc Lắc", "Đắc Lắk"]),
        ("Đắk Nông", ["Đắc Nông"]),
        ("Bắc Kạn", ["Bắc Cạn"]),
        ("Kon Tum", ["Công Tum"]),
    ]
}
