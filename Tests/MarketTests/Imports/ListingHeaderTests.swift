internal import Foundation
@testable internal import Market
import Testing

/// Headers in either language and any order.
@Suite struct ListingHeaderTests {
    static let vietnamese = [
        "Tên sản phẩm", "Bộ sản phẩm", "Quy cách", "Khối lượng tịnh", "Khối lượng cả bao bì (g)",
        "Dài (cm)", "Rộng (cm)", "Cao (cm)", "Giá (đ)", "Loại hàng",
    ]

    @Test(arguments: [
        vietnamese, vietnamese.reversed(),
        vietnamese.map { $0.uppercased() + " *" },
        vietnamese.map { $0.decomposedStringWithCanonicalMapping },
        [
            "Product name", "set", "PACK", "net_quantity", "Packed weight", "Length", "width_cm",
            "height", "Price", "Goods class",
        ],
    ])
    func `a header is understood`(_ cells: [String]) throws {
        let header = try ListingHeader(cells)
        #expect(header.places.count == 10)
        #expect(header.columns == ImportedColumns())
    }

    @Test(arguments: ListingColumn.demandedOfNew)
    func `what every row needs is named when it is missing`(_ column: ListingColumn) {
        let cells = ListingColumn.demandedOfNew.filter { $0 != column }.map(\.title)
        let refusal = #expect(throws: HeaderRefusal.self) { try ListingHeader(cells) }
        #expect(refusal?.problems.map(\.field) == [column.rawValue])
        #expect(refusal?.problems.map(\.code) == [.missing])
    }

    @Test func `columns that nobody reads are named`() throws {
        let header = try ListingHeader(
            ["id", "Màu của hộp", "", "Trạng thái", "Lỗi / Problem", "Giá"])
        #expect(header.columns.unknown == ["Màu của hộp"])
        #expect(header.columns.readOnly == ["Trạng thái", "Lỗi / Problem"])
        #expect(header.letters(of: "price_vnd") == "F")
    }

    @Test func `a column that is there twice refuses the file`() {
        let refusal = #expect(throws: HeaderRefusal.self) {
            try ListingHeader(["id", "Giá", "Giá bán"])
        }
        #expect(refusal?.problems.map(\.column) == ["C"])
    }

    @Test func `every heading that we write is read back as the same`() throws {
        let sheet = ListingSheet(exporting: Set(1...26))
        let header = try ListingHeader(sheet.titles)
        let readOnly: [ListingHeading] = [.column(.state), .column(.star), .column(.decision)]
        #expect(header.places.map(\.heading) == sheet.headings.filter { !readOnly.contains($0) })
        #expect(header.columns.unknown.isEmpty)
    }

    @Test func `columns have the letters that spreadsheets show`() {
        #expect([1, 26, 27, 52, 703].map(ListingHeader.letters) == ["A", "Z", "AA", "AZ", "AAA"])
    }
}
