internal import Foundation
package import Market
internal import Reach
internal import Sheets
internal import Storage

/// Writes listings out as files that an import reads back without changing anything.
package struct ExportDesk: Sendable {
    /// Listings of one read; between two of them others have their turn.
    private static let pageRows = 200

    let house: House

    package init(house: House) {
        self.house = house
    }

    /// Throws unless the caller may have those listings: a producer its own, a helper those of a
    /// mandate, an officer those of the area, an admin all.
    package func demandLeave(of producer: ProducerID?, by caller: Caller) async throws {
        _ = try scope(producer, caller)
    }

    /// The file, whole and read from the disk in parts; nobody holds all of it in memory.
    package func file(
        of producer: ProducerID?, as form: SheetForm, by caller: Caller
    ) async throws -> ScratchFile {
        try await ScratchFolder.withFile(named: "listings.\(form.rawValue)") { path in
            try await write(of: producer, as: form, by: caller, to: path)
            return try ScratchFile(path: path)
        }
    }

    /// The same into a file of that path, row by row; answers how many listings there are in it.
    @discardableResult
    package func write(
        of producer: ProducerID?, as form: SheetForm, by caller: Caller, to path: String
    ) async throws -> Int {
        let producer = try scope(producer, caller)
        let sets = try await house.store.read { try $0.productSets(offeredBy: producer) }
        let sheet = ListingSheet(exporting: sets)
        switch form {
        case .csv: return try await writeText(sheet, of: producer, by: caller, to: path)
        case .xlsx:
            let writer = try XLSXWriter(
                path: path, sheet: "Sản phẩm", columns: sheet.titles.map { SheetColumn($0) },
                createdAt: SheetDocument.madeAt)
            let count = try await eachPage(of: producer, sheet, by: caller) { rows in
                for row in rows { try writer.add(row) }
            }
            try writer.finish()
            return count
        }
    }

    private func writeText(
        _ sheet: ListingSheet, of producer: ProducerID?, by caller: Caller, to path: String
    ) async throws -> Int {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw ScratchError() }
        defer { try? file.close() }
        let header = CSVText.guardedText([sheet.titles])
        try file.write(contentsOf: Data(SheetDocument.mark) + Data(header.utf8))
        return try await eachPage(of: producer, sheet, by: caller) { rows in
            try file.write(contentsOf: Data(CSVText.guardedText(rows).utf8))
        }
    }

    private func eachPage(
        of producer: ProducerID?, _ sheet: ListingSheet, by caller: Caller,
        _ take: ([[String]]) throws -> Void
    ) async throws -> Int {
        var count = 0
        let places = house.atlas.sheet.places
        let today = house.clockwork.today
        var last = ""
        while true {
            let (rows, end) = try await house.store.read { [last] session in
                let found = try session.exportedListings(
                    of: producer, after: last, limit: Self.pageRows)
                let policy = try session.certificatePolicy()
                let rows = try found.compactMap { export -> [String]? in
                    let owner = export.listing.producer
                    if caller.role == .officer {
                        guard let producer = try session.producer(owner),
                            ProducerDesk.oversees(caller, producer, places)
                        else { return nil }
                    }
                    let certificate = try session.certificates(of: export.listing.id)
                        .inForce(on: today, policy)
                    return sheet.cells(
                        of: export.listing,
                        externalKey: RowTaking.own(export.externalKey, of: owner),
                        star: certificate?.claim.star,
                        decision: certificate?.claim.decisionNumber)
                }
                return (rows, found.last?.listing.id.text)
            }
            guard let end else { return count }
            last = end
            count += rows.count
            try take(rows)
        }
    }

    private func scope(
        _ producer: ProducerID?, _ caller: Caller
    ) throws(AccessError) -> ProducerID? {
        switch (caller.role, caller.scope) {
        case (.admin, _), (.officer, _): return producer
        case (.producer, .producer(let own)) where producer == nil: return own
        default:
            guard let producer, caller.mayRead(of: producer) else { throw .outOfScope }
            return producer
        }
    }
}
