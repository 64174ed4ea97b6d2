/// Whether a courier's API may be given a parcel that an API was given before.
package enum ShipmentRoom: Hashable, Sendable {
    /// Nobody has it, as far as a courier can be believed.
    case free
    /// Once the courier before has said that it has it no more.
    case later
    /// Never by itself: it may be there twice then, or the number is used up there.
    case never
}

extension ShipmentRoom {
    /// The room beside one shipment of the parcel, open or put away; `isThere` says whether it is
    /// at the same partner.
    ///
    /// A courier knows a parcel by our number: one that had it under that number once would
    /// answer another create with what was cancelled. One in doubt is never joined by a second.
    package init(beside shipment: Shipment, isThere: Bool) {
        if isThere, shipment.waybill != nil {
            self = .never
            return
        }
        switch shipment.state {
        case .waiting, .refused, .cancelled: self = shipment.isGivenUpInDoubt ? .never : .free
        case .creating, .locked, .created, .cancelling: self = isThere ? .never : .later
        }
    }

    /// The room beside all of them: the least that any leaves.
    package init(beside shipments: [(shipment: Shipment, isThere: Bool)]) {
        let rooms = shipments.map { ShipmentRoom(beside: $0.shipment, isThere: $0.isThere) }
        self = rooms.contains(.never) ? .never : rooms.contains(.later) ? .later : .free
    }
}
