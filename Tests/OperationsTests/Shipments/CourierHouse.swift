internal import Couriers
internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import Synchronization
internal import TestSupport

/// A desk house whose courier `a` is GHN by its API, with a transport that the test writes.
struct CourierHouse: Sendable {
    static let hookSecret = "ghn-goi-lai-0123456789"
    static let parcel = ParcelID("pk_1")

    let desks: DeskHouse
    let transport: AnsweringTransport

    static func with(
        knowsPlaces: Bool = true, _ body: (CourierHouse) async throws -> Void
    ) async throws {
        try await DeskHouse.with { desks in
            let house = CourierHouse(desks: desks, transport: AnsweringTransport())
            try await house.furnish(knowsPlaces: knowsPlaces)
            try await body(house)
        }
    }

    private var line: LiveLine { LiveLine(house: desks.house, transport: transport) }
    var shipments: ShipmentDesk { ShipmentDesk(house: desks.house, line: line) }
    var quotes: QuoteDesk { QuoteDesk(house: desks.house, line: line) }
    var hooks: HookDesk { HookDesk(house: desks.house) }
    var now: Int64 { desks.clock.now }

    static func code(_ text: String = "ghn") -> PartnerCode {
        guard let code = PartnerCode(text) else { preconditionFailure("a code") }
        return code
    }

    /// Places an order and answers its one parcel.
    func order(_ change: (inout OrderDraft) -> Void = { _ in }) async throws -> ParcelID {
        let id = try await desks.place(MarketSamples.draft([MarketSamples.line()], change))
        return try await desks.order(id).parcels[0].id
    }

    func shipment(_ parcel: ParcelID) async throws -> Shipment? {
        try await desks.store.read { try $0.shipment(of: parcel)?.shipment }
    }

    /// The courier has the parcel under that number.
    func adopt(_ waybill: String, _ parcel: ParcelID) async throws {
        let now = now
        _ = try await desks.store.write {
            try $0.adopt(Waybill(waybill), for: parcel, now: now)
        }
    }

    /// The create's outcome is not known, as after a lost answer.
    func lock(_ parcel: ParcelID) async throws {
        try await desks.store.write { session in
            guard var kept = try session.shipment(of: parcel),
                var job = try session.job(1, of: parcel)
            else { return }
            kept.shipment.state = .locked
            try session.update(kept)
            job.state = .parked
            job.reason = .answerLost
            try session.update(job)
        }
    }

    /// Adds a listing, and the courier `a` with its API.
    func furnish(knowsPlaces: Bool) async throws {
        try await desks.add(MarketSamples.listing())
        var partner = Partner(
            code: Self.code(), name: "GHN", kind: "ghn", url: "https://ghn.example",
            secret: Secret("ghn-token-0123456789"), createdAt: now)
        partner.fields = ["shop_id": Secret("885")]
        partner.hookSecret = Secret(Self.hookSecret)
        partner.carries = CoverageSamples.courier("a")
        let codes = ["21548", "00004"].map { digits in
            StoredPlaceCode(
                entry: PlaceCodeEntry(
                    line: CourierPlaceLine(
                        code: "c\(digits)", name: "Xã \(digits)", parentCode: "p",
                        parentName: "Tỉnh"),
                    commune: CoverageSamples.commune(digits), method: .exact, state: .confirmed))
        }
        try await desks.store.write { [partner] session in
            _ = try session.insert(partner)
            if !knowsPlaces { return }
            try session.replacePlaceCodes(
                codes, courier: CoverageSamples.courier("a"), system: .new)
        }
    }
}

/// Answers what the test says, and keeps what it was asked.
final class AnsweringTransport: CourierTransport {
    private let state = Mutex((reply: CourierReply(status: 503), sent: [CourierRequest]()))

    var sent: [CourierRequest] { state.withLock { $0.sent } }

    func answer(_ status: Int, _ body: String) {
        state.withLock { $0.reply = CourierReply(status: status, body: Array(body.utf8)) }
    }

    func send(_ request: CourierRequest) async throws(TransportError) -> CourierReply {
        state.withLock { state in
            state.sent.append(request)
            return state.reply
        }
    }
}
