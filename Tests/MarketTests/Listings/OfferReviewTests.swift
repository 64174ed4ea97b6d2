internal import Market
internal import Reach
internal import TestSupport
import Testing

/// Which edits need an officer's eye again.
@Suite struct OfferReviewTests {
    struct Edit: Sendable, CustomStringConvertible {
        let description: String
        let make: @Sendable (inout Offer) -> Void
    }

    static let ofWhatWasApproved = [
        Edit(description: "name") { $0.name = "Tỏi cô đơn" },
        Edit(description: "set") { $0.set = 5 },
        Edit(description: "pack") { $0.pack = "túi 250 g" },
        Edit(description: "net quantity") { $0.netQuantity = 200 },
        Edit(description: "net unit") { $0.netUnit = .pieces },
        Edit(description: "goods") { $0.goods = [.fresh] },
        Edit(description: "description") { $0.description = "" },
    ]

    static let ofTheRest = [
        Edit(description: "nothing") { _ in },
        Edit(description: "packed weight") { $0.packedWeightGrams = 300 },
        Edit(description: "length") { $0.lengthCm = 21 },
        Edit(description: "price") { $0.price = Money(vnd: 130_000) },
        Edit(description: "shelf life") { $0.shelfLifeDays = 90 },
        Edit(description: "longest transit") { $0.longestTransitDays = 7 },
        Edit(description: "ships by courier") { $0.shipsByCourier = false },
    ]

    @Test(arguments: ofWhatWasApproved)
    func `changing what the officer approved needs a review`(_ edit: Edit) {
        let offer = MarketSamples.offer()
        #expect(offer.needsReview(toBecome: MarketSamples.offer(edit.make)))
    }

    @Test(arguments: ofTheRest)
    func `changing price, size or times needs none`(_ edit: Edit) {
        let offer = MarketSamples.offer()
        #expect(!offer.needsReview(toBecome: MarketSamples.offer(edit.make)))
    }
}
