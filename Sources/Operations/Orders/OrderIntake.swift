internal import Market
internal import Reach
internal import Storage

/// One order on its way in, inside its transaction; whatever throws leaves nothing behind.
struct OrderIntake {
    let house: House
    let session: StoreSession
    let sheet: Atlas.Sheet
    let now: Int64

    func take(_ draft: OrderDraft, from caller: Caller) throws -> OrderDesk.View {
        let (listings, producers) = try load(draft.lines)
        let plans = try ParcelPlan.plans(
            for: draft.lines, offers: listings.map(\.offer), producers: listings.map(\.producer),
            payment: draft.payment)
        var parcels: [OrderParcel] = []
        for plan in plans {
            guard let producer = producers[plan.producer] else { continue }
            parcels.append(try parcel(plan, of: producer, for: draft))
        }
        try reserve(draft.lines)
        let order = Order(
            id: OrderID(house.clockwork.ids.make("or")), storefront: caller.keyID, placedAt: now,
            buyer: draft.buyer, payment: draft.payment, note: draft.note, lines: draft.lines,
            parcels: parcels)
        guard order.total != nil else { throw OrderError.totalTooLarge }
        let names = listings.map(\.offer.name)
        try session.insert(
            order, names: names, parcelOfLine: holders(of: draft.lines, plans, parcels))
        for (plan, parcel) in zip(plans, parcels) {
            try session.appendToFeed(of: parcel.courier, .assigned, parcel.id, at: now)
            try openShipment(of: parcel)
            guard let producer = producers[plan.producer] else { continue }
            try tellToPack(parcel, plan, draft.lines, names, producer)
        }
        try house.note("order_placed", on: order.id.text, by: caller, at: now, in: session)
        return try OrderDesk.view(order, in: session)
    }

    /// The listings line by line, each live and at the price that the buyer saw.
    private func load(
        _ lines: [OrderLine]
    ) throws -> ([Listing], [ProducerID: Producer]) {
        var listings: [Listing] = []
        var producers: [ProducerID: Producer] = [:]
        for (number, line) in lines.enumerated() {
            guard let listing = try session.listing(line.listing) else {
                throw OrderError.listingNotFound(line: number, line.listing)
            }
            let producer = try producers[listing.producer] ?? session.producer(listing.producer)
            guard let producer, listing.isLive(producer: producer.state) else {
                throw OrderError.notLive(line: number, line.listing)
            }
            if listing.offer.price != line.unitPrice {
                throw OrderError.priceChanged(
                    line: number, line.listing, now: listing.offer.price)
            }
            producers[producer.id] = producer
            listings.append(listing)
        }
        return (listings, producers)
    }

    private func reserve(_ lines: [OrderLine]) throws {
        for (number, line) in lines.enumerated() {
            if try session.reserve(line.quantity, of: line.listing, at: now) {
                try session.queuePush(of: line.listing)
                continue
            }
            let left = try session.listing(line.listing)?.stock ?? 0
            throw OrderError.outOfStock(line: number, line.listing, left: left)
        }
    }

    private func parcel(
        _ plan: ParcelPlan, of producer: Producer, for draft: OrderDraft
    ) throws -> OrderParcel {
        let options = try options(for: plan.parcel, of: producer, for: draft)
        let (option, collect) =
            draft.payment == .cod
            ? try collecting(plan, from: options, of: producer, for: draft)
            : (options[0], .zero)
        return OrderParcel(
            id: ParcelID(house.clockwork.ids.make("pk")), producer: producer.id,
            origin: producer.profile.commune, destination: draft.buyer.commune,
            weightGrams: plan.parcel.weightGrams, courier: option.courier,
            service: option.service, freight: option.price.total,
            leadMinDays: option.leadDays.min, leadMaxDays: option.leadDays.max,
            evidence: option.rows.map(\.text), collect: collect)
    }

    /// The first option whose courier collects all of it: the freight is paid at the door too
    /// and must fit under the courier's cap together with the goods.
    private func collecting(
        _ plan: ParcelPlan, from options: [ReachOption], of producer: Producer,
        for draft: OrderDraft
    ) throws -> (ReachOption, Money) {
        var refusals: [ReachAnswer] = []
        for option in options {
            guard let all = plan.goodsValue.adding(option.price.total) else {
                throw OrderError.totalTooLarge
            }
            var whole = plan.parcel
            whole.cod = all
            let answer = try reach(whole, of: producer, for: draft)
            let isCollected = answer.options.contains {
                $0.courier == option.courier && $0.service == option.service
            }
            if isCollected { return (option, all) }
            refusals.append(answer)
        }
        // Where another courier would do, it was the wish that cannot be had.
        let refusal = refusals.first { $0.status != .served }
        if let refusal { throw OrderError.unreachable(producer.id, refusal) }
        throw OrderError.wishNotServed(options[0].courier, producer.id)
    }

    /// What serves the parcel as wished, the best first; never empty.
    private func options(
        for parcel: Parcel, of producer: Producer, for draft: OrderDraft
    ) throws -> [ReachOption] {
        let answer = try reach(parcel, of: producer, for: draft)
        guard answer.status == .served, !answer.options.isEmpty else {
            throw OrderError.unreachable(producer.id, answer)
        }
        switch draft.wish {
        case .cheapest:
            return answer.options
        case .fastest:
            return answer.options.sorted {
                $0.leadDays.max == $1.leadDays.max ? $0 < $1 : $0.leadDays.max < $1.leadDays.max
            }
        case .named(let courier):
            let options = answer.options.filter { $0.courier == courier }
            if options.isEmpty { throw OrderError.wishNotServed(courier, producer.id) }
            return options
        }
    }

    private func reach(
        _ parcel: Parcel, of producer: Producer, for draft: OrderDraft
    ) throws -> ReachAnswer {
        try sheet.reach.answer(
            parcel, from: producer.profile.commune, to: draft.buyer.commune,
            on: Day(utcMilliseconds: now))
    }

    /// Where a partner speaks the courier's API, the parcel goes to it by itself.
    private func openShipment(of parcel: OrderParcel) throws {
        guard let partner = try session.partner(carrying: parcel.courier),
            partner.carryingCourier != nil
        else { return }
        try session.openShipment(of: parcel.id, at: partner.code, now: now)
    }

    private func tellToPack(
        _ parcel: OrderParcel, _ plan: ParcelPlan, _ lines: [OrderLine], _ names: [String],
        _ producer: Producer
    ) throws {
        let packing = plan.lineIndexes.map {
            Notice.PackingLine(name: names[$0], quantity: lines[$0].quantity)
        }
        let courier = sheet.couriers[parcel.courier]?.name ?? parcel.courier.text
        try house.tell(
            .orderToPack(parcel.id, lines: packing, courier: courier), to: producer, at: now,
            in: session)
    }

    private func holders(
        of lines: [OrderLine], _ plans: [ParcelPlan], _ parcels: [OrderParcel]
    ) -> [ParcelID] {
        lines.indices.map { line in
            // Every line is in exactly one plan, and every plan has its parcel.
            let index = plans.firstIndex { $0.lineIndexes.contains(line) } ?? 0
            return parcels[index].id
        }
    }
}
