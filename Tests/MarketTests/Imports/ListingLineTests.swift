internal import Foundation
@testable internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a row says, and that what we write of a listing says the very same.
@Suite struct ListingLineTests {
    static let vocabulary = ListingVocabulary(sets: [4: "Mật ong, mật khác", 10: "Gia vị khác"])

    @Test(arguments: [
        ("4", 4), (" 4 ", 4), ("Bộ 4", 4), ("bo 10", 10), ("Gia vị khác", 10),
        ("GIA VỊ KHÁC", 10), ("10. Gia vị khác", 10), ("Mật ong, mật khác", 4),
    ])
    func `a set is known by its number or name`(_ written: String, _ set: Int) {
        #expect(Self.vocabulary.set(written) == set)
    }

    @Test(
        arguments: [
            ("hàng khô", [.dry]), ("Dry", [.dry]), ("khô; dễ vỡ", [.dry, .fragile]),
            ("khô, dễ vỡ", [.dry, .fragile]), ("rượu, đồ uống có cồn; lỏng", [.alcohol, .liquid]),
            ("Chất lỏng / thuỷ tinh", [.liquid, .glass]),
        ] as [(String, Set<GoodsClass>)])
    func `goods are known by their Vietnamese words`(_ written: String, _ goods: Set<GoodsClass>) {
        #expect(ListingVocabulary.goods(written) == goods)
    }

    @Test func `an empty cell leaves what is stored, and a hyphen takes it away`() throws {
        let stored = MarketSamples.offer { $0.details.story = "Chuyện" }
        let header = try ListingHeader(["id", "Mô tả", "Hạn sử dụng", "Câu chuyện", "Giá"])
        let line = ListingLine.read(
            ["ls_1", "", "-", " - ", "130.000"], number: 2, under: header, Self.vocabulary)
        let offer = try line.offer(onto: stored).get()
        #expect(offer.description == stored.description)
        #expect(offer.shelfLifeDays == nil)
        #expect(offer.details.story == "")
        #expect(offer.price == Money(vnd: 130_000))
    }

    @Test(arguments: [
        ("1", "kg", 1_000, NetUnit.grams), ("1,5", "lít", 1_500, .millilitres),
        ("250 g", "kg", 250, .grams), ("1.500", "g", 1_500, .grams), ("12", "cái", 12, .pieces),
    ])
    func `a unit in a column of its own counts the quantity beside it`(
        _ written: String, _ unit: String, _ quantity: Int, _ net: NetUnit
    ) throws {
        let header = try ListingHeader(["id", "Khối lượng tịnh", "Đơn vị tịnh"])
        let line = ListingLine.read(
            ["ls_1", written, unit], number: 2, under: header, Self.vocabulary)
        let stored = MarketSamples.offer { $0.packedWeightGrams = 2_000 }
        let offer = try line.offer(onto: stored).get()
        #expect(offer.netQuantity == quantity)
        #expect(offer.netUnit == net)
    }

    @Test func `what a listing cannot be without is not taken away`() throws {
        let header = try ListingHeader(["id", "Tên sản phẩm", "Giá"])
        let line = ListingLine.read(
            ["ls_1", "-", "-"], number: 2, under: header, Self.vocabulary)
        #expect(line.problems.isEmpty)
        let refused = #expect(throws: FieldProblems.self) {
            try line.offer(onto: MarketSamples.offer()).get()
        }
        #expect(refused?.all.map(\.field) == ["name", "price_vnd"])
    }

    static let nasty = [
        "=1+1", "+84", "-", "\\-", "\\\\-", "@SUM(A1)", "'=x", "''", "0012", "a\nb", "a\r\nb",
        "“ngoặc”", "\"", "a;b,c\td", "Tỏi đen", "# Giải thích", "-5", "NULL", "1.500", "TRUE",
        "_x000D_", "＝1", "<b>&amp;</b>", "👩‍🌾 nông dân",
    ]

    @Test(arguments: nasty)
    func `any text comes back as it went out`(_ text: String) throws {
        let oneLine = text.replacing("\r\n", with: " ").replacing("\n", with: " ")
            .replacing("\t", with: " ")
        let offer = try MarketSamples.offer {
            $0.name = oneLine
            $0.pack = oneLine
            $0.description = text
            $0.details.story = text
            $0.details.ingredients = text
            $0.details.tags = [oneLine, "thẻ"]
            $0.details.label = LabelFields(rules: "37/2026", fields: ["name": text])
        }.checked()
        try expectSame(offer)
        try expectSame(offer.changed { $0.details.tags = [oneLine] })
    }

    @Test(arguments: 1...26)
    func `every attribute of every set comes back`(_ set: Int) throws {
        let template = try #require(AttributeTemplate.of(set: set))
        for pick in 0..<3 {
            let offer = try MarketSamples.offer { offer in
                offer.set = set
                for field in template.fields {
                    offer.details.attributes[field.name] = Self.value(of: field, pick)
                }
            }.checked()
            #expect(!offer.details.attributes.isEmpty)
            try expectSame(offer)
        }
    }

    @Test func `decomposed letters are the same letters`() throws {
        let header = try ListingHeader(["id", "Tên sản phẩm"])
        let name = MarketSamples.offer().name.decomposedStringWithCanonicalMapping
        let line = ListingLine.read(
            ["ls_1", name], number: 2, under: header, Self.vocabulary)
        #expect(try line.offer(onto: MarketSamples.offer()).get() == MarketSamples.offer())
    }

    @Test func `the row that explains the template is no listing`() {
        let sheet = ListingSheet(templateOf: 4)
        #expect(ListingSheet.isRemark(sheet.remarks(sets: [4: "Mật ong"], set: 4)))
        #expect(!ListingSheet.isRemark(["# 1"]))
    }

    /// Writes the offer out, reads it back onto another one, and as a new one.
    private func expectSame(_ offer: Offer) throws {
        let listing = Listing(
            id: ListingID("ls_1"), producer: ProducerID("pr_1"), offer: offer, stock: 7,
            updatedAt: 0)
        let sheet = ListingSheet(exporting: [offer.set])
        let cells = sheet.cells(of: listing, externalKey: "-", star: 4, decision: "1/QĐ")
        let line = ListingLine.read(
            cells, number: 2, under: try ListingHeader(sheet.titles), Self.vocabulary)
        #expect(line.problems == [])
        #expect(line.id == listing.id)
        #expect(line.externalKey == "-")
        #expect(line.producer == listing.producer)
        #expect(line.stock == 7)
        #expect(try line.offer(onto: offer).get() == offer)
        #expect(try line.asNew.get() == offer)
    }

    private static func value(of field: AttributeField, _ pick: Int) -> AttributeValue {
        switch field.kind {
        case .text: .text(nasty[pick])
        case .number(let range, _):
            .number([range.lowerBound, range.upperBound, range.lowerBound][pick])
        case .choice(let choices): .choice(choices[pick % choices.count].code)
        case .choices(let choices): .choices(choices.prefix(pick + 1).map(\.code))
        case .flag: .flag(pick != 1)
        }
    }
}

extension Offer {
    fileprivate func changed(_ change: (inout Offer) -> Void) throws -> Offer {
        var offer = self
        change(&offer)
        return try offer.checked()
    }
}
