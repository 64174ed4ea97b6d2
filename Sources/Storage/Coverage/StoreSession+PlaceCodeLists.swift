package import Reach

/// How a courier's list takes the place of the one before: it is laid down beside it first, in
/// pieces, under a name that no courier can have, and is then put in force by one statement.
extension StoreSession {
    /// Lines that one short transaction may lay down.
    package static let mostLinesAtOnce = 2_000

    /// Puts a courier's list of one system in place of the one before.
    package func replacePlaceCodes(
        _ codes: [StoredPlaceCode], courier: CourierCode, system: CodeSystem
    ) throws {
        try removePlaceCodes(of: courier.text, system)
        for code in codes { try insert(code, courier.text, system) }
    }

    /// Lays some lines down under a list that is not in force; nobody who asks sees them.
    package func stage(
        _ codes: some Sequence<StoredPlaceCode>, of listID: String, courier: CourierCode,
        system: CodeSystem
    ) throws {
        for code in codes { try insert(code, Self.aside(courier, listID), system) }
    }

    /// Puts a list in force that was laid down before; `false` where not all of it lies there.
    package func enforcePlaceCodes(
        of listID: String, count: Int, courier: CourierCode, system: CodeSystem
    ) throws -> Bool {
        let name = Self.aside(courier, listID)
        let found = try sql.first(
            "SELECT COUNT(*) AS count FROM place_code WHERE courier = $1", [.text(name)]
        ).map { try $0.integer("count") }
        guard found == count else { return false }
        try removePlaceCodes(of: courier.text, system)
        try sql.execute(
            "UPDATE place_code SET courier = $1 WHERE courier = $2 AND code_system = $3",
            [.text(courier.text), .text(name), .text(system.rawValue)])
        return true
    }

    /// Forgets a list that never came into force.
    package func removeStagedPlaceCodes(of listID: String, courier: CourierCode) throws {
        try sql.execute(
            "DELETE FROM place_code WHERE courier = $1", [.text(Self.aside(courier, listID))])
    }

    /// Forgets lists that were laid down before an id and never came into force.
    package func removeAbandonedPlaceCodes(before bound: String) throws {
        var last = ""
        while let record = try sql.first(
            "SELECT courier FROM place_code WHERE courier > $1 ORDER BY courier LIMIT 1",
            [.text(last)])
        {
            last = try record.text("courier")
            let parts = last.split(separator: Self.mark)
            guard parts.count == 2, parts[1] < bound else { continue }
            try sql.execute("DELETE FROM place_code WHERE courier = $1", [.text(last)])
        }
    }

    /// No courier's code holds the mark, so that no courier is ever asked for by this name.
    private static func aside(_ courier: CourierCode, _ listID: String) -> String {
        "\(courier.text)\(mark)\(listID)"
    }

    private static let mark: Character = "#"

    private func removePlaceCodes(of courier: String, _ system: CodeSystem) throws {
        try sql.execute(
            "DELETE FROM place_code WHERE courier = $1 AND code_system = $2",
            [.text(courier), .text(system.rawValue)])
    }

    private func insert(
        _ code: StoredPlaceCode, _ courier: String, _ system: CodeSystem
    ) throws {
        let line = code.entry.line
        try sql.execute(
            """
            INSERT INTO place_code (courier, code_system, code, name, parent_code, parent_name,
                province_name, commune_code, method, state, reviewed_by, reviewed_at,
                official_code, by_code)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .text(courier), .text(system.rawValue), .text(line.code), .text(line.name),
                SQLValue(line.parentCode), .text(line.parentName), SQLValue(line.provinceName),
                SQLValue(code.entry.commune?.digits), SQLValue(code.entry.storedMethod),
                .text(code.entry.state.rawValue), SQLValue(code.reviewedBy),
                code.reviewedAt.map { .integer($0) } ?? .null,
                SQLValue(line.officialCode?.digits),
                SQLValue(code.entry.method == .officialCode ? 1 : 0),
            ])
    }
}
