internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Attributes, labels and the rest of a product page: typed, and refused by name.
@Suite struct ProductDetailsTests {
    typealias Case = MarketFieldCase<Offer>

    private static func attribute(
        _ set: Int, _ name: String, _ code: FieldProblem.Code, _ value: AttributeValue
    ) -> Case {
        Case("attributes.\(name)", code) {
            $0.set = set
            $0.details.attributes[name] = value
        }
    }

    static let attributes: [Case] = [
        attribute(14, "alcohol_percent", .wrongType, .text("40%")),
        attribute(14, "alcohol_percent", .wrongType, .flag(true)),
        attribute(14, "alcohol_percent", .outOfRange, .number(0)),
        attribute(15, "alcohol_percent", .outOfRange, .number(81)),
        attribute(10, "alcohol_percent", .unknownField, .number(40)),
        attribute(4, "nutrition", .unknownField, .text("x")),
        attribute(1, "preservation", .malformed, .text("warm")),
        attribute(1, "preservation", .wrongType, .choices(["chilled"])),
        attribute(1, "storage_temperature_c", .outOfRange, .number(-41)),
        attribute(1, "storage_temperature_c", .wrongType, .choice("chilled")),
        attribute(2, "harvest_months", .malformed, .choices(["1", "13"])),
        attribute(2, "harvest_months", .wrongType, .text("1")),
        attribute(5, "vegetarian", .wrongType, .text("có")),
        attribute(5, "energy_kcal_100", .outOfRange, .number(901)),
        attribute(5, "allergens", .malformed, .choices(["dust"])),
        attribute(5, "additives", .controlCharacter, .text("E621\u{202E}")),
        attribute(18, "product_kind", .malformed, .choice("potion")),
        attribute(21, "materials", .tooLong, .text(String(repeating: "m", count: 1_001))),
        attribute(21, "handmade_percent", .outOfRange, .number(101)),
        attribute(23, "species", .wrongType, .number(1)),
        attribute(25, "age_months", .outOfRange, .number(-1)),
        attribute(26, "opening_hours", .wrongType, .number(8)),
        attribute(26, "most_guests", .outOfRange, .number(0)),
        attribute(26, "languages", .malformed, .choices(["vi", "xx"])),
    ]

    static let texts: [Case] = [
        Case("story", .tooLong) { $0.details.story = String(repeating: "c", count: 5_001) },
        Case("story", .controlCharacter) { $0.details.story = "Chuyện\u{0007}" },
        Case("ingredients", .tooLong) {
            $0.details.ingredients = String(repeating: "i", count: 2_001)
        },
        Case("materials_origin", .controlCharacter) { $0.details.materialsOrigin = "\u{2066}" },
        Case("process", .controlCharacter) { $0.details.process = "a\u{200B}b" },
        Case("usage", .controlCharacter) { $0.details.usage = "a\u{0000}" },
        Case("storage", .tooLong) { $0.details.storage = String(repeating: "s", count: 2_001) },
        Case("annual_output", .tooLong) {
            $0.details.annualOutput = String(repeating: "9", count: 501)
        },
        Case("trace_url", .malformed) { $0.details.traceURL = "javascript:alert(1)" },
        Case("trace_url", .malformed) { $0.details.traceURL = "https://check vn/a" },
        Case("trace_url", .malformed) { $0.details.traceURL = "https://localhost/" },
        Case("trace_url", .malformed) { $0.details.traceURL = "https://a@b.vn/" },
        Case("tags", .outOfRange) { $0.details.tags = (0...20).map { "t\($0)" } },
        Case("tags[1]", .tooLong) { $0.details.tags = ["a", String(repeating: "b", count: 51)] },
        Case("tags[0]", .missing) { $0.details.tags = [" "] },
        Case("label.rules", .malformed) { $0.details.label = LabelFields(rules: "1/1999") },
        Case("label.rules", .malformed) { $0.details.label = LabelFields(fields: ["name": "x"]) },
        Case("label.fields.colour", .unknownField) {
            $0.details.label = LabelFields(rules: "37/2026", fields: ["colour": "đỏ"])
        },
        Case("label.fields.lot", .controlCharacter) {
            $0.details.label = LabelFields(rules: "37/2026", fields: ["lot": "L\u{202E}1"])
        },
    ]

    @Test(arguments: attributes + texts)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let offer = MarketSamples.offer(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in _ = try offer.checked() }
        #expect(named == [spoiled.description])
    }

    @Test func `values are cleaned: choices sorted and once, texts composed, tags once`() throws {
        let offer = try MarketSamples.offer {
            $0.set = 26
            $0.details.attributes = [
                "languages": .choices(["en", "vi", "en"]), "meeting_place": .text(" Be\u{301}n "),
                "homestay": .flag(false), "activities": .text(" "),
            ]
            $0.details.tags = ["Biển", "biển", " đảo"]
        }.checked()
        #expect(
            offer.details.attributes == [
                "languages": .choices(["vi", "en"]), "meeting_place": .text("Bén"),
                "homestay": .flag(false),
            ])
        #expect(offer.details.tags == ["Biển", "đảo"])
    }

    @Test func `a draft may be incomplete, a submission not`() throws {
        let missing: [(Int, [String])] = [
            (1, []), (10, []), (8, ["ingredients missing"]),
            (
                15,
                [
                    "attributes.alcohol_percent missing", "attributes.production_licence missing",
                ]
            ),
            (20, ["attributes.product_kind missing", "attributes.active_herbs missing"]),
            (21, ["attributes.materials missing"]), (24, ["attributes.species missing"]),
            (26, ["attributes.opening_hours missing", "attributes.most_guests missing"]),
        ]
        for (set, fields) in missing {
            let offer = try MarketSamples.offer { $0.set = set }.checked()
            #expect(Case.named { () throws(FieldProblems) in try offer.demandComplete() } == fields)
        }
    }

    @Test func `a label that is given is whole by its own version when it is submitted`() {
        let offer = MarketSamples.offer {
            $0.details.label = LabelFields(
                rules: "43/2017+111/2021", fields: ["name": "Tỏi", "origin": "Việt Nam"])
        }
        let named = Case.named { () throws(FieldProblems) in try offer.demandComplete() }
        #expect(named.first == "label.fields.responsible missing" && named.count == 6)
    }
}
