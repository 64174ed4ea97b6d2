package import Market

/// What one transaction has seen of people, so that it can be noted who saw it.
final class PersonalLook {
    /// The orders whose receivers were opened, in the order of looking.
    var orders: [OrderID] = []
    /// The key that seals, once it was asked for.
    var currentKey: String?

    func note(_ order: OrderID) {
        if !orders.contains(order) { orders.append(order) }
    }
}

extension StoreSession {
    /// The orders whose receivers this transaction has opened or written.
    package var ordersSeen: [OrderID] {
        look.orders
    }

    /// Says that what this transaction answers tells of an order's receiver, though it was not
    /// opened here.
    package func see(_ order: OrderID) {
        look.note(order)
    }
}
