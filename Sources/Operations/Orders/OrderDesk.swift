package import Market
internal import Reach
package import Storage

/// Takes orders: all of an order, durably, or nothing of it.
package struct OrderDesk: Sendable {
    /// An order with the names of its listings as the buyer saw them.
    package struct View: Hashable, Sendable {
        package let order: Order
        package let names: [String]
        /// What is in each parcel.
        package var contents: [ParcelID: [ParcelContent]] = [:]
        /// The parcels that go through couriers' APIs.
        package var shipments: [ParcelID: ShipmentFile] = [:]
        /// How each parcel travels, where the order is read and not changed.
        package var travels: [ParcelID: ParcelTravel] = [:]
    }

    let house: House

    /// Takes an order: prices checked, stock reserved, couriers chosen, parcels in their feeds.
    package func place(
        _ draft: OrderDraft, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        let sheet = house.atlas.sheet
        let clean = try draft.checked(in: sheet.places)
        let readying = OrderReadying(
            house: house,
            maker: OrderMaker(house: house, sheet: sheet, now: house.clockwork.now()),
            caller: caller, once: once, render: render)
        // What stands in its way is said by the transaction, which may find it gone, or find that
        // the same request was answered long ago.
        let ready = try? readying.ready(clean)
        var quickly: (@Sendable (StoreSession) throws -> Answer?)?
        if let ready { quickly = { [house] in try ready.take(in: $0, house) } }
        let answer = try await house.write(
            by: caller, once, render: render, quickly: quickly
        ) { [house] session, now in
            let intake = OrderIntake(
                house: house, session: session, sheet: sheet, now: now)
            return try intake.take(clean, from: caller)
        }
        if !answer.isReplay { house.publish() }
        if let ready, answer == ready.answer {
            house.offers.noteExplained(ready.explanations.map(\.id), on: ready.ground)
        }
        return answer
    }

    /// An order, for the storefront that placed it and for admins.
    package func find(_ id: OrderID, by caller: Caller) async throws -> View {
        let now = house.clockwork.now()
        return try await house.read(by: caller, at: .order) { session in
            guard let order = try session.order(id), Self.maySee(order, caller) else {
                throw OrderError.notFound(id)
            }
            var view = try Self.view(order, in: session)
            view.travels = try ParcelTravel.load(order.parcels.map(\.id), at: now, in: session)
            return view
        }
    }

    /// The order with what is in its parcels and what their couriers say of them.
    static func view(_ order: Order, in session: StoreSession) throws -> View {
        var view = View(order: order, names: try session.lineNames(of: order.id))
        view.contents = try session.contents(of: order.id)
        for parcel in order.parcels {
            view.shipments[parcel.id] = try session.shipmentFile(of: parcel.id)
        }
        return view
    }

    static func maySee(_ order: Order, _ caller: Caller) -> Bool {
        caller.role == .admin || order.storefront == caller.storefront
    }
}
