/// Communes that the sandbox knows by itself, as the list of 30 April 2026 names them.
extension SandboxPlaces {
    /// All of Quảng Ngãi, with Lý Sơn.
    static let quangNgai = """
        21025 Phường Cẩm Thành; 21028 Phường Nghĩa Lộ; 21034 Xã An Phú; 21040 Xã Bình Sơn; \
        21061 Xã Vạn Tường; 21085 Xã Bình Minh; 21100 Xã Bình Chương; 21109 Xã Đông Sơn; \
        21115 Xã Trà Bồng; 21124 Xã Thanh Bồng; 21127 Xã Đông Trà Bồng; 21136 Xã Cà Đam; \
        21154 Xã Tây Trà; 21157 Xã Tây Trà Bồng; 21172 Phường Trương Quang Trọng; \
        21181 Xã Thọ Phong; 21196 Xã Trường Giang; 21205 Xã Ba Gia; 21211 Xã Tịnh Khê; \
        21220 Xã Sơn Tịnh; 21235 Xã Tư Nghĩa; 21238 Xã Vệ Giang; 21244 Xã Trà Giang; \
        21250 Xã Nghĩa Giang; 21289 Xã Sơn Hà; 21292 Xã Sơn Hạ; 21307 Xã Sơn Linh; \
        21319 Xã Sơn Thuỷ; 21325 Xã Sơn Kỳ; 21334 Xã Sơn Tây Thượng; 21340 Xã Sơn Tây; \
        21343 Xã Sơn Tây Hạ; 21349 Xã Sơn Mai; 21361 Xã Minh Long; 21364 Xã Nghĩa Hành; \
        21370 Xã Phước Giang; 21385 Xã Đình Cương; 21388 Xã Thiện Tín; 21400 Xã Mộ Đức; \
        21409 Xã Long Phụng; 21421 Xã Mỏ Cày; 21433 Xã Lân Phong; 21439 Phường Đức Phổ; \
        21451 Phường Trà Câu; 21457 Xã Nguyễn Nghiêm; 21472 Xã Khánh Cường; \
        21478 Phường Sa Huỳnh; 21484 Xã Ba Tơ; 21490 Xã Ba Vinh; 21496 Xã Ba Động; \
        21499 Xã Ba Dinh; 21520 Xã Đặng Thuỳ Trâm; 21523 Xã Ba Tô; 21529 Xã Ba Vì; \
        21538 Xã Ba Xa; 21548 Đặc khu Lý Sơn; 23284 Phường Đăk Cấm; 23293 Phường Kon Tum; \
        23302 Phường Đăk Bla; 23317 Xã Ngọk Bay; 23326 Xã Ia Chim; 23332 Xã Đăk Rơ Wa; \
        23341 Xã Đăk Pék; 23344 Xã Đăk Plô; 23356 Xã Xốp; 23365 Xã Ngọc Linh; \
        23368 Xã Đăk Long; 23374 Xã Đăk Môn; 23377 Xã Bờ Y; 23383 Xã Dục Nông; \
        23392 Xã Sa Loong; 23401 Xã Đăk Tô; 23416 Xã Đăk Sao; 23419 Xã Đăk Tờ Kan; \
        23425 Xã Tu Mơ Rông; 23428 Xã Ngọk Tụ; 23430 Xã Kon Đào; 23446 Xã Măng Ri; \
        23455 Xã Măng Bút; 23473 Xã Măng Đen; 23476 Xã Kon Plông; 23479 Xã Đăk Rve; \
        23485 Xã Đăk Kôi; 23497 Xã Kon Braih; 23500 Xã Đăk Hà; 23504 Xã Đăk Pxi; \
        23510 Xã Đăk Ui; 23512 Xã Đăk Mar; 23515 Xã Ngọk Réo; 23527 Xã Sa Thầy; \
        23530 Xã Rờ Kơi; 23534 Xã Sa Bình; 23535 Xã Ia Đal; 23536 Xã Mô Rai; 23538 Xã Ia Tơi; \
        23548 Xã Ya Ly
        """

    /// A few of other provinces, under the code and name of theirs.
    static let others: [(province: String, name: String, communes: String)] = [
        (
            "01", "Hà Nội",
            """
            00004 Phường Ba Đình; 00008 Phường Ngọc Hà; 00025 Phường Giảng Võ; \
            00070 Phường Hoàn Kiếm; 00082 Phường Cửa Nam; 00091 Phường Phú Thượng; \
            00097 Phường Hồng Hà; 00103 Phường Tây Hồ
            """
        ),
        (
            "46", "Huế",
            """
            19753 Phường Phú Xuân; 19774 Phường Kim Long; 19777 Phường Vỹ Dạ; \
            19789 Phường Thuận Hoá; 19804 Phường Hương An
            """
        ),
        (
            "48", "Đà Nẵng",
            """
            20194 Phường Hải Vân; 20197 Phường Liên Chiểu; 20200 Phường Hoà Khánh; \
            20209 Phường Thanh Khê; 20242 Phường Hải Châu; 20257 Phường Hoà Cường
            """
        ),
        (
            "52", "Gia Lai",
            """
            21553 Phường Quy Nhơn Bắc; 21583 Phường Quy Nhơn; 21589 Phường Quy Nhơn Tây; \
            21592 Phường Quy Nhơn Nam; 21601 Phường Quy Nhơn Đông
            """
        ),
        (
            "79", "Hồ Chí Minh",
            """
            25747 Phường Thủ Dầu Một; 25750 Phường Phú Lợi; 25760 Phường Bình Dương; \
            25768 Phường Phú An; 25771 Phường Chánh Hiệp; 25777 Xã Dầu Tiếng; \
            25780 Xã Minh Thạnh; 25792 Xã Long Hoà; \
            26740 Phường Sài Gòn; 26743 Phường Bến Thành
            """
        ),
        (
            "92", "Cần Thơ",
            """
            31120 Phường Cái Khế; 31135 Phường Ninh Kiều; 31147 Phường Tân An; \
            31150 Phường An Bình
            """
        ),
    ]
}
