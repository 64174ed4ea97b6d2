package import Reach

/// What a parcel holds and between whom it goes, as the courier must be told of it.
package struct ConsignmentFacts: Hashable, Sendable {
    package let parcel: OrderParcel
    package let note: String
    package let buyer: Buyer
    package let producer: Producer
    package let lines: [Line]

    /// One line: at the price of the order, packed as the listing says now.
    package struct Line: Hashable, Sendable {
        package let listing: ListingID
        package let offer: Offer
        package let name: String
        package let quantity: Int
        package let unitPrice: Money

        package init(
            listing: ListingID, offer: Offer, name: String, quantity: Int, unitPrice: Money
        ) {
            self.listing = listing
            self.offer = offer
            self.name = name
            self.quantity = quantity
            self.unitPrice = unitPrice
        }
    }

    package init(
        parcel: OrderParcel, note: String, buyer: Buyer, producer: Producer, lines: [Line]
    ) {
        self.parcel = parcel
        self.note = note
        self.buyer = buyer
        self.producer = producer
        self.lines = lines
    }
}

extension ConsignmentFacts {
    /// The packs of all lines put on top of each other, as the order was asked of reach.
    package var packed: Parcel {
        var stack = Offer.Stack()
        for line in lines { stack.add(line.offer, quantity: line.quantity) }
        return stack.parcel(cod: nil, declaredValue: nil)
    }

    /// What the goods inside cost; what an order took once does not overflow.
    package var goodsValue: Money {
        lines.reduce(.zero) { sum, line in
            line.unitPrice.times(line.quantity).flatMap { sum.adding($0) } ?? sum
        }
    }
}
