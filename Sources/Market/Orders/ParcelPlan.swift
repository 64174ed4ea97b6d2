package import Reach

/// Packs of one producer that travel in one parcel.
package struct ParcelPlan: Hashable, Sendable {
    package let producer: ProducerID
    /// What is inside, in the sequence of the order's lines.
    package let contents: [ParcelContent]
    package let parcel: Parcel
    /// The value of the goods inside.
    package let goodsValue: Money

    /// The plan of a box that was packed, or `nil` where its value would overflow.
    init?(_ box: PackBox, _ size: PackBox.Size, of producer: ProducerID, in order: PackedOrder) {
        var value: Money? = .zero
        var goods: Set<GoodsClass> = []
        var longestTransitDays: Int?
        var shipsByCourier = true
        for content in box.contents {
            guard let offer = order.offers[content.line] else { return nil }
            value = order.lines[content.line].unitPrice.times(content.quantity)
                .flatMap { value?.adding($0) }
            goods.formUnion(offer.goods)
            shipsByCourier = shipsByCourier && offer.shipsByCourier
            if let days = offer.longestTransitDays {
                longestTransitDays = min(longestTransitDays ?? days, days)
            }
        }
        guard let value else { return nil }
        self.producer = producer
        contents = box.contents.sorted { $0.line < $1.line }
        goodsValue = value
        parcel = Parcel(
            weightGrams: box.weightGrams, lengthCm: size.lengthCm, widthCm: size.widthCm,
            heightCm: size.heightCm, goods: goods, longestTransitDays: longestTransitDays,
            shipsByCourier: shipsByCourier, cod: order.payment == .cod ? value : nil,
            declaredValue: value)
    }
}

/// The lines of an order as they are to be packed: what, how many and how they are paid.
package struct PackedOrder: Hashable, Sendable {
    package let lines: [OrderLine]
    /// The offer of each line by its place in the order; a line without one is not packed.
    package let offers: [Int: Offer]
    package let payment: Payment
    package let wish: CourierWish

    package init(
        lines: [OrderLine], offers: [Int: Offer], payment: Payment, wish: CourierWish
    ) {
        self.lines = lines
        self.offers = offers
        self.payment = payment
        self.wish = wish
    }

    func packs(of lines: [Int]) -> [Pack] {
        lines.compactMap { line in
            offers[line].map { Pack($0, line: line, quantity: self.lines[line].quantity) }
        }
    }
}

/// The lines of one order that one producer packs.
package struct OrderGroup: Hashable, Sendable {
    package let producer: ProducerID
    /// Which lines, by their place in the order.
    package let lines: [Int]

    /// One group per producer, in the order in which the producers first appear; lines whose
    /// producer is `nil` are in none.
    package static func groups(_ producers: [ProducerID?]) -> [OrderGroup] {
        var order: [ProducerID] = []
        var lines: [ProducerID: [Int]] = [:]
        for case (let index, let producer?) in producers.enumerated() {
            if lines[producer] == nil { order.append(producer) }
            lines[producer, default: []].append(index)
        }
        return order.map { OrderGroup(producer: $0, lines: lines[$0] ?? []) }
    }
}

extension Offer {
    /// Packs of several offers put on top of each other.
    struct Stack {
        private var weightGrams = 0
        private var lengthCm = 0
        private var widthCm = 0
        private var heightCm = 0
        private var goods: Set<GoodsClass> = []
        private var longestTransitDays: Int?
        private var shipsByCourier = true

        mutating func add(_ offer: Offer, quantity: Int) {
            weightGrams += offer.packedWeightGrams * quantity
            lengthCm = max(lengthCm, offer.lengthCm)
            widthCm = max(widthCm, offer.widthCm)
            heightCm += offer.heightCm * quantity
            goods.formUnion(offer.goods)
            shipsByCourier = shipsByCourier && offer.shipsByCourier
            if let days = offer.longestTransitDays {
                longestTransitDays = min(longestTransitDays ?? days, days)
            }
        }

        func parcel(cod: Money?, declaredValue: Money?) -> Parcel {
            Parcel(
                weightGrams: weightGrams, lengthCm: lengthCm, widthCm: widthCm,
                heightCm: heightCm, goods: goods, longestTransitDays: longestTransitDays,
                shipsByCourier: shipsByCourier, cod: cod, declaredValue: declaredValue)
        }
    }
}
