/// Turns what a passage found into reasons and options that name their rows.
struct Explanation {
    let snapshot: ReachSnapshot
    let origin: String
    let destination: String

    var tables: CoverageTables { snapshot.coverage }

    init(_ passages: ReachPassages) {
        snapshot = passages.snapshot
        origin = snapshot.communeNames[passages.origin.commune]
        destination = snapshot.communeNames[passages.destination.commune]
    }

    /// A reason that is not one courier's.
    func general(_ code: ReachReasonCode) -> ReachReason {
        ReachReason(
            code: code, courier: nil, service: nil, row: nil, isSample: false,
            subject: subject("", ""), detail: .none)
    }

    /// Every reason of one service, in the order of the codes.
    func reasons(_ passage: Passage, _ parcel: ParcelMeasure) -> [ReachReason] {
        passage.terms.reasons(against: parcel).codes.flatMap { code in
            citations(code, passage, parcel).map { citation in
                let service = tables.services[passage.service]
                return ReachReason(
                    code: code, courier: service.courier, service: service.code,
                    row: citation.row, isSample: citation.isSample,
                    subject: subject(courierName(service), service.name),
                    detail: citation.detail ?? detail(code, passage, parcel))
            }
        }
    }

    func courierName(_ service: CourierService) -> String {
        tables.couriers[service.courier] ?? service.courier.text
    }

    private func subject(_ courierName: String, _ serviceName: String) -> ReasonSubject {
        ReasonSubject(
            courierName: courierName, serviceName: serviceName, origin: origin,
            destination: destination)
    }

    /// The rows that a reason rests on; silence rests on none.
    private func citations(
        _ code: ReachReasonCode, _ passage: Passage, _ parcel: ParcelMeasure
    ) -> [Citation] {
        let service = Citation(tables.services[passage.service])
        switch code {
        case .noPickupAtOrigin:
            return [passage.pickup.pickup].compactMap { $0.map(closedRule) }
        case .notDelivered:
            return [passage.delivery.delivery].compactMap { $0.map(closedRule) }
        case .laneClosed:
            return [passage.lane?.speaking].compactMap { $0.map(closedLane) }
        case .noLeadTime:
            return [passage.lane?.speaking].compactMap { $0.map(lane) }
        case .suspended:
            return passage.stops.map { Citation(tables.suspensions[$0]) }
        case .underWeight, .overWeight, .overSide, .overGirth, .goodsExcluded, .overCODCap,
            .overDeclaredValue:
            return [service]
        case .codNotAvailable:
            let rule = passage.terms.takesCOD == false ? passage.delivery.cod.map(placeRule) : nil
            return [rule, passage.terms.limits.codCap == .zero ? service : nil].compactMap { $0 }
        case .tooSlow:
            return [passage.lane?.leadDays].compactMap { $0.map(lane) }
        case .noPrice:
            return [passage.lane?.prices ?? passage.lane?.speaking].compactMap { $0.map(lane) }
        case .notShipped, .noService, .noPickupRow, .noDeliveryRow, .noLane, .codUnknown:
            return [Citation(row: nil, isSample: false)]
        }
    }

    private func placeRule(_ position: Int) -> Citation {
        Citation(tables.placeRules[position])
    }

    private func lane(_ position: Int) -> Citation {
        Citation(tables.lanes[position])
    }

    /// A rule that says no, with the day from which it does not any more.
    private func closedRule(_ position: Int) -> Citation {
        placeRule(position).closed(until: tables.placeRules[position].validity.to)
    }

    private func closedLane(_ position: Int) -> Citation {
        lane(position).closed(until: tables.lanes[position].validity.to)
    }

    private func detail(
        _ code: ReachReasonCode, _ passage: Passage, _ parcel: ParcelMeasure
    ) -> ReasonDetail {
        let limits = passage.terms.limits
        func limit(_ limit: Int, _ asked: Int) -> ReasonDetail {
            .limit(Int64(limit), asked: Int64(asked))
        }
        switch code {
        case .underWeight: return limit(limits.minWeightGrams, parcel.weightGrams)
        case .overWeight: return limit(limits.maxWeightGrams, parcel.weightGrams)
        case .overSide: return limit(limits.maxSideCm, parcel.longestSideCm)
        case .overGirth: return limit(limits.maxGirthCm, parcel.girthCm)
        case .goodsExcluded: return .goods(GoodsClass.set(of: parcel.goods & limits.excludedGoods))
        case .overCODCap: return .limit(limits.codCap.vnd, asked: parcel.cod?.vnd ?? 0)
        case .overDeclaredValue:
            return .limit(limits.declaredValueCap.vnd, asked: parcel.declaredValue?.vnd ?? 0)
        case .tooSlow:
            return limit(parcel.longestTransitDays ?? 0, passage.terms.leadDays?.max ?? 0)
        case .noPrice:
            return limit(0, parcel.chargeableGrams(divisor: limits.volumetricDivisor))
        case .notShipped, .noPickupAtOrigin, .notDelivered, .laneClosed, .suspended,
            .codNotAvailable, .noService, .noPickupRow, .noDeliveryRow, .noLane, .noLeadTime,
            .codUnknown:
            return .none
        }
    }
}

/// A row as a reason or an option cites it.
struct Citation {
    let row: RowID?
    let isSample: Bool
    var detail: ReasonDetail?

    init(row: RowID?, isSample: Bool) {
        self.row = row
        self.isSample = isSample
    }

    init(_ service: CourierService) {
        self.init(row: service.id, isSample: service.isSample)
    }

    init(_ lane: Lane) {
        self.init(row: lane.id, isSample: lane.isSample)
    }

    init(_ rule: PlaceRule) {
        self.init(row: rule.id, isSample: rule.isSample)
    }

    func closed(until day: Day?) -> Citation {
        var citation = self
        citation.detail = day.map { .closed(until: $0) }
        return citation
    }

    init(_ suspension: Suspension) {
        self.init(row: suspension.id, isSample: suspension.isSample)
        detail = .suspension(suspension.reason, reopens: suspension.validity.to)
    }
}
