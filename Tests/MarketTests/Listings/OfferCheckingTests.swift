internal import Market
internal import Reach
internal import TestSupport
import Testing

/// What a listing may offer.
@Suite struct OfferCheckingTests {
    typealias Case = MarketFieldCase<Offer>

    static let texts: [Case] = [
        Case("name", .missing) { $0.name = "" },
        Case("name", .controlCharacter) { $0.name = "Tỏi\u{0000}" + "Lý Sơn" },
        Case("name", .controlCharacter) { $0.name = "Tỏi \u{202E}nơS ýL" },
        Case("name", .controlCharacter) { $0.name = "Tỏi\nLý Sơn" },
        Case("name", .tooLong) { $0.name = String(repeating: "ỏ", count: 201) },
        Case("pack", .missing) { $0.pack = " " },
        Case("pack", .controlCharacter) { $0.pack = "hộp\u{2066}250 g" },
        Case("description", .tooLong) { $0.description = String(repeating: "a", count: 5_001) },
        Case("description", .controlCharacter) { $0.description = "a\u{001B}[31mb" },
    ]

    static let numbers: [Case] = [
        Case("set", .outOfRange) { $0.set = 0 },
        Case("set", .outOfRange) { $0.set = 27 },
        Case("net_quantity", .outOfRange) { $0.netQuantity = 0 },
        Case("packed_weight_g", .outOfRange) {
            $0.netUnit = .pieces
            $0.packedWeightGrams = 0
        },
        Case("packed_weight_g", .outOfRange) { $0.packedWeightGrams = 200_001 },
        Case("packed_weight_g", .outOfRange) { $0.packedWeightGrams = 249 },
        Case("length_cm", .outOfRange) { $0.lengthCm = 0 },
        Case("width_cm", .outOfRange) { $0.widthCm = -1 },
        Case("height_cm", .outOfRange) { $0.heightCm = 301 },
        Case("price_vnd", .outOfRange) { $0.price = Money(vnd: -1) },
        Case("price_vnd", .outOfRange) { $0.price = .zero },
        Case("price_vnd", .outOfRange) { $0.price = Money(vnd: 999) },
        Case("price_vnd", .outOfRange) { $0.price = Money(vnd: .max) },
        Case("goods", .missing) { $0.goods = [] },
        Case("shelf_life_days", .outOfRange) { $0.shelfLifeDays = 0 },
        Case("longest_transit_days", .outOfRange) { $0.longestTransitDays = 3_651 },
    ]

    @Test(arguments: texts + numbers)
    func `a bad field is named, and only it`(_ spoiled: Case) {
        let offer = MarketSamples.offer(spoiled.spoil)
        let named = Case.named { () throws(FieldProblems) in _ = try offer.checked() }
        #expect(named == [spoiled.description])
    }

    @Test func `everything wrong is said at once`() {
        let offer = MarketSamples.offer { offer in
            for spoiled in [Self.texts[0], Self.numbers[0], Self.numbers[9]] {
                spoiled.spoil(&offer)
            }
        }
        let named = Case.named { () throws(FieldProblems) in _ = try offer.checked() }
        #expect(named == ["name missing", "set out_of_range", "price_vnd out_of_range"])
    }

    @Test func `the ends of every range pass`() throws {
        _ = try MarketSamples.offer {
            $0.set = 26
            $0.netQuantity = 200_000
            $0.packedWeightGrams = 200_000
            ($0.lengthCm, $0.widthCm, $0.heightCm) = (300, 1, 300)
            $0.price = Money(vnd: 1_000_000_000)
            ($0.shelfLifeDays, $0.longestTransitDays) = (3_650, 1)
        }.checked()
    }

    @Test func `a bottle may weigh less than its millilitres, a bag not less than its grams`()
        throws
    {
        let bottle = MarketSamples.offer {
            ($0.netUnit, $0.packedWeightGrams) = (.millilitres, 240)
        }
        #expect(try bottle.checked() == bottle)
        let bag = MarketSamples.offer { $0.packedWeightGrams = 250 }
        #expect(try bag.checked() == bag)
    }

    @Test func `texts are composed and trimmed, and a description keeps its lines`() throws {
        let offer = try MarketSamples.offer {
            $0.name = " To\u{0309}i "
            $0.description = "Một\nHai\n"
        }.checked()
        #expect(Array(offer.name.utf8) == Array("Tỏi".utf8))
        #expect(offer.description == "Một\nHai")
    }
}
