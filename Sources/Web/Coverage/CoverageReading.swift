internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Reads a coverage document: five tables of rows, each row columns with texts.
enum CoverageReading {
    /// The document and the source that its sender names.
    static func document(
        _ call: Call, of courier: CourierCode
    ) async throws -> (CoverageDocument, String) {
        var (fields, _) = try await call.object()
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
            tables[table] = fields.rows(table.rawValue, limit: CoverageDesk.mostRows)
        }
        try fields.finish()
        let profile = CourierProfile(
            code: courier, name: String(name.prefix(CleanText.Limit.name)), isSample: isSample)
        return (CoverageDocument(courier: profile, tables: tables), source)
    }
}

extension FieldReader {
    /// A list of objects whose members are texts, numbers or flags, all taken as cells; absent
    /// is empty.
    fileprivate mutating func rows(_ name: String, limit: Int) -> [[String: String]] {
        guard value(name) != nil else { return [] }
        return cells(name, limit: limit)
    }
}
