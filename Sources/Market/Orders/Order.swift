package import Reach

/// What a buyer ordered through a storefront, in lines, packed into parcels of one producer each.
package struct Order: Hashable, Sendable {
    package let id: OrderID
    /// The storefront that placed it, by its name or its key; only it reads the order again.
    package let storefront: String
    /// When it was accepted, in UTC milliseconds.
    package let placedAt: Int64
    package var state: OrderState
    package let buyer: Buyer
    package let payment: Payment
    package let note: String
    package let lines: [OrderLine]
    package let parcels: [OrderParcel]
    /// What the buyer asked of the carriage; whoever carries it later is chosen by it too.
    package var wish = CourierWish.cheapest
    /// The secret part of the public tracking page's address; orders from before it have none.
    package var tracking: String?

    package init(
        id: OrderID, storefront: String, placedAt: Int64, state: OrderState = .placed,
        buyer: Buyer, payment: Payment, note: String, lines: [OrderLine], parcels: [OrderParcel]
    ) {
        self.id = id
        self.storefront = storefront
        self.placedAt = placedAt
        self.state = state
        self.buyer = buyer
        self.payment = payment
        self.note = note
        self.lines = lines
        self.parcels = parcels
    }
}

extension Order {
    /// What the goods cost, or `nil` where it would overflow.
    package var goodsTotal: Money? {
        var sum: Money? = .zero
        for line in lines {
            sum = line.unitPrice.times(line.quantity).flatMap { sum?.adding($0) }
        }
        return sum
    }

    /// What all couriers ask, or `nil` where it would overflow.
    package var freightTotal: Money? {
        parcels.reduce(Money.zero as Money?) { $0?.adding($1.freight) }
    }

    /// Goods and freight, exactly; or `nil` where it would overflow.
    package var total: Money? {
        guard let goods = goodsTotal, let freight = freightTotal else { return nil }
        return goods.adding(freight)
    }
}

/// An order's id: `or_` and a time-ordered part.
package struct OrderID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// Cancelling is allowed until a courier has acknowledged a parcel.
package enum OrderState: String, Sendable, CaseIterable {
    case placed
    case cancelled
}

/// Whether the courier collects the money or the storefront already has.
package enum Payment: String, Sendable, CaseIterable {
    case cod
    case prepaid
}

/// One listing in a quantity, at the price that the buyer saw and we checked.
package struct OrderLine: Hashable, Sendable {
    package let listing: ListingID
    package let quantity: Int
    package let unitPrice: Money

    package init(listing: ListingID, quantity: Int, unitPrice: Money) {
        self.listing = listing
        self.quantity = quantity
        self.unitPrice = unitPrice
    }
}

/// To whom and where; personal data, shown only to the storefront and the assigned courier.
package struct Buyer: Hashable, Sendable {
    package var name: String
    package var phone: String
    package var street: String
    package var commune: CommuneCode

    package init(name: String, phone: String, street: String, commune: CommuneCode) {
        self.name = name
        self.phone = phone
        self.street = street
        self.commune = commune
    }

    /// The buyer cleaned, or everything that is wrong.
    package func checked(in places: Places) throws(FieldProblems) -> Buyer {
        var check = FieldCheck()
        var clean = self
        clean.name = check.text(name, "name", limit: CleanText.Limit.name)
        clean.street = check.text(street, "street", limit: CleanText.Limit.line)
        if let number = PhoneNumber(phone) {
            clean.phone = number.text
        } else {
            check.refuse(phone.isEmpty ? .missing("phone") : PhoneNumber.problem("phone"))
        }
        check.commune(commune, "commune_code", in: places)
        try check.finish()
        return clean
    }
}
