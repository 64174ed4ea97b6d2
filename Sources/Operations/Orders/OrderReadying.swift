internal import Market
internal import Reach
internal import Storage

/// Makes orders ready before their transactions, from what the house has in memory.
struct OrderReadying {
    let house: House
    let maker: OrderMaker
    let caller: Caller
    let once: Once
    let render: @Sendable (OrderDesk.View) throws -> Answer

    /// The order, or `nil` where it is to be worked out in its transaction: because it cannot be
    /// taken, which only the transaction knows for certain, because something of it is new, or
    /// because its courier's API takes a shipment, which the answer tells of.
    func ready(_ draft: OrderDraft) throws -> ReadyOrder? {
        // People and helpers leave traces that depend on what the transaction finds.
        guard caller.role == .storefront else { return nil }
        let ground = OfferShelf.Ground(
            edition: house.store.edition, day: Day(utcMilliseconds: maker.now))
        guard var goods = try goods(draft.lines, on: ground) else { return nil }
        let planned = try maker.plan(draft, &goods)
        if !goods.refusals.isEmpty { return nil }
        var explanations: [OptionExplanation] = []
        for planned in planned {
            let courier = planned.option.courier
            let isCarried = try house.offers.isCarried(courier, on: ground) {
                try house.store.glance { try $0.hasPartner(carrying: courier) }
            }
            guard !isCarried,
                let known = house.explainer.known(planned.option, of: maker.sheet)
            else { return nil }
            explanations.append(known)
        }
        return try ready(draft, planned, goods, explanations, on: ground)
    }

    /// The lines' listings; `nil` unless all of them are on offer as the buyer saw them.
    private func goods(
        _ lines: [OrderLine], on ground: OfferShelf.Ground
    ) throws -> OrderGoods? {
        var goods = OrderGoods()
        for (number, line) in lines.enumerated() {
            let offered = try house.offers.offered(line.listing, on: ground) {
                try house.store.glance { try Self.offered(line.listing, on: ground.day, in: $0) }
            }
            guard let offered, offered.listing.offer.price == line.unitPrice else { return nil }
            goods.listings[number] = offered.listing
            goods.producers[offered.producer.id] = offered.producer
        }
        return goods
    }

    private static func offered(
        _ id: ListingID, on day: Day, in session: StoreSession
    ) throws -> OfferShelf.Offered? {
        guard let listing = try session.listing(id),
            let producer = try session.producer(listing.producer), producer.mergedInto == nil,
            listing.isLive(producer: producer, on: day), try session.allowsOffer(id, on: day)
        else { return nil }
        return OfferShelf.Offered(listing: listing, producer: producer)
    }

    private func ready(
        _ draft: OrderDraft, _ planned: [PlannedParcel], _ goods: OrderGoods,
        _ explanations: [OptionExplanation], on ground: OfferShelf.Ground
    ) throws -> ReadyOrder {
        var ids = explanations.map(\.id).makeIterator()
        let order = try maker.made(of: draft, planned, goods, by: caller) { _ in
            ids.next() ?? ExplanationID("")
        }
        var view = OrderDesk.View(order: order, names: goods.names(of: draft.lines))
        for (parcel, planned) in zip(order.parcels, planned) {
            view.contents[parcel.id] = planned.plan.contents
        }
        let answer = try render(view)
        let key = try house.offers.key(on: ground) {
            try house.store.glance { try $0.currentKey() }
        }
        var rows = ReadyRows()
        let mark = try house.store.add(
            order, names: view.names, contents: planned.map(\.plan.contents), sealedWith: key,
            to: &rows)
        add(order, planned, view.names, goods, to: &rows)
        try add(answer, sealedWith: key, to: &rows)
        return ReadyOrder(
            draft: draft, caller: caller, now: maker.now, ground: ground, mark: mark,
            order: order,
            explanations: explanations.filter { !house.offers.isExplained($0.id, on: ground) },
            rows: rows, answer: answer)
    }

    /// The first turns of the couriers, the notices to the producers, and the line of history.
    private func add(
        _ order: Order, _ planned: [PlannedParcel], _ names: [String], _ goods: OrderGoods,
        to rows: inout ReadyRows
    ) {
        for (parcel, planned) in zip(order.parcels, planned) {
            rows.add(house.firstTurn(of: parcel, at: maker.now))
            let notice = maker.noticeToPack(parcel, planned.plan, names, goods)
            if let notice { rows.add(notice) }
        }
        rows.add(
            HistoryEntry(
                id: house.clockwork.ids.make("hs"), subject: order.id.text, act: "order_placed",
                keyID: caller.keyID, note: "", at: maker.now))
    }

    private func add(_ answer: Answer, sealedWith key: String, to rows: inout ReadyRows) throws {
        guard let name = once.key else { return }
        try house.store.add(
            once.remembered(answer), key: name, of: caller.holder, at: maker.now,
            sealedWith: key, to: &rows)
    }
}
