internal import Foundation
package import Market
package import Reach
internal import Storage

/// Takes a courier's coverage in, whole or not at all, and gives it out as it came.
package struct CoverageDesk: Sendable {
    /// The most rows of one courier; a whole country by commune and service stays below.
    package static let mostRows = 200_000

    let house: House

    package init(house: House) {
        self.house = house
    }

    package func export(_ code: CourierCode) async throws -> CoverageDocument {
        try await house.store.read { session in
            guard let courier = try session.couriers().first(where: { $0.code == code }) else {
                throw CoverageFailure.unknownCourier(code)
            }
            let rows = try session.coverageRows(of: code)
            return CoverageDocument(
                courier: courier,
                tables: Dictionary(grouping: rows, by: \.table).mapValues { $0.map(\.cells) })
        }
    }

    /// Puts the document in place of the courier's tables; a dry run only says what would change.
    package func replace(
        with document: CoverageDocument, source: String, dryRun: Bool, by caller: Caller
    ) async throws -> CoverageDifference {
        let rows = try document.rows(limit: Self.mostRows)
        let entry = CoverageImport(
            id: house.clockwork.ids.make("ci"), courier: document.courier.code,
            fileHash: document.hash, keyID: caller.keyID, source: source, rowCount: rows.count,
            at: house.clockwork.now())
        let places = house.atlas.sheet.places
        let difference = try await house.store.write { session in
            let before = try session.coverageRows(of: document.courier.code)
            let difference = CoverageDifference(from: before, to: rows)
            if dryRun {
                // The check runs on the new state, which is then taken back whole.
                try session.attempt {
                    try Self.apply(rows, document.courier, entry, places, in: session)
                }
            } else {
                try Self.apply(rows, document.courier, entry, places, in: session)
                _ = try session.bump(counter: House.outsideCounter)
            }
            return difference
        }
        if !dryRun {
            try await house.atlas.reload(from: house.store)
            house.publish()
        }
        return difference
    }

    private static func apply(
        _ rows: [CoverageRow], _ courier: CourierProfile, _ entry: CoverageImport,
        _ places: Places, in session: StoreSession
    ) throws {
        try session.upsert(courier)
        try session.replaceCoverage(rows, by: entry)
        let problems = try session.coverageTables().validate(places: places)
            .filter(\.code.refusesImport)
        if !problems.isEmpty {
            throw CoverageFailure.refused(problems)
        }
    }
}

/// Why coverage was not taken in or given out.
package enum CoverageFailure: Error, Hashable, Sendable {
    case unknownCourier(CourierCode)
    case tooManyRows(limit: Int)
    /// Everything that is wrong, by table, row and column; nothing was changed.
    case refused([CoverageProblem])
}
