@testable internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Rows that are refused, each with its column and its reason.
@Suite struct BadRowTests {
    /// A bad row: which cell is changed to what, and what is said of it.
    struct Bad: Sendable, CustomTestStringConvertible {
        let title: String
        let cell: String
        let field: String
        let code: FieldProblem.Code

        init(_ title: String, _ cell: String, _ field: String, _ code: FieldProblem.Code) {
            (self.title, self.cell, self.field, self.code) = (title, cell, field, code)
        }

        var testDescription: String { "\(title): \(cell.prefix(20))" }
    }

    static let good = [
        "Mã ngoài": "T1", "Tên sản phẩm": "Tỏi đen", "Bộ sản phẩm": "10", "Quy cách": "hộp 250 g",
        "Khối lượng tịnh": "250 g", "Khối lượng cả bao bì (g)": "320", "Dài (cm)": "20",
        "Rộng (cm)": "12", "Cao (cm)": "8", "Giá (đ)": "125.000", "Loại hàng": "khô",
        "Tồn kho": "7", "Hạn sử dụng (ngày)": "180", "Gửi qua đơn vị vận chuyển": "có",
        "Đơn vị tịnh": "", "Mô tả": "", "Mã vạch": "", "Liên kết truy xuất": "",
        "Từ khoá": "", "Nhãn: quy định áp dụng": "", "Chịu được trên đường (ngày)": "",
        "Câu chuyện sản phẩm": "", "attributes.alcohol_percent": "",
    ]

    static let bad = [
        Bad("Tên sản phẩm", "", "name", .missing),
        Bad("Tên sản phẩm", "-", "name", .missing),
        Bad("Tên sản phẩm", String(repeating: "a", count: 201), "name", .tooLong),
        Bad("Tên sản phẩm", "Tỏi\u{202E}đen", "name", .controlCharacter),
        Bad("Tên sản phẩm", "Tỏi\nđen", "name", .controlCharacter),
        Bad("Quy cách", "", "pack", .missing),
        Bad("Quy cách", "hộp\u{0}", "pack", .controlCharacter),
        Bad("Bộ sản phẩm", "", "set", .missing),
        Bad("Bộ sản phẩm", "27", "set", .outOfRange),
        Bad("Bộ sản phẩm", "0", "set", .outOfRange),
        Bad("Bộ sản phẩm", "Đồ chơi", "set", .malformed),
        Bad("Khối lượng tịnh", "", "net_quantity", .missing),
        Bad("Khối lượng tịnh", "250", "net_unit", .missing),
        Bad("Khối lượng tịnh", "0 g", "net_quantity", .outOfRange),
        Bad("Khối lượng tịnh", "2,5 g", "net_quantity", .malformed),
        Bad("Khối lượng tịnh", "hai lạng", "net_quantity", .malformed),
        Bad("Đơn vị tịnh", "thùng phuy", "net_unit", .malformed),
        Bad("Đơn vị tịnh", "ml", "net_unit", .notAllowed),
        Bad("Khối lượng cả bao bì (g)", "", "packed_weight_g", .missing),
        Bad("Khối lượng cả bao bì (g)", "200", "packed_weight_g", .outOfRange),
        Bad("Khối lượng cả bao bì (g)", "201 kg", "packed_weight_g", .outOfRange),
        Bad("Khối lượng cả bao bì (g)", "-320", "packed_weight_g", .outOfRange),
        Bad("Khối lượng cả bao bì (g)", "ba trăm", "packed_weight_g", .malformed),
        Bad("Dài (cm)", "", "length_cm", .missing),
        Bad("Dài (cm)", "12,5", "length_cm", .malformed),
        Bad("Rộng (cm)", "301", "width_cm", .outOfRange),
        Bad("Cao (cm)", "0", "height_cm", .outOfRange),
        Bad("Giá (đ)", "", "price_vnd", .missing),
        Bad("Giá (đ)", "999", "price_vnd", .outOfRange),
        Bad("Giá (đ)", "2 tỷ", "price_vnd", .malformed),
        Bad("Giá (đ)", "1.500 nghìn", "price_vnd", .malformed),
        Bad("Giá (đ)", "liên hệ", "price_vnd", .malformed),
        Bad("Giá (đ)", "=A1*2", "price_vnd", .malformed),
        Bad("Loại hàng", "", "goods", .missing),
        Bad("Loại hàng", "khô; nặng", "goods", .malformed),
        Bad("Tồn kho", "1,5", "stock", .malformed),
        Bad("Tồn kho", "-", "stock", .malformed),
        Bad("Hạn sử dụng (ngày)", "11 năm", "shelf_life_days", .outOfRange),
        Bad("Chịu được trên đường (ngày)", "lâu", "longest_transit_days", .malformed),
        Bad("Gửi qua đơn vị vận chuyển", "có thể", "ships_by_courier", .malformed),
        Bad("Mô tả", String(repeating: "a", count: 5_001), "description", .tooLong),
        Bad("Câu chuyện sản phẩm", "a\u{200B}b", "story", .controlCharacter),
        Bad("Mã vạch", "8936012345678", "barcode", .malformed),
        Bad("Mã vạch", "123", "barcode", .malformed),
        Bad("Liên kết truy xuất", "javascript:alert(1)", "trace_url", .malformed),
        Bad("Từ khoá", String(repeating: "t", count: 51), "tags[0]", .tooLong),
        Bad("Nhãn: quy định áp dụng", "99/1999", "label.rules", .malformed),
        Bad("attributes.alcohol_percent", "29", "attributes.alcohol_percent", .unknownField),
        Bad("Mã ngoài", String(repeating: "k", count: 101), "external_key", .tooLong),
    ]

