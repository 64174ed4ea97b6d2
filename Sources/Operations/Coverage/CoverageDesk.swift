package import Market
package import Reach
internal import Sheets
internal import Storage

/// Takes a courier's coverage in, whole or not at all, and gives it out as it came.
package struct CoverageDesk: Sendable {
    let house: House
    /// A check of whole tables holds one of the few readers for as long as it takes, so that one
    /// is made after the other and all other readers stay free.
    let checks = Turnstile(mostWaiting: 8)

    package init(house: House) {
        self.house = house
    }

    /// All rows of a courier; reading them in again changes nothing.
    package func export(_ code: CourierCode) async throws -> CoverageDocument {
        try await house.store.read { session in
            let courier = try Self.courier(code, in: session)
            var tables: [CoverageTable: [[String: String]]] = [:]
            try session.eachCoverageRow(of: code) { row in
                tables[row.table, default: []].append(try row.cells)
            }
            return CoverageDocument(courier: courier, tables: tables)
        }
    }

    /// One table as CSV text under the columns' own names, row by row.
    package func exportText(
        _ code: CourierCode, _ table: CoverageTable
    ) async throws -> String {
        try await house.store.read { session in
            _ = try Self.courier(code, in: session)
            let columns = CoverageHeader.columns(of: table)
            var text = CSVText.text([columns])
            try session.eachCoverageRow(of: code, in: [table]) { row in
                let cells = try row.cells
                text += CSVText.guardedText([columns.map { cells[$0] ?? "" }])
            }
            return text
        }
    }

    /// Throws where nobody has brought anything of the courier.
    package func demand(_ code: CourierCode) async throws {
        try await house.store.read { _ = try Self.courier(code, in: $0) }
    }

    /// The files of a courier's folder by name, one after the other; reading them changes nothing.
    package func eachExportedFile(
        of code: CourierCode, _ write: (String, String) throws -> Void
    ) async throws {
        let courier = try await house.store.read { try Self.courier(code, in: $0) }
        try write(
            CoverageDocument.courierFile,
            CoverageDocument(courier: courier, tables: [:]).courierText)
        for table in CoverageTable.allCases {
            try write(CoverageDocument.file(of: table), try await exportText(code, table))
        }
    }

    /// Puts the document in place of the courier's tables; a dry run only says what would change.
    @discardableResult
    package func replace(
        with document: CoverageDocument, source: String, dryRun: Bool, by caller: Caller
    ) async throws -> CoverageDifference {
        try await bring(try document.draft(), source: source, dryRun: dryRun, by: caller)
    }

    /// A draft with one table as its file has it, CSV or XLSX, and the others as they are now.
    ///
    /// A courier that is not there yet is made by its services; its other tables come after.
    /// Communes are written with the codes of the list in force on a day, today's unless given.
    package func draft(
        of code: CourierCode, _ table: CoverageTable, file: [UInt8], listedOn day: Day? = nil
    ) async throws -> CoverageDraft {
        let codes = try codes(listedOn: day)
        return try await draft(of: code, table, hash: Digest.sha256(file)) {
            draft throws(CoverageFailure) in
            var reading = CoverageFile(table, file, codes: codes)
            try reading.read(into: &draft)
        }
    }

    /// The same for rows of cells with the header first, as a spreadsheet has them; `file` is
    /// what they were read from.
    package func draft(
        of code: CourierCode, _ table: CoverageTable, rows: [[String]], file: [UInt8],
        listedOn day: Day? = nil
    ) async throws -> CoverageDraft {
        let codes = try codes(listedOn: day)
        return try await draft(of: code, table, hash: Digest.sha256(file)) {
            draft throws(CoverageFailure) in
            var cells = CoverageCells(table, codes: codes)
            for row in rows { try cells.take(row, into: &draft) }
            cells.finish(into: &draft)
        }
    }

    /// How a file's codes are read that are of the list in force on a day; `nil` for today's.
    package func codes(listedOn day: Day?) throws(CoverageFailure) -> EarlierCodes? {
        try house.atlas.sheet.codes(listedOn: day)
    }

    private func draft(
        of code: CourierCode, _ table: CoverageTable, hash: [UInt8],
        _ read: (inout CoverageDraft) throws(CoverageFailure) -> Void
    ) async throws -> CoverageDraft {
        var draft = try await checks.pass {
            try await house.store.read { session in
                let courier = try Self.courier(code, bringing: table, in: session)
                var draft = CoverageDraft(courier: courier)
                draft.basis = try session.coverageVersion(of: code)
                let others = CoverageTable.allCases.filter { $0 != table }
                try session.eachCoverageRow(of: code, in: others) { row in
                    try draft.take(try row.cells, to: row.table, line: nil)
                }
                return draft
            }
        }
        draft.fileHash = Digest.hex(hash)
        try read(&draft)
        return draft
    }

    /// A courier that nobody has brought yet begins with its services; its code is its name then.
    private static func courier(
        _ code: CourierCode, bringing table: CoverageTable, in session: StoreSession
    ) throws -> CourierProfile {
        do {
            return try courier(code, in: session)
        } catch CoverageFailure.unknownCourier where table == .services {
            return CourierProfile(code: code, name: code.text, isSample: false)
        }
    }

    static func courier(
        _ code: CourierCode, in session: StoreSession
    ) throws -> CourierProfile {
        guard let courier = try session.couriers().first(where: { $0.code == code }) else {
            throw CoverageFailure.unknownCourier(code)
        }
        return courier
    }
}
