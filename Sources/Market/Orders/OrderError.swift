package import Reach

/// Why an order, or something done to one, was refused; `line` counts from 0.
package enum OrderError: Error, Hashable, Sendable {
    case notFound(OrderID)
    case listingNotFound(line: Int, ListingID)
    case notLive(line: Int, ListingID)
    case outOfStock(line: Int, ListingID, left: Int)
    case priceChanged(line: Int, ListingID, now: Money)
    /// No option for the parcel of that producer; the answer says why.
    case unreachable(ProducerID, ReachAnswer)
    /// The wished courier does not serve the parcel, though another may.
    case wishNotServed(CourierCode, ProducerID)
    case totalTooLarge
    /// A courier has acknowledged a parcel, so the order cannot simply be cancelled.
    case alreadyHandedOver(OrderID)
}

/// Why a lease operation was refused.
package enum LeaseError: Error, Hashable, Sendable {
    /// No such lease of this courier.
    case notFound(String)
    /// It ran out or was settled; its parcels may belong to another worker now.
    case over(String)
}
