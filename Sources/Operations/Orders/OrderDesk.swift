package import Market
internal import Reach
package import Storage

/// Takes orders: all of an order, durably, or nothing of it.
package struct OrderDesk: Sendable {
    /// An order with the names of its listings as the buyer saw them.
    package struct View: Hashable, Sendable {
        package let order: Order
        package let names: [String]
        /// The parcels that go through couriers' APIs.
        package var shipments: [ParcelID: ShipmentFile] = [:]
    }

    let house: House

    /// Takes an order: prices checked, stock reserved, couriers chosen, parcels in their feeds.
    package func place(
        _ draft: OrderDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        let sheet = house.atlas.sheet
        let clean = try draft.checked(in: sheet.places)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let intake = OrderIntake(
                house: house, session: session, sheet: sheet, now: now)
            return try intake.take(clean, from: caller)
        }
        if !answer.isReplay {
            house.feedBell.ring(Self.anyCourier)
            house.publish()
        }
        return answer
    }

    /// An order, for the storefront that placed it and for admins.
    package func find(_ id: OrderID, by caller: Caller) async throws -> View {
        try await house.store.read { session in
            guard let order = try session.order(id), Self.maySee(order, caller) else {
                throw OrderError.notFound(id)
            }
            return try Self.view(order, in: session)
        }
    }

    /// Cancels an order that no courier has acknowledged; its stock returns once.
    package func cancel(
        _ id: OrderID, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard var order = try session.order(id), Self.maySee(order, caller) else {
                throw OrderError.notFound(id)
            }
            if order.state == .cancelled { return try Self.view(order, in: session) }
            let files = try Self.view(order, in: session).shipments
            let isGone = order.parcels.contains { parcel in
                parcel.handover == .acknowledged
                    || files[parcel.id]?.history.status?.isHandedOver == true
            }
            if isGone { throw OrderError.alreadyHandedOver(id) }
            try house.undo(order, at: now, in: session)
            try house.note("order_cancelled", on: id.text, by: caller, at: now, in: session)
            order = try session.order(id) ?? order
            return try Self.view(order, in: session)
        }
        house.feedBell.ring(Self.anyCourier)
        house.publish()
        return answer
    }

    /// The name under which all couriers wait; a ring that is not theirs costs them one look.
    static let anyCourier = "orders"

    /// The order with what its couriers say of its parcels.
    static func view(_ order: Order, in session: StoreSession) throws -> View {
        var view = View(order: order, names: try session.lineNames(of: order.id))
        for parcel in order.parcels {
            view.shipments[parcel.id] = try session.shipmentFile(of: parcel.id)
        }
        return view
    }

    private static func maySee(_ order: Order, _ caller: Caller) -> Bool {
        caller.role == .admin || order.storefront == caller.keyID
    }
}

extension House {
    fileprivate func undo(_ order: Order, at now: Int64, in session: StoreSession) throws {
        try session.set(.cancelled, of: order.id)
        for line in order.lines {
            try session.restock(line.quantity, of: line.listing, at: now)
            try session.queuePush(of: line.listing)
        }
        for parcel in order.parcels {
            try session.set(.cancelled, ofParcel: parcel.id)
            try session.appendToFeed(of: parcel.courier, .cancelled, parcel.id, at: now)
            try session.callBack(parcel.id, because: "other", now: now)
        }
    }
}
