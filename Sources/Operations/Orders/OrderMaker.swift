internal import Market
internal import Reach
internal import Storage

/// The lines of an order that are on sale as the buyer saw them, and what is wrong with others.
struct OrderGoods {
    /// By the line's place in the order.
    var listings: [Int: Listing] = [:]
    var producers: [ProducerID: Producer] = [:]
    var refusals: [OrderError] = []
    /// Whose parcels are not planned, as a line of theirs is refused already: planning is dear,
    /// and the parcels will be others once the order is put right.
    var unplanned: Set<ProducerID> = []

    func names(of lines: [OrderLine]) -> [String] {
        lines.indices.map { listings[$0]?.offer.name ?? "" }
    }
}

/// Works out an order's parcels and what is written of them, from values alone.
struct OrderMaker {
    let house: House
    let sheet: Atlas.Sheet
    let now: Int64

    /// The parcels of every producer; what cannot go is added to the refusals.
    func plan(_ draft: OrderDraft, _ goods: inout OrderGoods) throws -> [PlannedParcel] {
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

    /// The order as it is taken; `explain` says where a chosen option is kept in words.
    func made(
        of draft: OrderDraft, _ planned: [PlannedParcel], _ goods: OrderGoods,
        by caller: Caller, explain: (ReachOption) throws -> ExplanationID
    ) throws -> Order {
        var parcels: [OrderParcel] = []
        for planned in planned {
            guard let producer = goods.producers[planned.plan.producer] else { continue }
            var parcel = parcel(planned, of: producer, for: draft)
            parcel.explanation = try explain(planned.option)
            parcels.append(parcel)
        }
        var order = Order(
            id: OrderID(house.clockwork.ids.make("or")), storefront: caller.storefront,
            placedAt: now, buyer: draft.buyer, payment: draft.payment, note: draft.note,
            lines: draft.lines, parcels: parcels)
        order.wish = draft.wish
        order.tracking = TrackingToken.make(at: now)
        guard order.total != nil else { throw OrderError.totalTooLarge }
        return order
    }

    private func parcel(
        _ planned: PlannedParcel, of producer: Producer, for draft: OrderDraft
    ) -> OrderParcel {
        let option = planned.option
        var parcel = OrderParcel(
            id: ParcelID(house.clockwork.ids.make("pk")), producer: producer.id,
            origin: producer.profile.commune, destination: draft.buyer.commune,
            weightGrams: planned.plan.parcel.weightGrams, courier: option.courier,
            service: option.service, freight: option.price.total,
            leadMinDays: option.leadDays.min, leadMaxDays: option.leadDays.max,
            evidence: option.rows.map(\.text), collect: planned.collect)
        parcel.packing.packBy = house.orderRules.packBy(orderedAt: now)
        return parcel
    }

    /// What tells the producer to pack the parcel; `nil` where nobody is told anything.
    func noticeToPack(
        _ parcel: OrderParcel, _ plan: ParcelPlan, _ names: [String], _ goods: OrderGoods
    ) -> QueuedNotice? {
        guard let producer = goods.producers[parcel.producer] else { return nil }
        let packing = plan.contents.map {
            Notice.PackingLine(name: names[$0.line], quantity: $0.quantity)
        }
        let courier = sheet.couriers[parcel.courier]?.name ?? parcel.courier.text
        return house.notice(
            .orderToPack(parcel.id, lines: packing, courier: courier), to: producer, at: now)
    }
}
