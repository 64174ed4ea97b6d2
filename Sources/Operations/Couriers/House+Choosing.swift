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
    /// A parcel that went to one courier's API is not given to another's: the house knows one
    /// shipment for each parcel.
    func nextOption(
        for id: ParcelID, leavingOut: Set<CourierCode>, at now: Int64, in session: StoreSession
    ) throws -> ReachOption? {
        guard let answer = try reach(of: id, at: now, in: session) else { return nil }
        var excluded = leavingOut
        if try session.shipment(of: id) != nil {
            for option in answer.options
            where try session.partner(carrying: option.courier)?.carryingCourier != nil {
                excluded.insert(option.courier)
            }
        }
        return CourierChoice.next(
            of: answer, wish: try session.wish(ofOrderOf: id), leavingOut: excluded)
    }
}
