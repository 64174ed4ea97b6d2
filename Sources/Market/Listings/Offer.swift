package import Reach

/// What a listing says of the product and its pack, as it may be edited.
package struct Offer: Hashable, Sendable {
    package var name: String
    /// One of the 26 product sets of Decision 26/2026/QĐ-TTg, annex I.
    package var set: Int
    /// The pack in the producer's words: "hộp 250 g".
    package var pack: String
    package var netQuantity: Int
    package var netUnit: NetUnit
    package var packedWeightGrams: Int
    package var lengthCm: Int
    package var widthCm: Int
    package var heightCm: Int
    package var price: Money
    package var goods: Set<GoodsClass>
    package var shelfLifeDays: Int?
    /// The longest time on the way that the goods bear; `nil` when it does not matter.
    package var longestTransitDays: Int?
    package var shipsByCourier: Bool
    package var description: String
    /// What a product page says beyond the pack: story, ingredients, attributes, label.
    package var details: ProductDetails

    package init(
        name: String, set: Int, pack: String, netQuantity: Int, netUnit: NetUnit,
        packedWeightGrams: Int, lengthCm: Int, widthCm: Int, heightCm: Int, price: Money,
        goods: Set<GoodsClass>, shelfLifeDays: Int? = nil, longestTransitDays: Int? = nil,
        shipsByCourier: Bool = true, description: String = "",
        details: ProductDetails = ProductDetails()
    ) {
        self.name = name
        self.set = set
        self.pack = pack
        self.netQuantity = netQuantity
        self.netUnit = netUnit
        self.packedWeightGrams = packedWeightGrams
        self.lengthCm = lengthCm
        self.widthCm = widthCm
        self.heightCm = heightCm
        self.price = price
        self.goods = goods
        self.shelfLifeDays = shelfLifeDays
        self.longestTransitDays = longestTransitDays
        self.shipsByCourier = shipsByCourier
        self.description = description
        self.details = details
    }

    /// The parcel that `quantity` packs make, stacked by height; COD and value are the order's.
    package func parcel(
        quantity: Int = 1, cod: Money? = nil, declaredValue: Money? = nil
    ) -> Parcel {
        // One pack, which a search asks about by the thousand, is its own stack.
        if quantity == 1 {
            return Parcel(
                weightGrams: packedWeightGrams, lengthCm: lengthCm, widthCm: widthCm,
                heightCm: heightCm, goods: goods, longestTransitDays: longestTransitDays,
                shipsByCourier: shipsByCourier, cod: cod, declaredValue: declaredValue)
        }
        var stack = Stack()
        stack.add(self, quantity: quantity)
        return stack.parcel(cod: cod, declaredValue: declaredValue)
    }
}

/// What net quantity is counted in.
package enum NetUnit: String, Sendable, CaseIterable {
    case grams = "g"
    case millilitres = "ml"
    case pieces = "piece"
}
