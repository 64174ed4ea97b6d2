internal import Foundation
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// A house on a store of its own, on the day of 22 November 2026, for tests of the catalog.
struct CatalogHouse {
    let folder: TemporaryFolder
    let house: House

    var desk: CatalogDesk { CatalogDesk(house: house) }

    init() async throws {
        folder = try TemporaryFolder()
        let store = try Store(path: folder.path + "/vuonxa.sqlite")
        let noon = Day(year: 2026, month: 11, day: 22).startUTCMilliseconds + 43_200_000
        let now: @Sendable () -> Int64 = { noon }
        house = House(
            store: store, clockwork: Clockwork(now: now, ids: IDMaker(now: now)),
            atlas: try await Atlas.load(from: store))
    }

    /// Reads and loads the small catalog, changed or as it is.
    func load(
        _ catalog: SmallCatalog = SmallCatalog(), demo: Bool = true
    ) async throws -> CatalogReport {
        let folder = try catalog.write()
        return try await desk.load(
            try desk.read(folder: folder.path), demo: demo, by: "cli")
    }

    /// All that a catalog may change, in one value that can be compared.
    func contents() async throws -> Contents {
        try await house.store.read { session in
            let places = try session.places()
            return Contents(
                codeList: places?.codeList, communes: places?.communes ?? [],
                formerCommunes: places?.formerCommunes ?? [],
                productSets: try session.productSets(), policy: try session.certificatePolicy(),
                holidays: try session.holidays(), couriers: try session.couriers(),
                rows: try session.couriers().flatMap { try session.coverageRows(of: $0.code) },
                listings: try session.listings(ListingQuery(limit: 1_000)),
                bumps: try session.counter(House.outsideCounter))
        }
    }

    struct Contents: Equatable {
        let codeList: String?
        let communes: [Commune]
        let formerCommunes: [FormerCommune]
        let productSets: [ProductSet]
        let policy: CertificatePolicy
        let holidays: [Day: String]
        let couriers: [CourierProfile]
        let rows: [CoverageRow]
        let listings: [Listing]
        let bumps: Int
    }

    /// The catalog that the repository brings.
    static let realCatalog = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("catalog").path
}
