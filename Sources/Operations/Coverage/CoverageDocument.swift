internal import Market
package import Reach
package import Storage

/// All coverage of one courier as text cells: what is imported and what is exported.
package struct CoverageDocument: Hashable, Sendable {
    package let courier: CourierProfile
    package let tables: [CoverageTable: [[String: String]]]

    package init(courier: CourierProfile, tables: [CoverageTable: [[String: String]]]) {
        self.courier = courier
        self.tables = tables
    }

    /// SHA-256 of the cells in a fixed order, so that the same content has the same hash.
    var hash: String {
        let lines = CoverageTable.allCases.flatMap { table in
            (tables[table] ?? []).map { cells in
                table.rawValue + "\u{1F}"
                    + cells.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
                    .map { "\($0.key)=\($0.value)" }.joined(separator: "\u{1F}")
            }
        }
        return Digest.hex(Digest.sha256(lines.sorted().joined(separator: "\n").utf8))
    }

    /// The rows decoded; each table's rows are counted from 1, as a list has no header.
    package func draft(under codes: EarlierCodes? = nil) throws(CoverageFailure) -> CoverageDraft {
        var draft = CoverageDraft(courier: courier)
        draft.fileHash = hash
        for table in CoverageTable.allCases {
            for (index, cells) in (tables[table] ?? []).enumerated() {
                try draft.take(cells, to: table, line: index + 1, under: codes)
            }
        }
        return draft
    }
}
