internal import Market
internal import Reach
internal import Storage

/// One order on its way in, inside its transaction; whatever throws leaves nothing behind.
struct OrderIntake {
    let house: House
    let session: StoreSession
    let sheet: Atlas.Sheet
    let now: Int64

    private var maker: OrderMaker {
        OrderMaker(house: house, sheet: sheet, now: now)
    }

    /// Takes the order, or throws everything that is wrong with any of its lines.
    func take(_ draft: OrderDraft, from caller: Caller) throws -> OrderDesk.View {
        try demandPace(of: draft, from: caller)
        var goods = try load(draft.lines)
        let planned = try maker.plan(draft, &goods)
        if !goods.refusals.isEmpty { throw OrderError.together(goods.refusals) }
        try reserve(draft.lines)
        let order = try maker.made(of: draft, planned, goods, by: caller) {
            try house.explainer.explain($0, of: sheet, in: session)
        }
        let names = goods.names(of: draft.lines)
        let contents = planned.map(\.plan.contents)
        try session.insert(order, names: names, contents: contents)
        for (parcel, planned) in zip(order.parcels, planned) {
            try house.assign(parcel, at: now, in: session)
            if let notice = maker.noticeToPack(parcel, planned.plan, names, goods) {
                try session.queue(notice)
            }
        }
        try house.note("order_placed", on: order.id.text, by: caller, at: now, in: session)
        var view = OrderDesk.View(order: order, names: names)
        for (parcel, contents) in zip(order.parcels, contents) {
            view.contents[parcel.id] = contents
            view.shipments[parcel.id] = try session.shipmentFile(of: parcel.id)
        }
        return view
    }

    /// Counts the order against the limits of its key and of the receiver's telephone number.
    private func demandPace(of draft: OrderDraft, from caller: Caller) throws {
        let rules = house.orderRules
        if rules.perKeyPerMinute > 0 {
            let minute = now / 60_000
            let count = try session.countOrder(of: caller.keyID, inMinute: minute)
            if count > rules.perKeyPerMinute {
                throw OrderError.tooManyOrders(
                    .key, retryAfterSeconds: Int((minute + 1) * 60 - now / 1_000))
            }
        }
        if rules.perPhonePerDay > 0 {
            let midnight = Day(utcMilliseconds: now).startUTCMilliseconds
            let count = try session.orderCount(ofPhone: draft.buyer.phone, since: midnight)
            if count >= rules.perPhonePerDay {
                throw OrderError.tooManyOrders(
                    .phone, retryAfterSeconds: Int((midnight + 86_400_000 - now) / 1_000) + 1)
            }
        }
    }

    /// The listings line by line, held against what the buyer saw and what is left.
    private func load(_ lines: [OrderLine]) throws -> OrderGoods {
        var goods = OrderGoods()
        for (number, line) in lines.enumerated() {
            guard let listing = try session.listing(line.listing) else {
                goods.refusals.append(.listingNotFound(line: number, line.listing))
                continue
            }
            let known = goods.producers[listing.producer]
            let producer = try known ?? session.producer(listing.producer)
            let day = Day(utcMilliseconds: now)
            guard let producer, listing.isLive(producer: producer, on: day),
                try session.allowsOffer(listing.id, on: day)
            else {
                let season = listing.state == .approved ? producer?.season(on: day) : nil
                let opensOn = season == nil ? nil : producer?.opens(after: day)
                goods.refusals.append(
                    .notLive(line: number, line.listing, opensOn: opensOn))
                continue
            }
            goods.producers[producer.id] = producer
            goods.listings[number] = listing
            let problems = Self.problems(of: line, number, with: listing)
            goods.refusals += problems
            if !problems.isEmpty { goods.unplanned.insert(producer.id) }
        }
        return goods
    }

    /// What has changed of a line since the buyer saw it.
    private static func problems(
        of line: OrderLine, _ number: Int, with listing: Listing
    ) -> [OrderError] {
        var problems: [OrderError] = []
        if listing.offer.price != line.unitPrice {
            problems.append(.priceChanged(line: number, line.listing, now: listing.offer.price))
        }
        if listing.stock < line.quantity {
            problems.append(.outOfStock(line: number, line.listing, left: listing.stock))
        }
        return problems
    }

    private func reserve(_ lines: [OrderLine]) throws {
        for (number, line) in lines.enumerated() {
            guard try session.reserve(line.quantity, of: line.listing, at: now) else {
                let left = try session.listing(line.listing)?.stock ?? 0
                throw OrderError.outOfStock(line: number, line.listing, left: left)
            }
            try session.queuePush(of: line.listing)
        }
    }
}
