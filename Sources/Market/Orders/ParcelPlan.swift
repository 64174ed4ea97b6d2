package import Reach

/// The lines of one producer, packed into one parcel.
package struct ParcelPlan: Hashable, Sendable {
    package let producer: ProducerID
    /// Which lines of the order it holds, by their place there.
    package let lineIndexes: [Int]
    package let parcel: Parcel
    /// The value of the goods inside.
    package let goodsValue: Money

    /// One plan per producer, in the order in which the producers first appear.
    ///
    /// Packs are stacked: the largest footprint, all heights. That overstates the size rather
    /// than understate it, so no courier gets a parcel larger than it was asked for.
    package static func plans(
        for lines: [OrderLine], offers: [Offer], producers: [ProducerID], payment: Payment
    ) throws(OrderError) -> [ParcelPlan] {
        var order: [ProducerID] = []
        var grouped: [ProducerID: [Int]] = [:]
        for (index, producer) in producers.enumerated() {
            if grouped[producer] == nil { order.append(producer) }
            grouped[producer, default: []].append(index)
        }
        var plans: [ParcelPlan] = []
        for producer in order {
            let indexes = grouped[producer] ?? []
            plans.append(try plan(of: producer, indexes, lines, offers, payment))
        }
        return plans
    }

    private static func plan(
        of producer: ProducerID, _ indexes: [Int], _ lines: [OrderLine], _ offers: [Offer],
        _ payment: Payment
    ) throws(OrderError) -> ParcelPlan {
        var value = Money.zero
        var stack = Offer.Stack()
        for index in indexes {
            guard let amount = lines[index].unitPrice.times(lines[index].quantity),
                let sum = value.adding(amount)
            else { throw .totalTooLarge }
            value = sum
            stack.add(offers[index], quantity: lines[index].quantity)
        }
        let parcel = stack.parcel(
            cod: payment == .cod ? value : nil, declaredValue: value)
        return ParcelPlan(
            producer: producer, lineIndexes: indexes, parcel: parcel, goodsValue: value)
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
