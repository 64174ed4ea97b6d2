internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Reads a coverage document: five tables of rows, each row columns with texts.
enum CoverageReading {
    /// The rows as they are understood, and the source that their sender names.
    static func draft(
        _ call: Call, of courier: CourierCode, _ codes: EarlierCodes?
    ) async throws -> (CoverageDraft, String) {
        var (fields, bytes) = try await call.object()
        let written = fields.textIfAny("courier")
        if let written, written != courier.text {
            fields.refuse(
                FieldProblem(
                    "courier", .notAllowed, vi: "Phải là \(courier.text) như trong đường dẫn.",
                    en: "Must be \(courier.text) as in the path."))
        }
        let name = fields.textIfAny("name") ?? courier.text
        let isSample = fields.flagIfAny("sample") ?? false
        let source = fields.textIfAny("source") ?? ""
        var tables: [CoverageTable: [[String: String]]] = [:]
        for table in CoverageTable.allCases {
            tables[table] = fields.rows(table.rawValue, limit: CoverageDraft.mostRows)
        }
        try fields.finish()
        let profile = CourierProfile(
            code: courier, name: String(name.prefix(CleanText.Limit.name)), isSample: isSample)
        var draft = try CoverageDocument(courier: profile, tables: tables)
            .draft(under: codes)
        draft.fileHash = Digest.hex(Digest.sha256(bytes))
        return (draft, source)
    }
}

extension FieldReader {
    /// A list of objects whose members are texts, numbers or flags, all taken as cells; absent
    /// is empty.
    mutating func rows(_ name: String, limit: Int) -> [[String: String]] {
        guard value(name) != nil else { return [] }
        return cells(name, limit: limit)
    }
}
