/// One thing that is wrong with a coverage row, named by row and column so that it can be mended.
package struct CoverageProblem: Hashable, Sendable {
    package let table: CoverageTable
    /// `nil` where the row has no readable id, or is of a table without ids.
    package let row: RowID?
    /// The row as a spreadsheet counts, the header being 1; `nil` where no file was read.
    package let line: Int?
    package let column: String
    package let code: CoverageProblemCode
    package let message: Sentence

    package init(
        table: CoverageTable, row: RowID?, line: Int? = nil, column: String,
        code: CoverageProblemCode, message: Sentence
    ) {
        self.table = table
        self.row = row
        self.line = line
        self.column = column
        self.code = code
        self.message = message
    }
}

extension CoverageProblem {
    /// The same problem, found at a line of a file.
    package func at(line: Int?) -> CoverageProblem {
        CoverageProblem(
            table: table, row: row, line: line, column: column, code: code, message: message)
    }
}

/// What kind of mistake it is, stable for programs.
package enum CoverageProblemCode: String, Sendable, CaseIterable {
    case required = "REQUIRED"
    case unreadable = "UNREADABLE"
    case badText = "BAD_TEXT"
    case duplicateID = "DUPLICATE_ID"
    case duplicateZone = "DUPLICATE_ZONE"
    case unknownCourier = "UNKNOWN_COURIER"
    case unknownService = "UNKNOWN_SERVICE"
    case unknownCommune = "UNKNOWN_COMMUNE"
    case dividedCommune = "DIVIDED_COMMUNE"
    case unknownProvince = "UNKNOWN_PROVINCE"
    case unknownZone = "UNKNOWN_ZONE"
    case unknownLane = "UNKNOWN_LANE"
    case stillNamed = "STILL_NAMED"
    case otherCourier = "OTHER_COURIER"
    case otherCodeList = "OTHER_CODE_LIST"
    case backwardDates = "BACKWARD_DATES"
    case overlap = "OVERLAP"
    case outOfRange = "OUT_OF_RANGE"
    case minAboveMax = "MIN_ABOVE_MAX"
    case stepsNotIncreasing = "STEPS_NOT_INCREASING"
    case emptyRow = "EMPTY_ROW"
    case neverHeard = "NEVER_HEARD"
    case unknownColumn = "UNKNOWN_COLUMN"
    case repeatedColumn = "REPEATED_COLUMN"
    case missingColumn = "MISSING_COLUMN"
    case malformedFile = "MALFORMED_FILE"

    /// Whether an import must be refused; otherwise a cell is filled that no rule will read.
    package var refusesImport: Bool {
        self != .neverHeard
    }
}

/// All problems found while reading one row.
package struct CoverageProblems: Error, Hashable, Sendable {
    package let list: [CoverageProblem]

    package init(_ list: [CoverageProblem]) {
        self.list = list
    }
}
