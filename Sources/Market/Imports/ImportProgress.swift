/// How far an import is: the rows by what came of them, and the time they took.
package struct ImportProgress: Hashable, Sendable {
    /// The number of the last row that is done, as a spreadsheet shows it; 0 before the first.
    package var lastRow: Int
    /// How many rows the file has below its header, as far as that is known before its end.
    package var total: Int?
    package var counts: [ImportOutcome: Int]
    /// The time that was worked on it so far, in milliseconds; waiting does not count.
    package var workedMilliseconds: Int64

    package init(
        lastRow: Int = 0, total: Int? = nil, counts: [ImportOutcome: Int] = [:],
        workedMilliseconds: Int64 = 0
    ) {
        self.lastRow = lastRow
        self.total = total
        self.counts = counts
        self.workedMilliseconds = workedMilliseconds
    }

    package func count(of outcome: ImportOutcome) -> Int {
        counts[outcome] ?? 0
    }

    /// Rows that are done, whatever came of them.
    package var done: Int {
        counts.values.reduce(0, +)
    }

    /// Rows a second so far; `nil` before there is anything to measure.
    package var rowsPerSecond: Int? {
        guard done > 0, workedMilliseconds > 0 else { return nil }
        return max(1, Int(Int64(done) * 1_000 / workedMilliseconds))
    }

    /// Seconds until the last row at the rate so far: 300 of 1,000 rows in 3 s leave 7 s.
    package var secondsLeft: Int? {
        guard let total, let rowsPerSecond, total >= done else { return nil }
        return (total - done + rowsPerSecond - 1) / rowsPerSecond
    }

    /// The same with a batch of rows on top.
    package mutating func add(
        _ rows: [ImportedRow], milliseconds: Int64
    ) {
        for row in rows { counts[row.outcome, default: 0] += 1 }
        lastRow = rows.last?.number ?? lastRow
        workedMilliseconds += max(0, milliseconds)
    }
}

/// What came of one row of a file.
package struct ImportedRow: Hashable, Sendable {
    /// As a spreadsheet shows it.
    package let number: Int
    package let outcome: ImportOutcome
    /// The id of what the row made or changed, or is about.
    package let subject: String?
    /// What is wrong with a refused row, or differs in a differing one.
    package let problems: [RowProblem]

    package init(
        _ number: Int, _ outcome: ImportOutcome, subject: String? = nil,
        problems: [RowProblem] = []
    ) {
        self.number = number
        self.outcome = outcome
        self.subject = subject
        self.problems = problems
    }
}
