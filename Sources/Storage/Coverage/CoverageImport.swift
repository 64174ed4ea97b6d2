package import Reach

/// A courier that coverage speaks of.
package struct CourierProfile: Hashable, Sendable {
    package let code: CourierCode
    package let name: String
    package let isSample: Bool

    package init(code: CourierCode, name: String, isSample: Bool) {
        self.code = code
        self.name = name
        self.isSample = isSample
    }
}

/// Who brought which file of a courier's coverage and when, and whether it was undone since.
package struct CoverageImport: Hashable, Sendable {
    package let id: String
    package let courier: CourierCode
    /// SHA-256 of the file as it came, in hexadecimal digits.
    package let fileHash: String
    package let keyID: String
    package let source: String
    /// The rows of the courier after it.
    package let rowCount: Int
    package let at: Int64
    package var added: Int
    package var changed: Int
    package var ended: Int
    package var reversedAt: Int64?
    package var reversedBy: String?
    /// Imports of the first release kept no rows from before them.
    package var isUndoable: Bool

    package init(
        id: String, courier: CourierCode, fileHash: String, keyID: String, source: String,
        rowCount: Int, at: Int64, added: Int = 0, changed: Int = 0, ended: Int = 0,
        reversedAt: Int64? = nil, reversedBy: String? = nil, isUndoable: Bool = true
    ) {
        self.id = id
        self.courier = courier
        self.fileHash = fileHash
        self.keyID = keyID
        self.source = source
        self.rowCount = rowCount
        self.at = at
        self.added = added
        self.changed = changed
        self.ended = ended
        self.reversedAt = reversedAt
        self.reversedBy = reversedBy
        self.isUndoable = isUndoable
    }
}

extension CoverageImport {
    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), courier: try record.courier("courier"),
            fileHash: try record.text("file_hash"), keyID: try record.text("key_id"),
            source: try record.text("source"), rowCount: try record.integer("row_count"),
            at: try record.instant("at"), added: try record.integer("added"),
            changed: try record.integer("changed"), ended: try record.integer("ended"),
            reversedAt: try record.integerIfAny("reversed_at").map(Int64.init),
            reversedBy: try record.textIfAny("reversed_by"),
            isUndoable: try record.integer("undoable") == 1)
    }
}
