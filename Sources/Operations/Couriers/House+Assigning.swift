internal import Couriers
internal import Market
internal import Reach
internal import Storage

extension House {
    /// Puts a parcel that was just inserted into its courier's feed, gives the courier its time to
    /// answer, and where a partner speaks the courier's API, sends it there by itself; inside the
    /// transaction that made the parcel.
    func assign(_ parcel: OrderParcel, at now: Int64, in session: StoreSession) throws {
        try session.insert(firstTurn(of: parcel, at: now))
        try session.appendToFeed(
            of: parcel.courier, .assigned, parcel.id, at: now, isFirst: true)
        try openShipmentIfAny(of: parcel.id, with: parcel.courier, at: now, in: session)
    }

    /// The turn of the courier that was chosen with the order.
    func firstTurn(of parcel: OrderParcel, at now: Int64) -> Assignment {
        Assignment(of: parcel, at: now, decideBy: assigning.decideBy(askedAt: now))
    }

    /// Gives the parcel to another courier at once, as an operator wants: it sees the receiver.
    ///
    /// Its order's price stays; the one before is told that the parcel is not its own any more.
    func assign(
        _ id: ParcelID, to option: ReachOption, after last: Assignment, at now: Int64,
        in session: StoreSession
    ) throws -> Assignment {
        let holdsIt = last.state.isOpen || last.state == .accepted
        try take(id, from: last, tellsIt: holdsIt, at: now, in: session)
        let next = Assignment(
            option, of: id, number: last.number + 1, as: .assigned, at: now,
            decideBy: assigning.decideBy(askedAt: now))
        try session.insert(next)
        try session.give(id, to: next, .waiting, at: now)
        try session.appendToFeed(of: next.courier, .assigned, id, at: now)
        try openShipmentIfAny(of: id, with: next.courier, at: now, in: session)
        return next
    }

    /// Asks the next best courier, or leaves the parcel to a person when there is none; answers
    /// whether somebody was asked.
    ///
    /// `last` has ended; `tellsIt` says whether its courier is yet to hear so.
    @discardableResult
    func offerOnward(
        _ id: ParcelID, after last: Assignment, leavingOut: Set<CourierCode>,
        tellsIt: Bool = true, at now: Int64, in session: StoreSession
    ) throws -> Bool {
        try take(id, from: last, tellsIt: tellsIt, at: now, in: session)
        guard
            let option = try nextOption(
                for: id, leavingOut: leavingOut, at: now, in: session)
        else {
            try session.give(id, to: last, .unassigned, at: now)
            return false
        }
        // A courier with an API says yes by taking the shipment, and cannot do so unseen.
        let speaksAPI = try session.partner(carrying: option.courier)?.carryingCourier != nil
        let next = Assignment(
            option, of: id, number: last.number + 1, as: speaksAPI ? .assigned : .offered,
            at: now, decideBy: assigning.decideBy(askedAt: now))
        try session.insert(next)
        try session.give(id, to: next, speaksAPI ? .waiting : .unassigned, at: now)
        try session.appendToFeed(
            of: next.courier, speaksAPI ? .assigned : .offered, id, at: now)
        try openShipmentIfAny(of: id, with: next.courier, at: now, in: session)
        return true
    }

    /// Asks the next best courier where a report has just given the parcel back; one that was in a
    /// courier's hands waits for a person, who knows where it lies.
    func offerIfGivenBack(_ id: ParcelID, at now: Int64, in session: StoreSession) throws {
        try session.settleGivenBack(id)
        guard let file = try session.turns(of: id), let last = file.turns.last,
            file.parcel.handover == .unassigned, last.state == .rejected,
            ParcelHistory(try session.reports(of: id)).status?.isHandedOver != true
        else { return }
        try offerOnward(
            id, after: last, leavingOut: AssignmentDesk.refusers(of: id, in: session),
            tellsIt: false, at: now, in: session)
    }

    /// The courier of a turn that has ended, or ends now, is told and called back.
    private func take(
        _ id: ParcelID, from last: Assignment, tellsIt: Bool, at now: Int64,
        in session: StoreSession
    ) throws {
        try session.update(last.withdrawn(at: now))
        if tellsIt {
            try session.appendToFeed(of: last.courier, .withdrawn, id, at: now)
        }
        try session.callBack(id, because: CancellationReason.other.rawValue, now: now)
    }

    private func openShipmentIfAny(
        of id: ParcelID, with courier: CourierCode, at now: Int64, in session: StoreSession
    ) throws {
        guard let partner = try session.partner(carrying: courier),
            partner.carryingCourier != nil
        else { return }
        try session.openShipment(of: id, at: partner.code, now: now)
    }
}
