package import Reach

/// What must still be so when an import is put in force or taken back.
extension StoreSession {
    /// How many changes lie ready under an import.
    package func stagedCount(of importID: String) throws -> Int {
        try sql.first(
            "SELECT COUNT(*) AS count FROM coverage_change WHERE import_id = $1",
            [.text(importID)]
        ).map { try $0.integer("count") } ?? 0
    }

    /// A row that an import would bring, or whose end it would take `back`, under an id that
    /// another courier has by now; `nil` where there is none.
    package func rowTaken(
        from importID: String, of courier: CourierCode, back: Bool
    ) throws -> (id: String, courier: CourierCode)? {
        let (comes, goes) =
            back ? ("cells_before", "cells_after") : ("cells_after", "cells_before")
        return try sql.first(
            """
            SELECT c.id AS id, r.courier AS courier FROM coverage_change c
            JOIN coverage_row r ON r.id = c.id AND r.kind <> 'zones'
            WHERE c.import_id = $1 AND c.kind <> 'zones' AND c.\(comes) IS NOT NULL
                AND c.\(goes) IS NULL AND r.courier <> $2
            ORDER BY c.id LIMIT 1
            """,
            [.text(importID), .text(courier.text)]
        ).map { (try $0.text("id"), try $0.courier("courier")) }
    }

    /// Keeps what a courier was called before an import that calls it something else.
    package func noteProfile(before importID: String, of courier: CourierProfile) throws {
        guard let known = try couriers().first(where: { $0.code == courier.code }),
            known != courier
        else { return }
        let cells = [
            "code": known.code.text, "name": known.name, "sample": known.isSample ? "yes" : "no",
        ]
        try set(Self.profileName(importID), to: CellText.encode(cells))
    }

    /// Calls the courier again what it was called before an import.
    package func restoreProfile(before importID: String) throws {
        guard let text = try setting(Self.profileName(importID)) else { return }
        let cells = try CellText.decode(text)
        guard let code = cells["code"].flatMap({ CourierCode($0) }) else {
            throw StoreError.unreadable("setting.value")
        }
        try upsert(
            CourierProfile(
                code: code, name: cells["name"] ?? code.text, isSample: cells["sample"] == "yes"))
        try sql.execute(
            "DELETE FROM setting WHERE name = $1", [.text(Self.profileName(importID))])
    }

    private static func profileName(_ importID: String) -> String {
        "coverage.before \(importID)"
    }
}
