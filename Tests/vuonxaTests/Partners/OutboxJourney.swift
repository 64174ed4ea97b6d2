import Couriers
import Curl
import Foundation
import Logging
import Market
import Operations
import Outbox
import Reach
import ServiceLifecycle
import Storage
import Synchronization
import TestSupport
import Web

/// The whole way of a listing: desk's table, outbox, libcurl, and a partner on this machine.
struct OutboxJourney: Sendable {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    let store: Store
    let pusher: Pusher
    let code: PartnerCode

    /// Runs a pusher over libcurl against that address while the body works.
    static func with(
        partner url: String, timeout: Duration = .seconds(10),
        _ body: @escaping @Sendable (OutboxJourney) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await furnish(store)
            guard let code = PartnerCode("ghn") else { preconditionFailure("a code") }
            let partner = Partner(
                code: code, name: "Đối tác", kind: "listing_feed", url: url,
                secret: Secret(secret), createdAt: MarketSamples.now)
            _ = try await store.write { try $0.insert(partner) }
            var policy = CurlPolicy()
            policy.allowsLoopback = true
            policy.callTimeout = timeout
            let transport = CurlTransport(policy: policy)
            let pusher = Pusher(
                store: store, transport: transport, tools: tools(), settings: settings,
                logger: quiet)
            try await run([pusher]) {
                try await body(OutboxJourney(store: store, pusher: pusher, code: code))
            }
            await transport.shutdown()
            try await store.close()
        }
    }

    /// Changes a listing's price and wakes the pusher, as a desk does.
    func price(_ vnd: Int64) async throws {
        try await store.write { session in
            guard var listing = try session.listing(ListingID("ls_1")) else { return }
            listing.offer.price = Money(vnd: vnd)
            listing.version += 1
            listing.feedVersion += 1
            try session.update(listing)
            try session.queuePush(of: listing.id)
        }
        pusher.wake()
    }

    func deliveries() async throws -> [Delivery] {
        try await store.read { [code] in try $0.deliveries(of: code, before: nil, limit: 100) }
    }

    /// Runs services during the work, then shuts them down gracefully.
    static func run(
        _ services: [any Service], _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: services, logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await work()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// A ladder whose waits are over at once, so that nothing waits for a clock.
    private static var settings: PushSettings {
        var settings = PushSettings()
        settings.ladder = RetryLadder(waits: Array(repeating: .zero, count: 5))
        settings.window = .zero
        return settings
    }

    private static func tools() -> PushTools {
        let ids = IDMaker(now: { MarketSamples.now })
        return PushTools(
            now: { MarketSamples.now }, random: { 0 }, makeID: { ids.make($0) })
    }

    private static func furnish(_ store: Store) async throws {
        let set = ProductSet(
            number: 4, name: "Gia vị", group: "Gia vị", sector: "food", sectorName: "Thực phẩm")
        try await store.write { session in
            try session.replacePlaces(CoverageSamples.places)
            try session.upsert(set)
            try session.insert(MarketSamples.producer(), at: MarketSamples.now)
            try session.insert(MarketSamples.listing())
        }
    }
}
