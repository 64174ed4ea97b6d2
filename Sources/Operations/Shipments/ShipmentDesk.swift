internal import Couriers
package import Market
package import Storage

/// Shows parcels on their way, and lets people say what only people can know.
package struct ShipmentDesk: Sendable {
    /// How many of the last attempts an operator sees with a parcel.
    private static let attemptsShown = 20
    /// Characters of what an operator writes about a parcel.
    static let longestNote = 500

    let house: House
    let line: LiveLine

    /// A parcel with all that was heard of it.
    package func find(_ id: ParcelID, by caller: Caller) async throws -> ShipmentView {
        let now = house.clockwork.now()
        return try await house.store.read { session in
            var view = try Self.view(id, caller, in: session)
            view.travel = try ParcelTravel.load(id, at: now, in: session)
            view.explanation = try session.explanation(of: id)
            return view
        }
    }

    /// Shipments in the order of their parcels.
    package func page(_ query: ShipmentQuery, by caller: Caller) async throws -> ShipmentPage {
        try await house.store.read { session in
            var wider = query
            wider.limit += 1
            let found = try session.shipments(wider).map(\.shipment.parcel)
            return ShipmentPage(
                items: try found.prefix(query.limit).map {
                    try Self.view($0, caller, in: session)
                },
                next: found.count > query.limit ? found[query.limit - 1].text : nil)
        }
    }

    /// A label of the courier, fetched at this moment and never kept.
    package func label(
        of id: ParcelID, on paper: String?, by caller: Caller
    ) async throws -> ShipmentLabel {
        guard let paper = LabelPaper(rawValue: paper ?? LabelPaper.a6.rawValue) else {
            throw ShipmentError.unsupported("paper")
        }
        let (waybill, partner) = try await house.store.read { session in
            _ = try Self.view(id, caller, in: session)
            guard let kept = try session.currentShipment(of: id),
                try Self.mayKnowReceiver(of: id, caller, in: session),
                let partner = try session.partner(kept.partner)
            else { throw ShipmentError.notFound(id) }
            guard let waybill = kept.shipment.waybill else {
                throw ShipmentError.over(kept.shipment.state)
            }
            return (waybill, partner)
        }
        guard partner.carryingCourier?.carrying.operations.contains(.label) == true else {
            throw ShipmentError.unsupported("label")
        }
        try await house.noteLook(at: .label, of: id, by: caller)
        switch await line.ask(.label(waybill, paper), of: partner) {
        case .success(.label(let label)):
            switch label.opened(at: partner.account) {
            case .document(let bytes, let mediaType):
                return .document(bytes: bytes, mediaType: mediaType)
            case .link(let link, let seconds): return .link(link, validSeconds: seconds)
            }
        case .success: throw ShipmentError.unsupported("label")
        case .failure(let silence): throw ShipmentError.courier(silence.reason)
        }
    }

    /// The parcel, for whoever has to do with it; nobody else learns that it exists.
    static func view(
        _ id: ParcelID, _ caller: Caller, in session: StoreSession
    ) throws -> ShipmentView {
        guard let owner = try session.owner(of: id),
            maySee(owner.parcel, storefront: owner.storefront, caller)
        else { throw ShipmentError.notFound(id) }
        let isOperator = caller.role == .admin
        return ShipmentView(
            parcel: owner.parcel, order: owner.order, file: try session.shipmentFile(of: id),
            attempts: isOperator ? try session.attempts(of: id, limit: attemptsShown) : [])
    }

    /// A courier that is only asked, or whose turn is over, learns no receiver from a label.
    private static func mayKnowReceiver(
        of id: ParcelID, _ caller: Caller, in session: StoreSession
    ) throws -> Bool {
        if caller.role != .courier { return true }
        guard let turn = try session.assignment(of: id), turn.courier == caller.courier else {
            return false
        }
        return turn.state.showsReceiver
    }

    private static func maySee(
        _ parcel: OrderParcel, storefront: String, _ caller: Caller
    ) -> Bool {
        switch caller.role {
        case .admin: true
        case .storefront: storefront == caller.storefront
        case .producer, .helper: caller.mayRead(of: parcel.producer, in: .orders)
        case .courier: caller.courier == parcel.courier
        case .officer: false
        }
    }
}
