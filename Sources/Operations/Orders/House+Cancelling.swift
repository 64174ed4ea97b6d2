internal import Couriers
internal import Market
internal import Storage

/// Giving parcels up: the one way, whoever decides it.
extension House {
    /// Gives a parcel up for good: its packs return to stock, its courier is told by the feed and
    /// where it speaks an API by a call, and the order ends with its last parcel.
    ///
    /// It asks no rule (see `demandCancellable`). A parcel that was given up before stays as it is;
    /// answers whether this call did it. `caller` is `nil` where a time limit decides. After the
    /// commit `publish` is to be called.
    @discardableResult
    func cancel(
        _ id: ParcelID, because reason: CancelReason, by caller: Caller?, at now: Int64,
        in session: StoreSession
    ) throws -> Bool {
        guard let owner = try session.owner(of: id),
            try session.cancel(id, because: reason, at: now)
        else { return false }
        try session.restock(contentsOf: id, at: now)
        try withdraw(owner.parcel, at: now, in: session)
        let word = CancellationReason(reason.code)
        try session.callBack(id, because: word.rawValue, now: now)
        try note("parcel_cancelled", on: id.text, reason, by: caller, at: now, in: session)
        if try session.cancelIfEmpty(owner.order) {
            try note(
                "order_cancelled", on: owner.order.text, reason, by: caller, at: now, in: session)
        }
        return true
    }

    /// Ends the turn of the courier that holds the parcel, and tells it.
    private func withdraw(
        _ parcel: OrderParcel, at now: Int64, in session: StoreSession
    ) throws {
        if let last = try session.assignment(of: parcel.id) {
            guard last.state.isOpen || last.state == .accepted else { return }
            try session.update(last.withdrawn(at: now))
        }
        try session.appendToFeed(of: parcel.courier, .cancelled, parcel.id, at: now)
    }

    /// Takes what a producer says it has run out of off sale, until it counts anew; `listings` are
    /// those of the parcel that are gone, `nil` is all of them.
    func empty(
        _ listings: [ListingID]?, of id: ParcelID, by caller: Caller, at now: Int64,
        in session: StoreSession
    ) throws {
        for listing in try session.listings(in: id) where listings?.contains(listing) ?? true {
            try session.empty(listing, at: now)
            try session.queuePush(of: listing)
            try note("stock_set", on: listing.text, by: caller, "0", at: now, in: session)
        }
    }

    /// Throws where a courier has had the parcel in its hands, or says how it ended: then nothing
    /// of it can be taken back by word alone.
    func demandCancellable(_ id: ParcelID, of order: OrderID, in session: StoreSession) throws {
        let status = ParcelHistory(try session.reports(of: id)).status
        if status?.isHandedOver == true { throw OrderError.alreadyHandedOver(order) }
    }

    private func note(
        _ act: String, on subject: String, _ reason: CancelReason, by caller: Caller?,
        at now: Int64, in session: StoreSession
    ) throws {
        let words = [reason.code.rawValue, reason.note].filter { !$0.isEmpty }
        try session.append(
            HistoryEntry(
                id: clockwork.ids.make("hs"), subject: subject, act: act,
                keyID: caller?.keyID ?? Self.clockKeyID, note: words.joined(separator: ": "),
                at: now))
    }

    /// Who is named in the history where a time limit decided and no key did.
    static let clockKeyID = "clock"
}

extension CancellationReason {
    /// The reason in the words that couriers know.
    fileprivate init(_ code: CancelCode) {
        self =
            switch code {
            case .notPacked: .pickupTooSlow
            case .outOfStock: .outOfStock
            case .changedMind: .buyerRefused
            case .wrongAddress, .noCourier, .duplicate, .fraudSuspected, .other: .other
            }
    }
}
