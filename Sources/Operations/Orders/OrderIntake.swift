internal import Market
internal import Reach
internal import Storage

/// One order on its way in, inside its transaction; whatever throws leaves nothing behind.
struct OrderIntake {
    let house: House
    let session: StoreSession
    let sheet: Atlas.Sheet
    let now: Int64

    /// The lines of an order that are on sale as the buyer saw them, and what is wrong with others.
    private struct Goods {
        /// By the line's place in the order.
        var listings: [Int: Listing] = [:]
        var producers: [ProducerID: Producer] = [:]
        var refusals: [OrderError] = []
        /// Whose parcels are not planned, as a line of theirs is refused already: planning is dear,
        /// and the parcels will be others once the order is put right.
        var unplanned: Set<ProducerID> = []
    }

    /// Takes the order, or throws everything that is wrong with any of its lines.
    func take(_ draft: OrderDraft, from caller: Caller) throws -> OrderDesk.View {
        try demandPace(of: draft, from: caller)
        var goods = try load(draft.lines)
        let planned = try plan(draft, &goods)
        if !goods.refusals.isEmpty { throw OrderError.together(goods.refusals) }
        try reserve(draft.lines)
        let order = try made(of: draft, planned, goods, by: caller)
        let names = draft.lines.indices.map { goods.listings[$0]?.offer.name ?? "" }
        let contents = planned.map(\.plan.contents)
        try session.insert(order, names: names, contents: contents)
        for (parcel, planned) in zip(order.parcels, planned) {
            try house.assign(parcel, at: now, in: session)
            guard let producer = goods.producers[parcel.producer] else { continue }
            try tellToPack(parcel, planned.plan, names, producer)
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
    private func load(_ lines: [OrderLine]) throws -> Goods {
        var goods = Goods()
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
                goods.refusals.append(.notLive(line: number, line.listing))
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

    /// The parcels of every producer; what cannot go is added to the refusals.
    private func plan(_ draft: OrderDraft, _ goods: inout Goods) throws -> [PlannedParcel] {
        let packed = PackedOrder(
            lines: draft.lines, offers: goods.listings.mapValues(\.offer),
            payment: draft.payment, wish: draft.wish)
        let day = Day(utcMilliseconds: now)
        let limits = PackingLimits.all(of: sheet.reach.coverage.services, on: day)
        var planned: [PlannedParcel] = []
        let groups = OrderGroup.groups(draft.lines.indices.map { goods.listings[$0]?.producer })
        for group in groups where !goods.unplanned.contains(group.producer) {
            guard let producer = goods.producers[group.producer] else { continue }
            let passages = try sheet.reach.passages(
                from: producer.profile.commune, to: draft.buyer.commune, on: day)
            var planner = OrderPlanner(packed, of: group.producer, within: limits) {
                passages.answer($0)
            }
            do throws(OrderError) {
                planned += try planner.plan(group)
            } catch {
                goods.refusals.append(error)
            }
        }
        return planned
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

    private func made(
        of draft: OrderDraft, _ planned: [PlannedParcel], _ goods: Goods, by caller: Caller
    ) throws -> Order {
        var parcels: [OrderParcel] = []
        for planned in planned {
            guard let producer = goods.producers[planned.plan.producer] else { continue }
            parcels.append(try parcel(planned, of: producer, for: draft))
        }
        var order = Order(
            id: OrderID(house.clockwork.ids.make("or")), storefront: caller.storefront,
            placedAt: now, buyer: draft.buyer, payment: draft.payment, note: draft.note,
            lines: draft.lines, parcels: parcels)
        order.wish = draft.wish
        order.tracking = TrackingToken.make()
        guard order.total != nil else { throw OrderError.totalTooLarge }
        return order
    }

    private func parcel(
        _ planned: PlannedParcel, of producer: Producer, for draft: OrderDraft
    ) throws -> OrderParcel {
        let option = planned.option
        var parcel = OrderParcel(
            id: ParcelID(house.clockwork.ids.make("pk")), producer: producer.id,
            origin: producer.profile.commune, destination: draft.buyer.commune,
            weightGrams: planned.plan.parcel.weightGrams, courier: option.courier,
            service: option.service, freight: option.price.total,
            leadMinDays: option.leadDays.min, leadMaxDays: option.leadDays.max,
            evidence: option.rows.map(\.text), collect: planned.collect)
        parcel.packing.packBy = house.orderRules.packBy(orderedAt: now)
        parcel.explanation = try house.explainer.explain(option, of: sheet, in: session)
        return parcel
    }

    private func tellToPack(
        _ parcel: OrderParcel, _ plan: ParcelPlan, _ names: [String], _ producer: Producer
    ) throws {
        let packing = plan.contents.map {
            Notice.PackingLine(name: names[$0.line], quantity: $0.quantity)
        }
        let courier = sheet.couriers[parcel.courier]?.name ?? parcel.courier.text
        try house.tell(
            .orderToPack(parcel.id, lines: packing, courier: courier), to: producer, at: now,
            in: session)
    }
}
