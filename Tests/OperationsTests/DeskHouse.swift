internal import Market
@testable internal import Operations
internal import Reach
internal import Storage
internal import TestSupport

/// Every desk on a store of its own, with small places and coverage and a clock to move.
struct DeskHouse: Sendable {
    let house: House
    let clock: MarketClock
    let folder: StoreFolder

    static let admin = MarketSamples.caller(.admin)
    static let officer = MarketSamples.caller(.officer)
    static let storefront = MarketSamples.caller(.storefront)
    /// The key of the producer `pr_1`, who sits on Lý Sơn.
    static let producer = MarketSamples.caller(.producer, .producer(ProducerID("pr_1")))

    var store: Store { house.store }
    var keys: KeyDesk { KeyDesk(house: house) }
    var producers: ProducerDesk { ProducerDesk(house: house) }
    var members: MemberDesk { MemberDesk(house: house) }
    var mandates: MandateDesk { MandateDesk(house: house) }
    var closures: ClosureDesk { ClosureDesk(house: house) }
    var listings: ListingDesk { ListingDesk(house: house) }
    var certificates: CertificateDesk { CertificateDesk(house: house) }
    var orders: OrderDesk { OrderDesk(house: house) }
    var packing: PackingDesk { PackingDesk(house: house) }
    var couriers: CourierDesk { CourierDesk(house: house) }
    var coverage: CoverageDesk { CoverageDesk(house: house) }

    /// Runs the body in a house that knows the sample places and the producers `pr_1` on Lý Sơn
    /// and `pr_2` in Ba Tơ.
    static func with(
        _ tables: CoverageTables = CoverageSamples.openTables(),
        orderRules: OrderRules = OrderRules(),
        _ body: (DeskHouse) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"))
            try await seed(store)
            let clock = MarketClock()
            let clockwork = Clockwork(
                now: { clock.now }, ids: IDMaker(now: { clock.now }, random: { 0 }))
            let house = House(
                store: store, clockwork: clockwork, atlas: try await Atlas.load(from: store),
                tellsPeople: true, orderRules: orderRules)
            let desks = DeskHouse(house: house, clock: clock, folder: folder)
            for courier in tables.couriers.keys.sorted() {
                _ = try await desks.coverage.replace(
                    with: tables.document(of: courier.text), source: "thử", dryRun: false, by: admin
                )
            }
            try await body(desks)
            try await store.close()
        }
    }

    private static func seed(_ store: Store) async throws {
        try await store.write { session in
            try session.replacePlaces(CoverageSamples.places)
            for number in 1...26 {
                try session.upsert(
                    ProductSet(
                        number: number, name: "Bộ \(number)", group: "", sector: "I",
                        sectorName: ""))
            }
            try session.insert(MarketSamples.producer("pr_1"), at: MarketSamples.now)
            try session.insert(
                MarketSamples.producer("pr_2") { $0.commune = CoverageSamples.commune("21484") },
                at: MarketSamples.now)
        }
    }
}

extension DeskHouse {
    /// Inserts listings as they are, past every desk.
    func add(_ listings: Listing...) async throws {
        try await store.write { session in
            for listing in listings { try session.insert(listing) }
        }
    }

    func add(_ certificates: Certificate...) async throws {
        try await store.write { session in
            for certificate in certificates { _ = try session.insert(certificate) }
        }
    }

    func listing(_ id: String = "ls_1") async throws -> Listing? {
        try await store.read { try $0.listing(ListingID(id)) }
    }

    /// Places an order and answers its id.
    @discardableResult
    func place(
        _ draft: OrderDraft = MarketSamples.draft(), by caller: Caller = storefront,
        once: Once = .free
    ) async throws -> OrderID {
        let answer = try await orders.place(draft, by: caller, once: once, render: Answer.of)
        return OrderID(answer.text)
    }

    func order(_ id: OrderID) async throws -> Order {
        try await orders.find(id, by: Self.admin).order
    }

    func history(of subject: String) async throws -> [String] {
        try await store.read { try $0.history(of: subject, limit: 100).map(\.act).reversed() }
    }

    /// The feed from its begin, as `position kind parcel`.
    func feed(_ courier: String = "a") async throws -> [String] {
        let page = try await couriers.feed(
            of: CoverageSamples.courier(courier), cursor: nil, limit: 100, waitSeconds: 0)
        return page.items.map {
            "\($0.entry.position) \($0.entry.kind.rawValue) \($0.entry.parcel.text)"
        }
    }
}

extension Once {
    /// A write without an `Idempotency-Key`.
    static let free = Once(key: nil, requestHash: [])

    static func keyed(_ key: String, _ body: String = "{}") -> Once {
        Once(key: key, requestHash: Digest.sha256(body.utf8))
    }
}

extension Answer {
    var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// Answers only tell the id here; how they look otherwise is Web's.
    static func of(_ view: OrderDesk.View) -> Answer {
        Answer(status: 201, body: Array(view.order.id.text.utf8))
    }

    static func of(_ view: PackingView) -> Answer {
        Answer(status: 200, body: Array(view.parcel.id.text.utf8))
    }

    static func of(_ view: ListingView) -> Answer {
        Answer(
            status: 200, body: Array(view.listing.id.text.utf8), etag: "\(view.listing.version)")
    }

    static func of(_ view: ProducerView) -> Answer {
        let producer = view.producer
        return Answer(
            status: 201, body: Array(producer.id.text.utf8), etag: "\(producer.version)",
            location: "/v1/producers/\(producer.id.text)")
    }

    static func of(_ mandate: Mandate) -> Answer {
        Answer(status: 201, body: Array(mandate.id.text.utf8))
    }

    static func of(_ certificate: Certificate) -> Answer {
        Answer(status: 201, body: Array(certificate.id.text.utf8))
    }
}

extension CoverageTables {
    /// What one courier's import would bring of these tables.
    func document(of code: String) -> CoverageDocument {
        let courier = CoverageSamples.courier(code)
        return CoverageDocument(
            courier: CourierProfile(
                code: courier, name: couriers[courier] ?? code, isSample: false),
            tables: [
                .services: services.filter { $0.courier == courier }.map(\.cells),
                .lanes: lanes.filter { $0.courier == courier }.map(\.cells),
                .placeRules: placeRules.filter { $0.courier == courier }.map(\.cells),
                .suspensions: suspensions.filter { $0.courier == courier }.map(\.cells),
            ])
    }

    /// Courier `a` for 20,000 đồng in 2 to 3 days, courier `b` for 30,000 in one.
    static func twoCouriers() -> CoverageTables {
        var tables = CoverageSamples.openTables()
        tables.services.append(CoverageSamples.service("s-b", courier: "b"))
        tables.placeRules.append(CoverageSamples.rule("p-b", courier: "b"))
        tables.lanes.append(
            CoverageSamples.lane(
                "l-b", courier: "b", prices: "1000:30000;+500:5000",
                lead: DaySpan(min: 1, max: 1)))
        return tables
    }
}
