internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// A desk house with one parcel of a cash order, and the words in which its courier tells of it.
struct TravelHouse: Sendable {
    static let courier = MarketSamples.caller(
        .courier, .courier(CoverageSamples.courier("a")))
    static let stranger = MarketSamples.caller(
        .courier, .courier(CoverageSamples.courier("b")))

    let desks: DeskHouse
    let order: OrderID
    let parcel: ParcelID

    var travel: TravelDesk { TravelDesk(house: desks.house) }
    var claims: ClaimDesk { ClaimDesk(house: desks.house) }
    var money: CODDesk { CODDesk(house: desks.house) }
    var settlements: SettlementDesk { SettlementDesk(house: desks.house) }
    var reports: TravelReportDesk { TravelReportDesk(house: desks.house) }

    /// Two packs for 250,000 đồng and 20,000 of freight, paid at the door.
    static func with(_ body: (TravelHouse) async throws -> Void) async throws {
        try await DeskHouse.with { desks in
            try await desks.add(MarketSamples.listing(stock: 500))
            let (order, parcel) = try await placed(desks)
            try await body(TravelHouse(desks: desks, order: order, parcel: parcel))
        }
    }

    /// Another order like the first.
    func another() async throws -> ParcelID {
        try await Self.placed(desks).1
    }

    /// Tells events and answers their verdicts.
    @discardableResult
    func tell(
        _ events: [CourierEvent], of parcel: ParcelID? = nil, by caller: Caller = courier,
        isBatch: Bool = true, once: Once = .free
    ) async throws -> String {
        try await travel.hear(
            events, isBatch: isBatch, of: parcel ?? self.parcel, by: caller, once: once,
            render: { heard in
                let words = heard.verdicts.map { verdict in
                    switch verdict {
                    case .kept: "kept"
                    case .duplicate: "duplicate"
                    case .refused(let problems): problems.all.map(\.field).joined()
                    }
                }
                return Answer(status: 200, body: Array(words.joined(separator: " ").utf8))
            }
        ).text
    }

    /// An event so many hours after the clock's present; the clock goes there.
    func later(_ status: ParcelStatus, hours: Int64) -> CourierEvent {
        desks.clock.advance(seconds: hours * 3_600)
        return CourierEvent(status, at: desks.clock.now)
    }

    func status(of parcel: ParcelID? = nil) async throws -> ParcelStatus? {
        try await find(parcel).status
    }

    func find(_ parcel: ParcelID? = nil) async throws -> ParcelTravel {
        let id = parcel ?? self.parcel
        let now = desks.clock.now
        let travel = try await desks.store.read {
            try ParcelTravel.load(id, at: now, in: $0)
        }
        guard let travel else { throw ShipmentError.notFound(id) }
        return travel
    }

    /// Brings a file in and answers how each of its lines was found.
    func bring(_ text: String, dryRun: Bool = false) async throws -> SettlementDesk.Report {
        let kept = Kept()
        _ = try await settlements.bring(
            Array(text.utf8), of: CoverageSamples.courier("a"), dryRun: dryRun,
            by: DeskHouse.admin, once: .free,
            render: { report in
                kept.keep(report)
                return Answer(status: 200, body: [])
            })
        guard let report = kept.report else { throw SettlementDesk.Failure.notFound("") }
        return report
    }

    private static func placed(_ desks: DeskHouse) async throws -> (OrderID, ParcelID) {
        let draft = MarketSamples.draft([MarketSamples.line("ls_1", 2)]) { $0.payment = .cod }
        let order = try await desks.place(draft)
        return (order, try await desks.order(order).parcels[0].id)
    }
}
