internal import Market
internal import Reach
internal import Storage

/// An order worked out before its transaction: there is one writer, and it then has only to see
/// that nothing has changed, to take the stock, and to write.
///
/// Orders that cannot be taken are not made ready: the transaction itself says what is wrong.
struct ReadyOrder: Sendable {
    private struct Vanished: Error {}

    let draft: OrderDraft
    let caller: Caller
    let now: Int64
    let ground: OfferShelf.Ground
    /// What the receiver's orders are counted by.
    let mark: [UInt8]
    let order: Order
    let explanations: [OptionExplanation]
    let rows: ReadyRows
    let answer: Answer

    /// Takes the order; answers `nil`, and has written nothing, where it must be worked out in
    /// the transaction: because something has changed, or because it cannot be taken.
    func take(in session: StoreSession, _ house: House) throws -> Answer? {
        guard session.edition == ground.edition, try isFree(in: session, house.orderRules)
        else { return nil }
        for line in draft.lines {
            // `isFree` has seen that the packs are there. Were they not, all would be begun anew:
            // the count is written already.
            guard try session.reserve(line.quantity, of: line.listing, at: now) else {
                throw Vanished()
            }
            try session.queuePush(of: line.listing, isLive: true)
        }
        for explanation in explanations {
            try session.keep(explanation.body, as: explanation.id)
        }
        try session.insert(rows)
        for parcel in order.parcels {
            try session.appendToFeed(
                of: parcel.courier, .assigned, parcel.id, at: now, isFirst: true)
        }
        return answer
    }

    /// Whether the limits, the stock and the couriers let it pass. Counting it is the last thing
    /// to be done, and the first that writes.
    private func isFree(in session: StoreSession, _ rules: OrderRules) throws -> Bool {
        if rules.perPhonePerDay > 0 {
            let midnight = Day(utcMilliseconds: now).startUTCMilliseconds
            let count = try session.orderCount(ofMark: mark, since: midnight)
            if count >= rules.perPhonePerDay { return false }
        }
        for line in draft.lines
        where try !session.hasStock(line.quantity, of: line.listing) { return false }
        for courier in Set(order.parcels.map(\.courier))
        where try session.hasPartner(carrying: courier) { return false }
        if rules.perKeyPerMinute < 1 { return true }
        return try session.countOrder(
            of: caller.keyID, inMinute: now / 60_000, most: rules.perKeyPerMinute)
    }
}
