internal import Market
internal import Reach
internal import Storage

extension House {
    /// What reach says of the parcel at this moment, with the goods and the amount at the door as
    /// they were agreed with the buyer; `nil` where there is no such parcel.
    func reach(
        of id: ParcelID, at now: Int64, in session: StoreSession
    ) throws -> ReachAnswer? {
        guard let facts = try session.consignmentFacts(of: id) else { return nil }
        var parcel = facts.packed
        parcel.cod = facts.parcel.collect > .zero ? facts.parcel.collect : nil
        parcel.declaredValue = facts.goodsValue
        return try atlas.sheet.reach.answer(
            parcel, from: facts.parcel.origin, to: facts.parcel.destination,
            on: Day(utcMilliseconds: now))
    }

    /// The next best courier by the order's policy.
    ///
    /// A courier's API is asked only where certainly none has the parcel (`ShipmentRoom`).
    func nextOption(
        for id: ParcelID, leavingOut: Set<CourierCode>, at now: Int64, in session: StoreSession
    ) throws -> ReachOption? {
        guard let answer = try reach(of: id, at: now, in: session) else { return nil }
        var excluded = leavingOut
        for courier in Set(answer.options.map(\.courier)) {
            if let room = try shipmentRoom(of: id, with: courier, in: session), room != .free {
                excluded.insert(courier)
            }
        }
        return CourierChoice.next(
            of: answer, wish: try session.wish(ofOrderOf: id), leavingOut: excluded)
    }

    /// Whether a courier's API may be given the parcel; `nil` where it has none.
    func shipmentRoom(
        of id: ParcelID, with courier: CourierCode, in session: StoreSession
    ) throws -> ShipmentRoom? {
        guard let partner = try session.partner(carrying: courier),
            partner.carryingCourier != nil
        else { return nil }
        return try session.shipmentRoom(of: id, at: partner.code)
    }
}
