@testable internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Rows of the annex of a decision.
@Suite struct AnnexLineTests {
    static let titles = [
        "TT", "Tên sản phẩm", "Chủ thể", "Xã, phường", "Hạng sao", "Số quyết định",
        "Ngày quyết định", "Cơ quan ban hành",
    ]
    static let good = [
        "1", "Tỏi đen nhiều tép", "Công ty TNHH Phú Sinh", "Đặc khu Lý Sơn", "4 sao",
        "1898/QĐ-UBND", "15/8/2025", "UBND tỉnh Quảng Ngãi",
    ]

    @Test func `a row says what was recognised of whom`() throws {
        let line = try self.line(Self.good)
        #expect(line.problems == [])
        #expect(line.legalForm == .company)
        #expect(line.claim.star == 4)
        #expect(line.claim.decisionDay == Day("2025-08-15"))
    }

    @Test(arguments: [
        (1, "", "product"), (2, "", "producer"), (3, "", "commune"), (4, "2", "star"),
        (4, "6 sao", "star"), (4, "bốn", "star"), (5, "", "decision_number"),
        (6, "8/2025", "decision_date"), (6, "31/2/2025", "decision_date"),
        (6, "15/8/2030", "decision_date"), (7, "", "issuer"),
    ])
    func `a bad cell is named once`(_ index: Int, _ cell: String, _ field: String) throws {
        var cells = Self.good
        cells[index] = cell
        let problems = try line(cells).problems
        #expect(problems.map(\.field) == [field])
        #expect(problems.first?.column == ListingHeader.letters(ofColumn: index + 1))
    }

    @Test(arguments: [
        ("HTX Nông nghiệp Bình Hải", LegalForm.cooperative), ("Hợp tác xã Se San", .cooperative),
        ("Liên hiệp HTX Tây Nguyên", .cooperativeUnion), ("Tổ hợp tác Y Hoà", .cooperativeGroup),
        ("CTCP Dori", .company), ("Hộ kinh doanh Đặng Văn Trinh", .household),
        ("Trang trại Đồng Tiến", .farm), ("Phạm Thị Y Hoà", .household),
    ])
    func `the legal form is told by the name`(_ name: String, _ form: LegalForm) throws {
        var cells = Self.good
        cells[2] = name
        #expect(try line(cells).legalForm == form)
    }

    @Test func `a header without the decision is refused`() {
        let refusal = #expect(throws: HeaderRefusal.self) {
            try AnnexHeader(Self.titles.filter { $0 != "Số quyết định" })
        }
        #expect(refusal?.problems.map(\.field) == ["decision_number"])
    }

    @Test(arguments: [
        ("4 sao", "15/8/2025", "UBND tỉnh Quảng Ngãi"), ("4 sao", "5/7/2025", nil),
        ("5 sao", "15/8/2025", nil),
    ])
    func `an annex that names no issuer is its province's where that is certain`(
        _ star: String, _ day: String, _ issuer: String?
    ) throws {
        var cells = Self.good
        (cells[4], cells[6]) = (star, day)
        let line = AnnexLine(
            cells, number: 2, under: try AnnexHeader(Self.titles.dropLast()),
            ListingVocabulary(sets: [:]), today: try #require(Day("2026-01-01")))
        #expect(line.problems == [])
        #expect(line.claim(in: "Tỉnh Quảng Ngãi")?.issuer == issuer)
    }

    private func line(_ cells: [String]) throws -> AnnexLine {
        AnnexLine(
            cells, number: 2, under: try AnnexHeader(Self.titles), ListingVocabulary(sets: [:]),
            today: MarketSamples.today)
    }
}