    @Test(arguments: bad)
    func `a bad cell is named with its column and reason`(_ bad: Bad) throws {
        let titles = Self.good.keys.sorted()
        let header = try ListingHeader(titles)
        let cells = titles.map { $0 == bad.title ? bad.cell : Self.good[$0] ?? "" }
        let line = ListingLine.read(
            cells, number: 2, under: header, ListingVocabulary(sets: [:]))
        let found: [RowProblem]
        switch (line.problems.isEmpty, line.asNew) {
        case (false, _): found = line.problems
        case (true, .failure(let refused)):
            found = refused.all.map { RowProblem($0, column: header.letters(of: $0.field)) }
        case (true, .success): found = []
        }
        #expect(Set(found.map(\.field)) == [bad.field])
        #expect(Set(found.map(\.code)) == [bad.code])
        #expect(found.first?.message.vietnamese.isEmpty == false)
        let index = try #require(titles.firstIndex(of: bad.title))
        if bad.field != "net_unit" || bad.title == "Đơn vị tịnh" {
            #expect(found.first?.column == ListingHeader.letters(ofColumn: index + 1))
        }
    }

    @Test func `the same row without its fault is taken`() throws {
        let titles = Self.good.keys.sorted()
        let line = ListingLine.read(
            titles.map { Self.good[$0] ?? "" }, number: 2, under: try ListingHeader(titles),
            ListingVocabulary(sets: [:]))
        #expect(line.problems == [])
        #expect(throws: Never.self) { try line.asNew.get() }
    }

    @Test func `there are at least forty kinds of bad row`() {
        #expect(Set(Self.bad.map { "\($0.title) \($0.cell)" }).count >= 40)
    }

    @Test func `all that is wrong with a row is told at once`() throws {
        let titles = Self.good.keys.sorted()
        let bad = ["Giá (đ)": "liên hệ", "Dài (cm)": "12,5", "Loại hàng": "nặng"]
        let line = ListingLine.read(
            titles.map { bad[$0] ?? Self.good[$0] ?? "" }, number: 2,
            under: try ListingHeader(titles), ListingVocabulary(sets: [:]))
        #expect(Set(line.problems.map(\.field)) == ["price_vnd", "length_cm", "goods"])
    }
}
