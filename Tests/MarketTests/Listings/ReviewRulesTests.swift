internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Which edits of a published listing need an officer's eye.
@Suite struct ReviewRulesTests {
    struct Edit: Sendable, CustomStringConvertible {
        let description: String
        let make: @Sendable (inout Offer) -> Void
    }

    static let promises = [
        Edit(description: "name") { $0.name = "Tỏi cô đơn" },
        Edit(description: "set") { $0.set = 5 },
        Edit(description: "pack") { $0.pack = "túi 250 g" },
        Edit(description: "net quantity") { $0.netQuantity = 200 },
        Edit(description: "net unit") { $0.netUnit = .pieces },
        Edit(description: "goods") { $0.goods = [.fresh] },
        Edit(description: "description") { $0.description = "" },
        Edit(description: "higher price") { $0.price = Money(vnd: 125_001) },
        Edit(description: "story") { $0.details.story = "Chuyện làng" },
        Edit(description: "attribute") { $0.details.attributes["vegetarian"] = .flag(true) },
        Edit(description: "label") { $0.details.label = LabelFields(rules: "37/2026") },
        Edit(description: "smaller pack, lower price") {
            ($0.pack, $0.price) = ("hộp 100 g", Money(vnd: 60_000))
        },
    ]

    static let facts = [
        Edit(description: "nothing") { _ in },
        Edit(description: "packed weight") { $0.packedWeightGrams = 300 },
        Edit(description: "length") { $0.lengthCm = 21 },
        Edit(description: "lower price") { $0.price = Money(vnd: 124_999) },
        Edit(description: "longest transit") { $0.longestTransitDays = 7 },
        Edit(description: "ships by courier") { $0.shipsByCourier = false },
        Edit(description: "tags") { $0.details.tags = ["đặc sản"] },
        Edit(description: "opening hours") {
            $0.details.attributes["opening_hours"] = .text("8–17 giờ")
        },
    ]

    private func passes(_ edit: Edit, _ rules: ReviewRules = ReviewRules()) -> Bool {
        rules.passes(
            from: MarketSamples.offer().fields, to: MarketSamples.offer(edit.make).fields)
    }

    @Test(arguments: promises)
    func `what buyers were promised waits for an officer`(_ edit: Edit) {
        #expect(!passes(edit))
    }

    @Test(arguments: facts)
    func `a lower price and facts of shipping and opening pass`(_ edit: Edit) {
        #expect(passes(edit))
    }

    @Test func `the rules are data: fields and the rise of a price`() {
        let rules = ReviewRules(lowRisk: ["description"], priceRisePercent: 10)
        let rise = { (price: Int64) in
            Edit(description: "rise") { $0.price = Money(vnd: price) }
        }
        #expect(passes(Self.promises[6], rules) && !passes(Self.facts[1], rules))
        #expect(passes(rise(137_500), rules) && !passes(rise(137_501), rules))
    }

    @Test func `the share of samples is what the rules say, and the same each time`() {
        let ids = (0..<2_000).map { "rs_\($0)" }
        let share = { (percent: Int) in
            ids.count { ReviewRules(samplePercent: percent).samples($0) }
        }
        #expect((share(0), share(100)) == (0, 2_000))
        #expect((300...500).contains(share(20)) && share(20) == share(20))
    }
}

extension ReviewRulesTests {
    @Test func `the usual rules name only fields that listings have`() {
        #expect(ReviewRules.usualLowRisk.isSubset(of: ReviewRules.knownFields))
        let offer = MarketSamples.offer {
            $0.details.story = "Chuyện"
            $0.details.tags = ["a"]
            $0.details.attributes["vegetarian"] = .flag(true)
            $0.details.label = LabelFields(rules: "37/2026", fields: ["lot": "1"])
        }
        #expect(Set(offer.fields.keys).isSubset(of: ReviewRules.knownFields))
    }
}
