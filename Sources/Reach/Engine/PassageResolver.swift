/// Works out passages from one commune on one day.
struct PassageResolver {
    /// A service that exists on the day, with what is said of picking up at the origin.
    struct DayService {
        let book: ServiceBook
        let row: Int
        let limits: ServiceLimits
        let pickup: PlaceFacts
    }

    let services: [DayService]
    private let tables: CoverageTables
    private let origin: Spot
    private let day: Day

    init(_ snapshot: ReachSnapshot, from origin: Spot, on day: Day) {
        let tables = snapshot.coverage
        self.tables = tables
        self.origin = origin
        self.day = day
        services = snapshot.books.compactMap { book in
            guard let row = book.row(in: tables.services, on: day) else { return nil }
            return DayService(
                book: book, row: row, limits: ServiceLimits(tables.services[row]),
                pickup: book.rules.facts(at: origin, from: nil, service: book.number, on: day))
        }
    }

    func passage(of service: DayService, to destination: Spot) -> Passage {
        let book = service.book
        let delivery = book.rules.facts(
            at: destination, from: origin, service: book.number, on: day)
        let lane = book.lanes.facts(
            from: origin, to: destination, service: book.number, on: day)
        let suspensions = book.suspensions.touching(
            Carriage(
                origin: origin, destination: destination,
                originAccess: said(service.pickup.access) { $0.access },
                destinationAccess: said(delivery.access) { $0.access },
                lane: lane.map { tables.lanes[$0.speaking].id }),
            on: day)
        let stops = suspensions.filter { tables.suspensions[$0].effect == .stop }
        let delays = suspensions.filter { tables.suspensions[$0].effect != .stop }
        let leadDays = leadTime(service, delivery, lane, delays)
        let terms = CarriageTerms(
            limits: service.limits, leadDays: leadDays,
            prices: lane?.prices.flatMap { tables.lanes[$0].priceSteps },
            pickupSurcharge: said(service.pickup.pickupSurcharge) { $0.pickupSurcharge },
            deliverySurcharge: said(delivery.deliverySurcharge) { $0.deliverySurcharge },
            takesCOD: said(delivery.cod) { $0.cod },
            standing: standing(service.pickup, delivery, lane, leadDays, isStopped: !stops.isEmpty),
            isOpen: lane?.serves ?? false)
        return Passage(
            service: service.row, pickup: service.pickup, delivery: delivery, lane: lane,
            stops: stops, delays: delays, terms: terms)
    }

    private func leadTime(
        _ service: DayService, _ delivery: PlaceFacts, _ lane: LaneFacts?, _ delays: [Int]
    ) -> DaySpan? {
        guard let laneDays = lane?.leadDays.flatMap({ tables.lanes[$0].leadDays }) else {
            return nil
        }
        let time = LeadTime(
            laneDays: laneDays,
            kind: lane?.dayKind.flatMap { tables.lanes[$0].dayKind } ?? .calendar,
            collectingDays: tables.services[service.row].collectingDays,
            originBoatDays: said(service.pickup.boatDays) { $0.boatDays },
            destinationBoatDays: said(delivery.boatDays) { $0.boatDays },
            pickupExtraDays: said(service.pickup.pickupExtraDays) { $0.pickupExtraDays },
            deliveryExtraDays: said(delivery.deliveryExtraDays) { $0.deliveryExtraDays },
            delays: delays.compactMap {
                guard case .delay(let days) = tables.suspensions[$0].effect else { return nil }
                return days
            })
        return time.days(from: day, holidays: tables.holidays)
    }

    private func standing(
        _ pickup: PlaceFacts, _ delivery: PlaceFacts, _ lane: LaneFacts?, _ leadDays: DaySpan?,
        isStopped: Bool
    ) -> ReasonSet {
        var reasons: ReasonSet = isStopped ? [ReasonSet(.suspended)] : []
        switch said(pickup.pickup, { $0.pickup }) {
        case true?: break
        case false?: reasons.insert(ReasonSet(.noPickupAtOrigin))
        case nil: reasons.insert(ReasonSet(.noPickupRow))
        }
        switch said(delivery.delivery, { $0.delivery }) {
        case true?: break
        case false?: reasons.insert(ReasonSet(.notDelivered))
        case nil: reasons.insert(ReasonSet(.noDeliveryRow))
        }
        switch lane?.serves {
        case true?: if leadDays == nil { reasons.insert(ReasonSet(.noLeadTime)) }
        case false?: reasons.insert(ReasonSet(.laneClosed))
        case nil: reasons.insert(ReasonSet(.noLane))
        }
        return reasons
    }

    /// The value of a cell in the row that says it.
    private func said<Value>(_ row: Int?, _ cell: (PlaceRule) -> Value?) -> Value? {
        guard let row else { return nil }
        return cell(tables.placeRules[row])
    }
}
