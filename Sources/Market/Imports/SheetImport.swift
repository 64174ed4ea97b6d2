/// A file of many rows that is brought in as a job: first tried out, then done, batch by batch.
package struct SheetImport: Hashable, Sendable {
    package let id: ImportID
    package let kind: ImportKind
    /// Whose listings the rows are of; `nil` where each row names its own producer, and for an
    /// annex.
    package let producer: ProducerID?
    /// The key in whose name the rows are brought.
    package let keyID: String
    /// Whether the rows are only looked at; nothing is changed by them then.
    package let isDryRun: Bool
    /// SHA-256 of the file, in hexadecimal digits.
    package let fileHash: String
    package let createdAt: Int64
    /// The dry run that this one does in earnest.
    package let basis: ImportID?
    package var state: ImportState
    package var progress: ImportProgress
    /// What the header of the file names and nobody reads.
    package var columns: ImportedColumns
    /// Why the file as a whole was refused.
    package var problems: [RowProblem]
    package var startedAt: Int64?
    package var endedAt: Int64?
    package var cancelAskedAt: Int64?

    package init(
        id: ImportID, kind: ImportKind, producer: ProducerID?, keyID: String, isDryRun: Bool,
        fileHash: String, createdAt: Int64, basis: ImportID? = nil,
        state: ImportState = .queued, progress: ImportProgress = ImportProgress(),
        columns: ImportedColumns = ImportedColumns(), problems: [RowProblem] = [],
        startedAt: Int64? = nil, endedAt: Int64? = nil, cancelAskedAt: Int64? = nil
    ) {
        self.id = id
        self.kind = kind
        self.producer = producer
        self.keyID = keyID
        self.isDryRun = isDryRun
        self.fileHash = fileHash
        self.createdAt = createdAt
        self.basis = basis
        self.state = state
        self.progress = progress
        self.columns = columns
        self.problems = problems
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.cancelAskedAt = cancelAskedAt
    }

    /// Whose imports stand in one line: a producer's, or else the key's own.
    package var lane: String {
        producer?.text ?? keyID
    }
}

/// An import's id: `im_` and a time-ordered part.
package struct ImportID: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}
