import Couriers
import Logging
import Market
import Reach
import Storage
import Synchronization
import TestSupport

@testable import Outbox

/// A store with one producer and a courier's partner, a clock to turn, and the partner's lane.
final class ShipmentWorld: Sendable {
    static let courier = CoverageSamples.courier("a")
    static let token = "bi-mat-0123456789"

    let code: PartnerCode
    let clock = MarketClock()
    private let folder: StoreFolder
    private let stores: Mutex<Store>
    private let ids = Mutex(0)
    private let adapter: PlainCourier

    private init(
        _ folder: StoreFolder, _ adapter: PlainCourier, knowsPlaces: Bool
    ) async throws {
        guard let code = PartnerCode("buu-cuc") else { preconditionFailure("a code") }
        self.code = code
        self.folder = folder
        self.adapter = adapter
        stores = Mutex(try Store(path: folder.file("vuonxa.sqlite")))
        try await furnish(knowsPlaces: knowsPlaces)
    }

    static func with(
        _ lostCreate: CarryingCapabilities.LostCreate = .sameAgain, knowsPlaces: Bool = true,
        operations: Set<CarryingCapabilities.Operation>? = nil,
        _ body: (ShipmentWorld) async throws -> Void
    ) async throws {
        var adapter = PlainCourier(lostCreate: lostCreate)
        if let operations { adapter.operations = operations }
        try await StoreFolder.with { folder in
            let world = try await ShipmentWorld(folder, adapter, knowsPlaces: knowsPlaces)
            try await body(world)
            try await world.store.close()
        }
    }

    var store: Store { stores.withLock { $0 } }

    /// Closes the file and opens it again, as a program does that was started anew.
    func restart() async throws {
        try await store.close()
        let again = try Store(path: folder.file("vuonxa.sqlite"))
        stores.withLock { $0 = again }
    }

    var tools: PushTools {
        PushTools(
            now: { self.clock.now }, uptime: { .milliseconds(self.clock.now) },
            sleep: { _ in }, random: { 0 },
            makeID: { prefix in
                let number = self.ids.withLock { number in
                    number += 1
                    return number
                }
                return "\(prefix)_\(1_000_000 + number)"
            })
    }

    /// A lane with nothing in its hands, as after a start.
    func lane(
        _ transport: any CourierTransport, of partner: PartnerCode? = nil,
        settings: PushSettings = PushSettings(), gate: PartnerGate = PartnerGate()
    ) -> ShipmentLane {
        ShipmentLane(
            code: partner ?? code, store: store, transport: transport, tools: tools,
            settings: settings,
            gate: gate, adapter: { [adapter] _ in adapter },
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Places an order of one parcel and opens its shipment, in one transaction.
    func order(_ number: Int, collect: Int64 = 0) async throws {
        let now = clock.now
        let parcel = OrderParcel(
            id: ParcelID("pk_\(number)"), producer: ProducerID("pr_1"),
            origin: CoverageSamples.commune("21548"),
            destination: CoverageSamples.commune("00004"), weightGrams: 320,
            courier: Self.courier, service: CoverageSamples.serviceCode("std"),
            freight: Money(vnd: 20_000), leadMinDays: 2, leadMaxDays: 3, evidence: [],
            collect: Money(vnd: collect))
        let order = MarketSamples.order("or_\(number)", parcels: [parcel])
        try await store.write { [code] session in
            try session.insert(order, names: ["Tỏi"], parcelOfLine: [parcel.id])
            try session.openShipment(of: parcel.id, at: code, now: now)
        }
    }

    func cancel(_ number: Int) async throws {
        let now = clock.now
        try await store.write {
            try $0.callBack(ParcelID("pk_\(number)"), because: "buyer_refused", now: now)
        }
    }

    /// A call of the courier, kept as the door keeps it.
    func call(_ text: String, to partner: PartnerCode? = nil) async throws {
        let hook = KeptHook(
            id: tools.makeID("ch"), partner: partner ?? code, digest: Digest.sha256(text.utf8),
            contentType: nil, body: Array(text.utf8), heardAt: clock.now)
        try await store.write { try $0.keep(hook) }
    }

    func file(_ number: Int) async throws -> ShipmentFile? {
        try await store.read { try $0.shipmentFile(of: ParcelID("pk_\(number)")) }
    }

    private func furnish(knowsPlaces: Bool) async throws {
        let now = clock.now
        var partner = Partner(
            code: code, name: "Bưu cục", kind: "plain", url: "https://courier.example",
            secret: Secret(Self.token), createdAt: now)
        partner.carries = Self.courier
        try await store.write { [partner] session in
            try session.replacePlaces(CoverageSamples.places)
            try session.upsert(
                ProductSet(
                    number: 4, name: "Gia vị", group: "", sector: "I", sectorName: ""))
            try session.insert(MarketSamples.producer(), at: now)
            try session.insert(MarketSamples.listing())
            _ = try session.insert(partner)
        }
        if knowsPlaces { try await learnPlaces() }
    }

    /// The courier's list names both ends of the way.
    func learnPlaces() async throws {
        let codes = ["21548", "00004"].map { digits in
            StoredPlaceCode(
                entry: PlaceCodeEntry(
                    line: CourierPlaceLine(
                        code: "c\(digits)", name: "Xã \(digits)", parentCode: "p",
                        parentName: "Tỉnh"),
                    commune: CoverageSamples.commune(digits), method: .exact, state: .confirmed))
        }
        try await store.write {
            try $0.replacePlaceCodes(codes, courier: Self.courier, system: .new)
        }
    }
}

extension ShipmentLane {
    /// Works until nothing is due; the clock stands still meanwhile.
    func drain() async throws -> Turn {
        for _ in 0..<200 {
            let turn = try await look()
            switch turn {
            case .start(let jobs): for job in jobs { try await perform(job) }
            case .again: continue
            case .wait, .rest, .idle: return turn
            }
        }
        return .again
    }
}
