/// One thing that is wrong with a coverage row, named by row and column so that it can be mended.
package struct CoverageProblem: Hashable, Sendable {
    package let table: CoverageTable
    /// `nil` where the row has no readable id, or is of a table without ids.
    package let row: RowID?
    package let column: String
    package let code: CoverageProblemCode
    package let message: Sentence

    package init(
        table: CoverageTable, row: RowID?, column: String, code: CoverageProblemCode,
        message: Sentence
    ) {
        self.table = table
        self.row = row
        self.column = column
        self.code = code
        self.message = message
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
    case unknownProvince = "UNKNOWN_PROVINCE"
    case unknownZone = "UNKNOWN_ZONE"
    case unknownLane = "UNKNOWN_LANE"
    case otherCourier = "OTHER_COURIER"
    case otherCodeList = "OTHER_CODE_LIST"
    case backwardDates = "BACKWARD_DATES"
    case overlap = "OVERLAP"
    case outOfRange = "OUT_OF_RANGE"
    case minAboveMax = "MIN_ABOVE_MAX"
    case stepsNotIncreasing = "STEPS_NOT_INCREASING"
    case emptyRow = "EMPTY_ROW"
    case neverHeard = "NEVER_HEARD"

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
