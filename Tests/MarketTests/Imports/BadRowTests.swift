@testable internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Rows that are refused, each with its column and its reason.
@Suite struct BadRowTests {
    @Test(arguments: BadRow.all)
    func `a bad cell is named with its column and reason`(_ bad: BadRow) throws {
        let titles = BadRow.titles
        let header = try ListingHeader(titles)
        let cells = titles.map { $0 == bad.title ? bad.cell : BadRow.good[$0] ?? "" }
        let line = ListingLine.read(
            cells, number: 2, under: header, ListingVocabulary(sets: [:]))
        let found = line.faults(onto: nil, header.letters)
        #expect(Set(found.map(\.field)) == [bad.field])
        #expect(Set(found.map(\.code)) == [bad.code])
        #expect(found.first?.message.vietnamese.isEmpty == false)
        let index = try #require(titles.firstIndex(of: bad.title))
        if bad.field != "net_unit" || bad.title == "Đơn vị tịnh" {
            #expect(found.first?.column == ListingHeader.letters(ofColumn: index + 1))
        }
    }

    @Test func `the same row without its fault is taken`() throws {
        let titles = BadRow.titles
        let line = ListingLine.read(
            titles.map { BadRow.good[$0] ?? "" }, number: 2, under: try ListingHeader(titles),
            ListingVocabulary(sets: [:]))
        #expect(line.problems == [])
        #expect(throws: Never.self) { try line.asNew.get() }
    }

    @Test func `there are at least forty kinds of bad row`() {
        #expect(Set(BadRow.all.map { "\($0.title) \($0.cell)" }).count >= 40)
    }

    @Test func `all that is wrong with a row is told at once`() throws {
        let titles = BadRow.titles
        let bad = ["Giá (đ)": "liên hệ", "Dài (cm)": "12,5", "Loại hàng": "nặng"]
        let line = ListingLine.read(
            titles.map { bad[$0] ?? BadRow.good[$0] ?? "" }, number: 2,
            under: try ListingHeader(titles), ListingVocabulary(sets: [:]))
        #expect(Set(line.problems.map(\.field)) == ["price_vnd", "length_cm", "goods"])
    }

    @Test func `a cell that cannot be read hides no other fault, and brings none`() throws {
        let bad = [
            "Giá (đ)": "liên hệ", "Tên sản phẩm": "", "Bộ sản phẩm": "Đồ chơi",
            "attributes.alcohol_percent": "29", "Cao (cm)": "0", "Khối lượng tịnh": "hai lạng",
            "Khối lượng cả bao bì (g)": "1",
        ]
        let header = try ListingHeader(BadRow.titles)
        let line = ListingLine.read(
            BadRow.titles.map { bad[$0] ?? BadRow.good[$0] ?? "" }, number: 2, under: header,
            ListingVocabulary(sets: [:]))
        let found = line.faults(onto: nil, header.letters)
        // Whether the attribute fits and the pack is heavy enough follows from what is unread.
        #expect(
            found.map(\.field).sorted() == [
                "height_cm", "name", "net_quantity", "price_vnd", "set",
            ])
    }
}
