import Logging
import Market
import Operations
import Pictures
import Reach
import Storage
import TestSupport

@testable import Web

/// The whole house behind its door: a database file, places, coverage, keys, and a free port.
///
/// There are the producers `pr_1` (Lý Sơn) and `pr_2` (Ba Tơ), and `ls_1`, live and with four
/// stars. Courier `a` carries from everywhere to everywhere but to Côn Đảo.
struct WebRig: Sendable {
    let probe: HTTPProbe
    let desks: Desks
    let clock: MarketClock
    let keys: Keys

    /// One key of each kind; `fresh` is a producer's key that is for nobody yet.
    struct Keys: Sendable {
        let admin: String
        let officer: String
        let producer: String
        let otherProducer: String
        let fresh: String
        let storefront: String
        let courier: String
        let otherCourier: String
        let helper: String

        var all: [(role: Role, secret: String)] {
            [
                (.admin, admin), (.officer, officer), (.producer, producer),
                (.storefront, storefront), (.courier, courier), (.helper, helper),
            ]
        }
    }

    static func run(
        limits: WebLimits = WebLimits(), _ test: @Sendable (WebRig) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let clock = MarketClock()
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await furnish(store)
            let clockwork = Clockwork(
                now: { clock.now }, ids: IDMaker(now: { clock.now }, random: { 7 }))
            let house = House(
                store: store, clockwork: clockwork, atlas: try await Atlas.load(from: store),
                pictures: PictureWorks(
                    shelf: try FileShelf(folder.file("files")),
                    press: PicturePress(words: [PressChild.path])))
            let desks = Desks(house: house, partnerRules: PartnerRules(allowsPlainLoopback: true))
            try await cover(desks)
            let keys = try await issueKeys(desks)
            let quiet = Logger(label: "web") { _ in SwiftLogNoOpLogHandler() }
            try await DoorRig.serving(
                { onReady in
                    WebServer(
                        desks: desks, settings: WebSettings(port: 0, limits: limits),
                        metrics: MetricsRegistry(), logger: quiet, onReady: onReady)
                },
                { port in
                    let probe = HTTPProbe(port: port)
                    try await test(WebRig(probe: probe, desks: desks, clock: clock, keys: keys))
                })
            try await store.close()
        }
    }

    private static func furnish(_ store: Store) async throws {
        try await store.write { session in
            try session.replacePlaces(CoverageSamples.places)
            for number in 1...26 {
                try session.upsert(
                    ProductSet(
                        number: number, name: "Bộ \(number)", group: "Nhóm", sector: "I",
                        sectorName: "Thực phẩm"))
            }
            try session.insert(MarketSamples.producer("pr_1"), at: MarketSamples.now)
            try session.insert(
                MarketSamples.producer("pr_2") { $0.commune = CoverageSamples.commune("21484") },
                at: MarketSamples.now)
            try session.insert(MarketSamples.listing())
            _ = try session.insert(MarketSamples.certificate())
        }
    }

    private static func cover(_ desks: Desks) async throws {
        let noBoat = CoverageSamples.rule("p-con-dao", "commune:26732") { $0.delivery = false }
        let document = CoverageDocument(
            courier: CourierProfile(
                code: CoverageSamples.courier("a"), name: "Bưu cục A", isSample: true),
            tables: [
                .services: [CoverageSamples.service().cells],
                .lanes: [CoverageSamples.lane().cells],
                .placeRules: [CoverageSamples.rule().cells, noBoat.cells],
            ])
        _ = try await desks.coverage.replace(
            with: document, source: "mẫu thử", dryRun: false, by: MarketSamples.caller(.admin))
    }

    private static func issueKeys(_ desks: Desks) async throws -> Keys {
        func key(_ role: Role, _ subject: String? = nil) async throws -> String {
            try await desks.keys.issue(role: role, for: subject, label: "thử", by: "test").secret
        }
        return Keys(
            admin: try await key(.admin), officer: try await key(.officer, "51"),
            producer: try await key(.producer, "pr_1"),
            otherProducer: try await key(.producer, "pr_2"), fresh: try await key(.producer),
            storefront: try await key(.storefront), courier: try await key(.courier, "a"),
            otherCourier: try await key(.courier, "b"), helper: try await key(.helper))
    }
}
