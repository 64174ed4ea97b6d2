internal import Market
internal import Reach
internal import Sheets
internal import Storage

/// Some rows of a file that were read and checked as far as that goes without looking anything up.
enum ImportPortion: Sendable {
    /// Columns that the file has and that are not taken in; comes first.
    case header(ImportedColumns)
    case listings([ListingLine], ListingHeader)
    case annex([AnnexLine], AnnexHeader)
}

/// Reads a file of rows, on a thread of its own, into portions of rows.
struct ImportReading: Sendable {
    /// Rows of one portion, which is one transaction: so long others wait for the writer.
    static let portionRows = 250
    /// Rows of one file; a province has some hundred products.
    static let mostRows = 100_000

    let kind: ImportKind
    let vocabulary: ListingVocabulary
    let today: Day
    /// The last row that is done already; those up to it are looked at but not handed on.
    let lastRow: Int

    static var limits: SheetLimits {
        var limits = SheetLimits()
        limits.rows = mostRows + 1
        return limits
    }

    /// Throws a `HeaderRefusal` or a `SheetFault` for what ends the reading.
    func read(_ bytes: [UInt8], into put: (ImportPortion) throws -> Void) throws {
        switch kind {
        case .listings: try readListings(bytes, put)
        case .annex: try readAnnex(bytes, put)
        }
    }

    private func readListings(
        _ bytes: [UInt8], _ put: (ImportPortion) throws -> Void
    ) throws {
        var header: ListingHeader?
        var lines: [ListingLine] = []
        var rowByKey: [String: Int] = [:]
        try SheetFile.eachRow(of: bytes, limits: Self.limits, isForgiving: true) { row in
            guard let header else {
                let read = try ListingHeader(try Self.headerCells(row))
                header = read
                return try put(.header(read.columns))
            }
            if row.isBlank || ListingSheet.isRemark(row.cells) { return }
            var line = line(row, under: header)
            for key in [line.id.map { "i\($0.text)" }, line.externalKey.map { "k\($0)" }] {
                guard let key = key.map({ $0 + "\n" + (line.producer?.text ?? "") }) else {
                    continue
                }
                if let other = rowByKey[key] { line.problems.append(.repeated(row: other)) }
                rowByKey[key] = rowByKey[key] ?? row.number
            }
            if row.number <= lastRow { return }
            line.prepare()
            lines.append(line)
            if lines.count == Self.portionRows {
                try put(.listings(lines, header))
                lines = []
            }
        }
        if let header, !lines.isEmpty { try put(.listings(lines, header)) }
    }

    private func readAnnex(_ bytes: [UInt8], _ put: (ImportPortion) throws -> Void) throws {
        var header: AnnexHeader?
        var lines: [AnnexLine] = []
        var rowByIdentity: [String: Int] = [:]
        try SheetFile.eachRow(of: bytes, limits: Self.limits, isForgiving: true) { row in
            guard let header else {
                let read = try AnnexHeader(try Self.headerCells(row))
                header = read
                return try put(.header(read.columns))
            }
            if row.isBlank || ListingSheet.isRemark(row.cells) { return }
            var line = line(row, under: header)
            if !line.isUnreadable {
                if let other = rowByIdentity[line.identity] {
                    line.problems.append(.repeated(row: other))
                }
                rowByIdentity[line.identity] = rowByIdentity[line.identity] ?? row.number
            }
            if row.number <= lastRow { return }
            lines.append(line)
            if lines.count == Self.portionRows {
                try put(.annex(lines, header))
                lines = []
            }
        }
        if let header, !lines.isEmpty { try put(.annex(lines, header)) }
    }

    private func line(_ row: SheetRow, under header: ListingHeader) -> ListingLine {
        let faults = row.faults.map(RowProblem.init)
        if row.isBroken { return ListingLine(number: row.number, unreadable: faults) }
        var line = ListingLine.read(row.cells, number: row.number, under: header, vocabulary)
        line.problems += faults
        return line
    }

    private func line(_ row: SheetRow, under header: AnnexHeader) -> AnnexLine {
        let faults = row.faults.map(RowProblem.init)
        if row.isBroken { return AnnexLine(number: row.number, unreadable: faults) }
        var line = AnnexLine(
            row.cells, number: row.number, under: header, vocabulary, today: today)
        line.problems += faults
        return line
    }

    /// A header that cannot be read is the file's fault as a whole.
    private static func headerCells(_ row: SheetRow) throws(SheetFault) -> [String] {
        if let fault = row.faults.first { throw fault }
        return row.cells
    }
}

extension RowProblem {
    init(_ fault: SheetFault) {
        self.init(
            column: fault.column.map(SheetFault.letters), field: "", code: .malformed,
            message: fault.sentence)
    }

    /// The row is about the same as an earlier one.
    static func repeated(row: Int) -> RowProblem {
        RowProblem(
            FieldProblem(
                "", .notAllowed, vi: "Trùng với dòng \(row) của tệp này.",
                en: "The same as row \(row) of this file."), column: nil)
    }
}

extension ImportReading {
    /// About how many rows a file has below its header; `nil` where it cannot be read.
    static func rowEstimate(of bytes: [UInt8]) -> Int? {
        SheetFile.rowEstimate(of: bytes, limits: limits).map { max(0, $0 - 1) }
    }
}
