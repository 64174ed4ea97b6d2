internal import Market
internal import Reach
internal import Storage
internal import TestSupport

/// Stores for tests, each in a folder of its own.
enum StoreSamples {
    /// A store that knows the sample places, the 26 sets and the producers `pr_1` and `pr_2`.
    static func with(
        limits: StoreLimits = StoreLimits(),
        _ body: (Store, StoreFolder) async throws -> Void
    ) async throws {
        try await StoreFolder.with { folder in
            let store = try Store(path: folder.file("vuonxa.sqlite"), limits: limits)
            try await store.write { session in
                try session.replacePlaces(CoverageSamples.places)
                for number in 1...26 { try session.upsert(set(number)) }
                try session.insert(MarketSamples.producer("pr_1"), at: MarketSamples.now)
                try session.insert(
                    MarketSamples.producer("pr_2") {
                        $0.commune = CoverageSamples.commune("21484")
                    },
                    at: MarketSamples.now)
            }
            try await body(store, folder)
            try await store.close()
        }
    }

    static func with(_ body: (Store) async throws -> Void) async throws {
        try await with { store, _ in try await body(store) }
    }

    static func set(_ number: Int) -> ProductSet {
        ProductSet(
            number: number, name: "Bộ \(number)", group: "Nhóm", sector: "I",
            sectorName: "Thực phẩm")
    }
}

extension Store {
    /// Inserts listings as they are.
    func add(_ listings: Listing...) async throws {
        try await write { session in
            for listing in listings { try session.insert(listing) }
        }
    }

    /// Inserts an order with one parcel for each of its lines, and puts them into the feeds.
    func add(_ order: Order) async throws {
        try await write { session in
            try session.insert(
                order, names: order.lines.map(\.listing.text), parcelOfLine: order.parcels.map(\.id)
            )
            for parcel in order.parcels {
                try session.insert(Assignment(of: parcel, at: order.placedAt, decideBy: nil))
                try session.appendToFeed(
                    of: parcel.courier, .assigned, parcel.id, at: order.placedAt, isFirst: true)
            }
        }
    }

    /// Puts `count` parcels of courier `a` into the store, `pk_001` the first.
    func addParcels(_ count: Int, courier: String = "a") async throws {
        try await add(MarketSamples.listing())
        for number in 1...count {
            let name = String(1_000 + number).dropFirst()
            try await add(
                MarketSamples.order(
                    "or_\(name)", parcels: [MarketSamples.parcel("pk_\(name)", courier: courier)]))
        }
    }

    func stock(of id: String = "ls_1") async throws -> Int? {
        try await read { try $0.listing(ListingID(id))?.stock }
    }
}

/// Fails on purpose.
struct Refusal: Error, Equatable {
    let number: Int
}
