internal import Market
package import Reach
internal import Storage

/// Reads the catalog folder and loads it, whole or not at all.
package struct CatalogDesk: Sendable {
    let house: House

    package init(house: House) {
        self.house = house
    }

    /// Reads and checks every file of the folder; throws everything that is wrong with any.
    package func read(folder: String) throws(CatalogProblems) -> Catalog {
        var reading = CatalogReading(root: folder, today: house.clockwork.today)
        return try reading.catalog()
    }

    /// Reads one courier's coverage: `courier.json` and the five tables.
    ///
    /// Whether its places exist and its rows agree is judged where it is put into the store.
    package func readCoverage(
        folder: String, listedOn day: Day? = nil,
        progress: (CoverageProgress) -> Void = { _ in }
    ) throws(CatalogProblems) -> CoverageDraft {
        var reading = CatalogReading(root: folder, today: house.clockwork.today)
        let codes = try codes(listedOn: day, &reading)
        guard reading.isFolder("") else {
            reading.check.note(folder, "Không có thư mục này.", "There is no such folder.")
            throw CatalogProblems(reading.check.problems)
        }
        let read = reading.readDraft(codes, progress)
        if let read, read.problemCount > 0 {
            reading.take(CatalogProblems(read.problems).list)
        }
        try reading.check.finish()
        guard let read else {
            preconditionFailure("a courier was not read and nobody noted why")
        }
        return read
    }

    /// How the files' commune codes are read that are of the list of a day.
    private func codes(
        listedOn day: Day?, _ reading: inout CatalogReading
    ) throws(CatalogProblems) -> EarlierCodes? {
        do {
            return try house.atlas.sheet.codes(listedOn: day)
        } catch {
            reading.check.note(
                "--list", "Không rõ danh mục mã của ngày này.", "The list is not known.")
            throw CatalogProblems(reading.check.problems)
        }
    }

    /// Makes the store say what the catalog says, in one transaction; what is equal is left alone.
    ///
    /// Couriers marked as samples and the demo set come only with `demo`. A producer or listing
    /// of the demo set that is there already stays as people have edited it since, and so does
    /// coverage whose files have not changed since they were loaded last.
    package func load(
        _ catalog: Catalog, demo: Bool, by keyID: String
    ) async throws -> CatalogReport {
        let now = house.clockwork.now()
        let report = try await house.store.write { [house] session in
            var loading = CatalogLoading(
                catalog: catalog, isDemo: demo, session: session, house: house, now: now,
                keyID: keyID, report: CatalogReport(isDryRun: false))
            try loading.run()
            return loading.report
        }
        if !report.changesNothing {
            try await house.atlas.reload(from: house.store)
            house.publish()
        }
        return report
    }

    /// Does all that `load` does and takes it back, to say what would change.
    package func tryOut(_ catalog: Catalog, demo: Bool) async throws -> CatalogReport {
        let now = house.clockwork.now()
        return try await house.store.write { [house] session in
            var loading = CatalogLoading(
                catalog: catalog, isDemo: demo, session: session, house: house, now: now,
                keyID: "trial", report: CatalogReport(isDryRun: true))
            try session.attempt { try loading.run() }
            return loading.report
        }
    }
}
