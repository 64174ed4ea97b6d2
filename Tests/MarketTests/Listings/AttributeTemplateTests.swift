internal import Market
internal import Reach
internal import TestSupport
import Testing

/// The templates themselves, and the small types that they are made of.
@Suite struct AttributeTemplateTests {
    @Test func `each of the 26 sets has exactly one template`() {
        let sets = AttributeTemplate.Code.allCases.flatMap { AttributeTemplate.of($0).sets }
        #expect(sets.sorted() == Array(1...26))
        #expect(AttributeTemplate.of(set: 0) == nil && AttributeTemplate.of(set: 27) == nil)
        for set in 1...26 {
            #expect(AttributeTemplate.of(set: set)?.sets.contains(set) == true)
        }
    }

    @Test(arguments: AttributeTemplate.Code.allCases)
    func `fields are named once, in words of two languages, and plainly`(
        _ code: AttributeTemplate.Code
    ) {
        let fields = AttributeTemplate.of(code).fields
        #expect(Set(fields.map(\.name)).count == fields.count)
        for field in fields {
            #expect(!field.label.vietnamese.isEmpty && !field.label.english.isEmpty)
            #expect(field.name.utf8.allSatisfy { $0 == 0x5F || (0x30...0x7A).contains($0) })
        }
    }

    @Test func `the versions of the label rules follow each other without a gap`() {
        let all = LabelRules.all
        for (old, new) in zip(all, all.dropFirst()) { #expect(old.until == new.from) }
        #expect(all.last?.until == nil && Set(all.map(\.version)).count == all.count)
    }

    @Test(arguments: [
        ("8931234567894", false), ("8936036020014", true), ("8936036020015", false),
        ("96385074", true), ("036000291452", true), ("10614141000415", true),
        ("893603602001", false), ("89360360200１4", false), ("", false), ("0", false),
    ])
    func `a barcode has a length of GS1 and its check digit`(_ text: String, _ isGood: Bool) {
        #expect((GTIN(text) != nil) == isGood)
    }

    @Test(
        arguments: [
            ("12.5", 12_500), ("12,5", 12_500), ("-0.5", -500), ("40", 40_000), ("0.001", 1),
            ("1.2345", nil), ("", nil), ("a", nil), ("1,2,3", nil), ("9999999999999", nil),
        ] as [(String, Int64?)])
    func `a measured number keeps three decimals exactly`(_ text: String, _ value: Int64?) {
        let number = ExactNumber(written: text)
        #expect(number?.thousandths == value)
        if let number { #expect(ExactNumber(written: number.text) == number) }
        if let number, let double = Double(number.text) { #expect(ExactNumber(double) == number) }
    }

    @Test func `what a double cannot say in three decimals is none`() {
        #expect(ExactNumber(0.1)?.thousandths == 100 && ExactNumber(29.3)?.thousandths == 29_300)
        for wrong in [0.0001, 1e300, .nan, .infinity] { #expect(ExactNumber(wrong) == nil) }
    }

    @Test(
        arguments: [
            (250, NetUnit.grams, 125_000, 500_000, "kg"), (500, .millilitres, 60_000, 120_000, "l"),
            (3, .pieces, 10_000, 3_333, "piece"), (3, .pieces, 20_000, 6_667, "piece"),
            (1_000_000, .grams, 1_000, 1, "kg"),
        ] as [(Int, NetUnit, Int64, Int64, String)])
    func `the unit price is per kilogram, litre or piece`(
        _ quantity: Int, _ unit: NetUnit, _ price: Int64, _ expected: Int64, _ word: String
    ) {
        let offer = MarketSamples.offer {
            ($0.netQuantity, $0.netUnit, $0.price) = (quantity, unit, Money(vnd: price))
        }
        #expect(offer.unitPrice?.vnd == expected && offer.unitPrice?.unit == word)
    }

    @Test func `every reason has a sentence, fits some move, and each move has one`() {
        for reason in MoveReason.allCases {
            #expect(reason.sentence.vietnamese.hasSuffix("."))
            #expect(reason.sentence.english.hasSuffix("."))
            #expect(ListingMove.allCases.contains { MoveReason.fitting($0).contains(reason) })
        }
        #expect(
            Set(MoveReason.allCases.map(\.sentence.vietnamese)).count
                == MoveReason.allCases.count)
        for move in ListingMove.allCases { #expect(!MoveReason.fitting(move).isEmpty) }
    }

    @Test func `fields written and read again are the same offer`() throws {
        let offer = try MarketSamples.offer {
            $0.set = 14
            $0.netUnit = .millilitres
            $0.details.story = "Chuyện\nlàng"
            $0.details.barcode = GTIN("8936036020014")
            $0.details.traceURL = "https://truyxuat.vn/a?b=1"
            $0.details.tags = ["rượu", "sim"]
            $0.details.attributes = [
                "alcohol_percent": .number(ExactNumber(thousandths: 29_500)),
                "ageing_months": .number(12), "standards": .choices(["haccp"]),
                "age_warning": .flag(true), "base": .text("sim rừng"),
            ]
            $0.details.label = LabelFields(rules: "37/2026", fields: ["lot": "L1"])
        }.checked()
        #expect(Offer(fields: offer.fields) == offer)
        var writer = JSONWriter()
        writer.fields(offer.fields)
        #expect(Offer(fields: try JSONBody.object(writer.bytes, depth: 4)) == offer)
        #expect(Offer(fields: MarketSamples.offer().fields) == MarketSamples.offer())
    }
}
