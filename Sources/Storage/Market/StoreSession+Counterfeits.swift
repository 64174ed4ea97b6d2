package import Market

/// Reports of packs that may not be genuine; who reported is sealed.
extension StoreSession {
    /// Keeps a report, or answers the id of the same one from before.
    package func insert(
        _ report: CounterfeitReport, of draft: CounterfeitDraft
    ) throws -> String {
        let sealed =
            draft.contact.isEmpty
            ? nil : try seal(Array(draft.contact.utf8), for: CounterfeitReport.subject(report.id))
        try sql.execute(
            """
            INSERT INTO counterfeit_report (id, decision_number, place, note, key_id, sealed,
                fingerprint, state, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (fingerprint) DO NOTHING
            """,
            [
                .text(report.id), .text(report.number), .text(report.place), .text(report.note),
                SQLValue(sealed?.key), sealed.map { .blob($0.bytes) } ?? .null,
                .blob(draft.fingerprint), .text(report.state.rawValue), .integer(report.at),
            ])
        return try counterfeit(like: draft) ?? report.id
    }

    /// The report of the very same words.
    package func counterfeit(like draft: CounterfeitDraft) throws -> String? {
        try sql.first(
            "SELECT id FROM counterfeit_report WHERE fingerprint = $1",
            [.blob(draft.fingerprint)])?.text("id")
    }

    package func counterfeit(_ id: String) throws -> CounterfeitReport? {
        try sql.first("SELECT * FROM counterfeit_report WHERE id = $1", [.text(id)])
            .map(CounterfeitReport.init)
    }

    /// How the reporter can be asked, while the report is open and there is a way.
    package func contact(ofCounterfeit id: String) throws -> String? {
        guard
            let record = try sql.first(
                """
                SELECT key_id, sealed FROM counterfeit_report
                WHERE id = $1 AND sealed IS NOT NULL
                """, [.text(id)])
        else { return nil }
        let bytes = try opened(
            try record.bytes("sealed"), sealedBy: try record.textIfAny("key_id"),
            for: CounterfeitReport.subject(id))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Saves a settlement and forgets how the reporter can be asked.
    package func update(_ report: CounterfeitReport) throws {
        try sql.execute(
            """
            UPDATE counterfeit_report
            SET state = $1, settlement = $2, settled_at = $3, key_id = NULL, sealed = NULL
            WHERE id = $4
            """,
            [
                .text(report.state.rawValue), .text(report.settlement),
                report.settledAt.map { .integer($0) } ?? .null, .text(report.id),
            ])
    }

    /// Reports older than the id, newest first; in one state only where one is named.
    package func counterfeits(
        in state: CounterfeitReport.State?, before id: String?, limit: Int
    ) throws -> [CounterfeitReport] {
        try sql.query(
            """
            SELECT * FROM counterfeit_report
            WHERE ($1 = '' OR state = $1) AND ($2 = '' OR id < $2) ORDER BY id DESC LIMIT $3
            """,
            [.text(state?.rawValue ?? ""), .text(id ?? ""), SQLValue(limit)]
        ).map(CounterfeitReport.init)
    }

    /// Reports of a number, without those that were dismissed.
    package func counterfeitCount(of number: String) throws -> CounterfeitCount {
        let rows = try sql.query(
            """
            SELECT state, COUNT(*) AS count FROM counterfeit_report
            WHERE decision_number = $1 GROUP BY state
            """, [.text(number)])
        var counts: [String: Int] = [:]
        for row in rows { counts[try row.text("state")] = try row.integer("count") }
        return CounterfeitCount(
            open: counts[CounterfeitReport.State.open.rawValue] ?? 0,
            confirmed: counts[CounterfeitReport.State.confirmed.rawValue] ?? 0)
    }

    /// Reports since an instant, of one number and of all; neither is counted beyond `most`.
    package func counterfeits(
        of number: String, since: Int64, most: Int
    ) throws -> (ofNumber: Int, all: Int) {
        let ofNumber = try sql.query(
            "SELECT id FROM counterfeit_report WHERE decision_number = $1 AND at > $2 LIMIT $3",
            [.text(number), .integer(since), SQLValue(most)])
        let all = try sql.query(
            "SELECT id FROM counterfeit_report WHERE at > $1 LIMIT $2",
            [.integer(since), SQLValue(most)])
        return (ofNumber.count, all.count)
    }
}

extension CounterfeitReport {
    /// What the sealed contact belongs to.
    static func subject(_ id: String) -> String {
        "counterfeit \(id)"
    }

    init(_ record: SQLRecord) throws {
        self.init(
            id: try record.text("id"), number: try record.text("decision_number"),
            place: try record.text("place"), note: try record.text("note"),
            hasContact: try record.textIfAny("key_id") != nil,
            state: try record.word("state"), settlement: try record.text("settlement"),
            at: try record.instant("at"),
            settledAt: try record.integerIfAny("settled_at").map(Int64.init))
    }
}
