package import Reach

/// Why an order, or something done to one, was refused; `line` counts from 0.
package enum OrderError: Error, Hashable, Sendable {
    case notFound(OrderID)
    case parcelNotFound(ParcelID)
    case listingNotFound(line: Int, ListingID)
    /// `opensOn` is known where nothing but a season keeps its producer closed.
    case notLive(line: Int, ListingID, opensOn: Day? = nil)
    case outOfStock(line: Int, ListingID, left: Int)
    case priceChanged(line: Int, ListingID, now: Money)
    /// One pack alone is heavier than what any service carries there; the answer names the limits.
    case tooHeavy(line: Int, ListingID, ReachAnswer)
    /// One pack alone is larger than what any service carries there; the answer names the limits.
    case tooLarge(line: Int, ListingID, ReachAnswer)
    /// No option for these lines of that producer; the answer says why.
    case unreachable(lines: [Int], ProducerID, ReachAnswer)
    /// The wished courier does not serve these lines, though another may.
    case wishNotServed(lines: [Int], CourierCode, ProducerID)
    /// The lines of that producer would fill more parcels than one order may have.
    case tooManyParcels(lines: [Int], ProducerID, most: Int)
    case totalTooLarge
    /// Several of the above at once.
    case several([OrderError])
    /// The key or the receiver's telephone number has placed as many orders as it may for now.
    case tooManyOrders(OrderLimit, retryAfterSeconds: Int)
    /// A courier has acknowledged or taken a parcel, so the order cannot simply be cancelled.
    case alreadyHandedOver(OrderID)
    /// The parcel was packed, refused or given up before.
    case packingOver(ParcelID, PackingState)
    /// What was packed is beyond the limits of the service that is to carry it.
    case packedTooLarge(ParcelID, CourierCode, PackingLimits)
}

/// What a limit against floods counts.
package enum OrderLimit: String, Sendable, CaseIterable {
    case key
    case phone
}

extension OrderError {
    /// One error as it is, several as one.
    package static func together(_ errors: [OrderError]) -> OrderError {
        let flat = errors.flatMap { error in
            if case .several(let all) = error { all } else { [error] }
        }
        return flat.count == 1 ? flat[0] : .several(flat.sorted { $0.rank < $1.rank })
    }

    /// Each of several, or the one.
    package var all: [OrderError] {
        if case .several(let all) = self { all } else { [self] }
    }

    /// Which of two refusals of the same lines says more: a wish that cannot be had is told
    /// before a way that does not exist.
    func isGraver(than other: OrderError) -> Bool {
        func weight(_ error: OrderError) -> Int {
            switch error {
            case .totalTooLarge: 2
            case .wishNotServed: 1
            default: 0
            }
        }
        return weight(self) >= weight(other)
    }

    /// The order in which several are told: first what no other courier and no smaller order mends.
    private var rank: Int {
        switch self {
        case .notFound, .parcelNotFound, .several: 0
        case .listingNotFound: 1
        case .notLive: 2
        case .priceChanged: 3
        case .outOfStock: 4
        case .tooHeavy: 5
        case .tooLarge: 6
        case .tooManyParcels: 7
        case .unreachable: 8
        case .wishNotServed: 9
        case .totalTooLarge, .tooManyOrders, .alreadyHandedOver, .packingOver, .packedTooLarge: 10
        }
    }
}

/// Why a lease operation was refused.
package enum LeaseError: Error, Hashable, Sendable {
    /// No such lease of this courier.
    case notFound(String)
    /// It ran out or was settled; its parcels may belong to another worker now.
    case over(String)
    /// The token is not the lease's: the worker speaks of another one.
    case wrongToken(String)
}
