import Couriers
import Foundation
import Logging
import Market
import Reach
import Storage
import Synchronization

@testable import Outbox

/// A store in a folder of its own, a clock that the test turns, and one partner's lane.
final class OutboxWorld: Sendable {
    static let code = partnerCode("ghn")
    static let start: Int64 = 1_795_316_400_000
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    let clock = Mutex(OutboxWorld.start)
    private let elapsed = Mutex(Duration.zero)
    private let ids = Mutex(0)
    private let stores: Mutex<Store>
    private let folder: URL

    init(listings: Int = 0) async throws {
        // Memory is as good as a disk where nothing is to survive, and does not wait for one.
        let memory = URL(filePath: "/dev/shm")
        let files = FileManager.default
        let place =
            files.isWritableFile(atPath: memory.path) ? memory : files.temporaryDirectory
        folder = place.appending(path: "vuonxa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        stores = Mutex(try Store(path: folder.appending(path: "vuonxa.db").path))
        try await furnish()
        for number in 0..<listings { try await addListing(number) }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    static func partnerCode(_ text: String) -> PartnerCode {
        guard let code = PartnerCode(text) else { preconditionFailure("\(text) is no code") }
        return code
    }

    var store: Store { stores.withLock { $0 } }
    var now: Int64 { clock.withLock { $0 } }

    /// Closes the file and opens it again, as a program does that was started anew.
    func restart() async throws {
        try await store.close()
        let again = try Store(path: folder.appending(path: "vuonxa.db").path)
        stores.withLock { $0 = again }
    }

    /// Time goes by; the clock shows it, unless somebody sets it otherwise.
    func pass(_ milliseconds: Int64) {
        clock.withLock { $0 += milliseconds }
        elapsed.withLock { $0 += .milliseconds(milliseconds) }
    }

    /// Somebody sets the clock, and no time goes by.
    func setClock(by milliseconds: Int64) {
        clock.withLock { $0 += milliseconds }
    }

    var uptime: Duration { elapsed.withLock { $0 } }

    var tools: PushTools {
        PushTools(
            now: { self.now }, uptime: { self.uptime }, random: { 0 },
            makeID: { prefix in
                let number = self.ids.withLock { number in
                    number += 1
                    return number
                }
                return "\(prefix)_\(String(1_000_000 + number))"
            })
    }

    func lane(
        _ transport: any CourierTransport, of code: PartnerCode = OutboxWorld.code,
        settings: PushSettings = OutboxWorld.settings, gate: PartnerGate = PartnerGate()
    ) -> PartnerLane {
        PartnerLane(
            code: code, store: store, transport: transport, tools: tools, settings: settings,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), gate: gate)
    }

    /// Without a window, so that a test need not wait between two edits.
    static let settings: PushSettings = {
        var settings = PushSettings()
        settings.window = .zero
        return settings
    }()

    /// Registers the partner; it begins with a snapshot.
    func register(
        _ code: PartnerCode = OutboxWorld.code, kind: String = "listing_feed",
        _ change: (inout Partner) -> Void = { _ in }
    ) async throws {
        let registered = sample(code, kind: kind, change)
        _ = try await store.write { try $0.insert(registered) }
    }

    func sample(
        _ code: PartnerCode, kind: String = "listing_feed", _ change: (inout Partner) -> Void
    ) -> Partner {
        var partner = Partner(
            code: code, name: "Đối tác", kind: kind, url: "https://partner.example/feed",
            secret: Secret(Self.secret), createdAt: now)
        partner.pace = PartnerPace(callsPerMinute: 600_000, burst: 1_000)
        change(&partner)
        return partner
    }

    private func furnish() async throws {
        guard let province = ProvinceCode("51"), let commune = CommuneCode("21548") else {
            preconditionFailure("codes of two and five digits")
        }
        let places = try Places(
            codeList: "test",
            provinces: [Province(code: province, name: "Quảng Ngãi", type: .province)],
            communes: [
                Commune(
                    code: commune, name: "Lý Sơn", type: .specialZone, province: province,
                    latitude: 15.4, longitude: 109.1, population: nil, remoteness: .island)
            ],
            formerCommunes: [])
        let profile = ProducerProfile(
            name: "HTX Tỏi", legalForm: .cooperative, registrationNumber: "1", commune: commune)
        let producer = Producer(id: ProducerID("pr_1"), profile: profile)
        let set = ProductSet(
            number: 3, name: "Gia vị", group: "Gia vị", sector: "food", sectorName: "Thực phẩm")
        let now = now
        try await store.write { session in
            try session.replacePlaces(places)
            try session.upsert(set)
            try session.insert(producer, at: now)
        }
    }
}
