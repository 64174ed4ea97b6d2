/// That somebody looked at whom an order goes to.
package struct PersonalRead: Hashable, Sendable {
    /// Where it was shown.
    package enum Door: String, Sendable, CaseIterable {
        /// The order itself was read.
        case order
        /// A change answered with the order.
        case change
        /// Parcels with their receivers were listed.
        case parcels
        /// A label to print, which names the receiver.
        case label
        /// The photo of a packed parcel, whose label may name the receiver.
        case photo
        /// All data about one phone number was handed out.
        case export
        /// A courier's call of the parcel, in whose body the receiver may stand.
        case call
        /// The storefront that took the order; it knows the buyer from the start.
        case storefront
        /// The courier that the parcel was assigned to.
        case assignment
    }

    package let order: OrderID
    /// The key, or the courier's code at the door `assignment`.
    package let reader: String
    package let door: Door
    /// The first look within the hour, in UTC milliseconds.
    package let at: Int64

    package init(order: OrderID, reader: String, door: Door, at: Int64) {
        self.order = order
        self.reader = reader
        self.door = door
        self.at = at
    }

    /// Looks within the same hour are one line.
    package var hour: Int64 {
        at / 3_600_000
    }
}

extension Role {
    /// Whether people look with such a key; the others are programs, which see what is theirs.
    package var isPerson: Bool {
        switch self {
        case .admin, .officer, .producer, .helper: true
        case .storefront, .courier: false
        }
    }
}
