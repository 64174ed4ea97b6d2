package import Market
internal import Storage

/// Taking orders and parcels back, as long as the rules allow.
extension OrderDesk {
    /// Cancels what is left of an order; its stock returns once. Without a reason it is `other`.
    package func cancel(
        _ id: OrderID, because reason: CancelReason? = nil, by caller: Caller, once: Once,
        render: @escaping @Sendable (View) throws -> Answer
    ) async throws -> Answer {
        let reason =
            try reason.map { try CancelRule.checked($0, by: caller.role) } ?? CancelReason(.other)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            guard let order = try session.order(id), Self.maySee(order, caller) else {
                throw OrderError.notFound(id)
            }
            let left = order.parcels.filter { $0.handover != .cancelled }
            for parcel in left {
                try Self.demandLeave(caller, parcel, of: id, in: session)
            }
            for parcel in left {
                try house.cancel(parcel.id, because: reason, by: caller, at: now, in: session)
            }
            try house.noteReads(by: caller, at: .change, now: now, in: session)
            return try Self.view(try session.order(id) ?? order, in: session)
        }
        if !answer.isReplay { house.publish() }
        return answer
    }

    /// Cancels one parcel of an order: its storefront, its producer or an operator; what the
    /// producer has run out of goes off sale. A parcel that was cancelled before stays as it is.
    package func cancel(
        _ id: ParcelID, because reason: CancelReason, by caller: Caller, once: Once,
        render: @escaping @Sendable (PackingView) throws -> Answer
    ) async throws -> Answer {
        let reason = try CancelRule.checked(reason, by: caller.role)
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            let owner = try PackingView.owner(of: id, caller, in: session)
            if owner.parcel.handover != .cancelled {
                try Self.demandLeave(caller, owner.parcel, of: owner.order, in: session)
                try house.cancel(id, because: reason, by: caller, at: now, in: session)
                if reason.code == .outOfStock, [.producer, .helper].contains(caller.role) {
                    try house.empty(nil, of: id, by: caller, at: now, in: session)
                }
            }
            return try PackingView.view(of: id, in: session)
        }
        if !answer.isReplay { house.publish() }
        return answer
    }

    private static func demandLeave(
        _ caller: Caller, _ parcel: OrderParcel, of order: OrderID, in session: StoreSession
    ) throws {
        let status = ParcelHistory(try session.reports(of: parcel.id)).status
        guard CancelRule.allows(caller.role, handover: parcel.handover, status: status) else {
            throw OrderError.alreadyHandedOver(order)
        }
    }
}
