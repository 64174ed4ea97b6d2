@testable internal import Market
import Testing

/// Numbers in cells as people write them, with their units.
@Suite struct WrittenNumberTests {
    @Test(arguments: [
        ("120000", 120_000), ("120.000", 120_000), ("120,000", 120_000), ("120 000", 120_000),
        ("120\u{A0}000 đ", 120_000), ("120.000đ", 120_000), ("120.000 đồng", 120_000),
        ("120.000 VNĐ", 120_000), ("1.200.000 ₫", 1_200_000), ("120k", 120_000),
        ("120 nghìn", 120_000), ("1,2 triệu", 1_200_000), ("1.25tr", 1_250_000),
        ("1.234.567,00", 1_234_567), ("1,234,567.00", 1_234_567), ("120000.0", 120_000),
        ("12'000", 12_000), ("0", 0), ("-5.000", -5_000), (" 50000 ", 50_000),
    ])
    func `an amount of money is read`(_ written: String, _ vnd: Int) {
        #expect(number(written, under: "Giá (đ)") == vnd)
    }

    @Test(arguments: [
        "1.500 nghìn", "1,500k", "2.345 triệu", "12,5", "12.34.567", "1.2345,6", "120.00.0",
        "abc", "12 $", "1e5", "0x10", "١٢", "12-13", "1..2", ",5", "5,", "1,5 đ", "--5",
        "1234567890123", "120.000 đ/hộp", "12\n34",
    ])
    func `an amount that is none, or could be two, is refused`(_ written: String) {
        #expect(number(written, under: "Giá (đ)") == nil)
    }

    @Test(arguments: [
        ("500", "Khối lượng cả bao bì (g)", 500), ("1.500", "Khối lượng cả bao bì (g)", 1_500),
        ("1.500", "Khối lượng cả bao bì", 1_500), ("0,5 kg", "Khối lượng cả bao bì (g)", 500),
        ("0,5", "Khối lượng cả bao bì (kg)", 500), ("1.500", "Cân nặng (kg)", 1_500),
        ("1.500 kg", "packed_weight_g", 1_500), ("1,234kg", "packed_weight_g", 1_234),
        ("12 KG", "packed_weight_g", 12_000), ("3 lạng", "packed_weight_g", 300),
        ("320 gam", "packed_weight_g", 320), ("2", "Cân nặng [kg] *", 2_000),
    ])
    func `a weight is read by its unit`(_ written: String, _ header: String, _ grams: Int) {
        #expect(number(written, under: header) == grams)
    }

    @Test(arguments: [
        ("0,5", "Khối lượng cả bao bì (g)"), ("0.500", "packed_weight_g"),
        ("1,2345 kg", "packed_weight_g"), ("12 lb", "packed_weight_g"),
        ("12 cm", "packed_weight_g"), ("1.5 g", "packed_weight_g"),
    ])
    func `a weight that is no whole number of grams is refused`(
        _ written: String, _ header: String
    ) {
        #expect(number(written, under: header) == nil)
    }

    @Test(arguments: [
        ("20", "Dài (cm)", 20), ("0,2 m", "Dài (cm)", 20), ("200", "Dài (mm)", 20),
        ("6 tháng", "Hạn sử dụng (ngày)", 180), ("1 năm", "shelf_life_days", 365),
        ("2", "Hạn sử dụng (tháng)", 60), ("180 ngày", "Hạn dùng", 180),
    ])
    func `lengths and terms are read by their unit`(
        _ written: String, _ header: String, _ number: Int
    ) {
        #expect(self.number(written, under: header) == number)
    }

    @Test func `a unit that nobody knows in the header refuses the file`() {
        #expect(throws: HeaderRefusal.self) { try ListingHeader(["id", "Cân nặng (pound)"]) }
    }

    /// What the one cell says, in the field's own unit.
    private func number(_ written: String, under header: String) -> Int? {
        guard let read = try? ListingHeader(["id", header]) else { return nil }
        let line = ListingLine.read(
            ["ls_1", written], number: 2, under: read, ListingVocabulary(sets: [:]))
        guard line.problems.isEmpty, case .whole(let whole)? = line.cells.first?.value else {
            return nil
        }
        return whole
    }
}
