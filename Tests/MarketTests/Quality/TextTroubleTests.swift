@testable import Market
import TestSupport
import Testing

/// What does not belong into a text, and what only looks as if it did not.
@Suite struct TextTroubleTests {
    @Test(arguments: [
        "Gọi 0912 345 678 để đặt", "ĐT: 0912.345.678", "zalo 84912345678", "(0255) 3822 444 nhé",
        "Xem https://toi.example/x", "www.toilyson", "Ghé toilyson.vn nhé", "mua@toi.com",
        "Năm 2024 gọi 0987654321",
    ])
    func `contacts are found`(text: String) {
        #expect(TextTrouble.contact(in: text) != nil)
    }

    @Test(arguments: [
        "Hộp 250 g, giá 125.000 đồng", "Từ năm 2019 đến 2025", "Đạt 3.5 điểm. Vn là nước tôi",
        "Giấy phép 340707000012", "Nặng 0,5 kg, 12 x 500 ml", "Mở cửa 7.30-17.00",
    ])
    func `figures and full stops are no contacts`(text: String) {
        #expect(TextTrouble.contact(in: text) == nil)
    }

    @Test(arguments: ["TỎI ĐEN LÝ SƠN", "Mua ngay: HÀNG CHẤT LƯỢNG CAO giá tốt"])
    func `shouting is found`(text: String) {
        #expect(TextTrouble.shout(in: text) != nil)
    }

    @Test(arguments: [
        "Tỏi Lý Sơn DORI", "Đạt OCOP, HACCP, ISO 22000, GMP", "HTX DVNN Đăk Kan", "K5 Premium",
        "Công ty TNHH MTV Muối SAHU", "",
    ])
    func `names of firms and standards are no shouting`(text: String) {
        #expect(TextTrouble.shout(in: text) == nil)
    }

    @Test(arguments: [
        ("tooir ddawcj sanr", "tổi"), ("Tỏi ddawcj biệt", "đặc"), ("muwcj khô", "mực"),
        ("dduwowngf phèn", "đường"), ("Nuowcs mắm", "nước"),
    ])
    func `keys left behind are found with what was meant`(text: String, meant: String) {
        let found = TextTrouble.telexLeftover(in: text)?.meant.lowercased()
        #expect(found?.unicodeScalars.elementsEqual(meant.unicodeScalars) == true, "\(found ?? "")")
    }

    @Test(arguments: [
        "Coffee Đăk Mar", "Gift box organic", "Cao tỏi đen Phú Sinh", "Joy và OHJOY!",
        "Đường phèn Mantoza", "foods and goods", "floor wood seeds", "Trà Authentic", "SESAN",
        "Dak Rve, Sa Loong, Ia Toi", "Sonita DATO PyLo", "collagen", "shop flowers",
    ])
    func `words of other tongues and names are no slips`(text: String) {
        #expect(TextTrouble.telexLeftover(in: text) == nil)
    }

    @Test(arguments: [
        "test", "Đang cập nhật", "Mô tả sản phẩm", "...", "aaaa", "Lorem ipsum dolor", "n/a",
        "Sẽ cập nhật", "(bổ sung sau)",
    ])
    func `placeholders are found`(text: String) {
        #expect(TextTrouble.isPlaceholder(text))
    }

    @Test(arguments: ["Tỏi", "Testa di moro", "Bổ phổi, sau khi ăn", "Trà", "Không đường"])
    func `short texts that say something stay`(text: String) {
        #expect(!TextTrouble.isPlaceholder(text))
    }

    @Test(arguments: [
        ("hộp 250 g", 250, NetUnit.grams, PackText.Agreement.agrees),
        ("hộp 250g", 250, .grams, .agrees), ("túi 0,5 kg", 500, .grams, .agrees),
        ("1.500 g", 1_500, .grams, .agrees),
        ("thùng 12 chai x 500 ml", 6_000, .millilitres, .agrees),
        ("thùng 12 chai x 500 ml", 500, .millilitres, .agrees),
        ("chai 1 lít", 1_000, .millilitres, .agrees),
        ("bộ 3 hũ, mỗi hũ 200 g", 600, .grams, .agrees), ("bộ 3 hũ", 3, .pieces, .agrees),
        ("chục", 10, .pieces, .agrees), ("cái", 1, .pieces, .agrees), ("túi", 250, .grams, .silent),
        ("bộ 3 hũ", 600, .grams, .silent), ("hộp 200 g", 250, .grams, .differs),
        ("chai 500 ml", 500, .grams, .differs), ("bộ 3 hũ", 4, .pieces, .differs),
        ("túi 500 g", 1, .pieces, .differs), ("hộp 20 gói x 2 g", 20, .pieces, .agrees),
        ("100 g và 50 g", 150, .grams, .agrees),
    ])
    func `a pack's text is held against the net quantity`(
        pack: String, net: Int, unit: NetUnit, wanted: PackText.Agreement
    ) {
        let offer = MarketSamples.offer { ($0.netQuantity, $0.netUnit) = (net, unit) }
        #expect(PackText(pack).agreement(with: offer, isEaten: true) == wanted)
    }
}
