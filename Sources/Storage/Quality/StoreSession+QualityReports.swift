package import Market
package import Reach

/// Reports of quality that were kept: a head, and lines in pieces.
extension StoreSession {
    /// The head of a kept report.
    package struct KeptQuality: Hashable, Sendable {
        package let id: String
        package let area: QualityArea
        package let day: Day
        package let rules: String
        package let sha256: [UInt8]
        /// In UTC milliseconds.
        package let keptAt: Int64
        /// The id of the key that kept it.
        package let keptBy: String

        package init(
            id: String, area: QualityArea, day: Day, rules: String, sha256: [UInt8],
            keptAt: Int64, keptBy: String
        ) {
            self.id = id
            self.area = area
            self.day = day
            self.rules = rules
            self.sha256 = sha256
            self.keptAt = keptAt
            self.keptBy = keptBy
        }
    }

    /// Keeps a report; answers `false`, and keeps nothing, where the month has one of the area.
    package func keep(_ report: KeptQuality, pieces: [String]) throws -> Bool {
        let isNew = try sql.execute(
            """
            INSERT INTO quality_report (id, area, month, day, rules, sha256, kept_at, key_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (area, month) DO NOTHING
            """,
            [
                .text(report.id), .text(report.area.text), .text(Self.month(of: report.day)),
                .text(report.day.text), .text(report.rules), .blob(report.sha256),
                .integer(report.keptAt), .text(report.keptBy),
            ])
        guard isNew == 1 else { return false }
        for (number, piece) in pieces.enumerated() {
            try sql.execute(
                "INSERT INTO quality_report_piece (report_id, number, body) VALUES ($1, $2, $3)",
                [.text(report.id), SQLValue(number), .text(piece)])
        }
        return true
    }

    /// The report of an area that was kept in the month of that day.
    package func keptReport(of area: QualityArea, inMonthOf day: Day) throws -> KeptQuality? {
        try sql.first(
            "SELECT * FROM quality_report WHERE area = $1 AND month = $2",
            [.text(area.text), .text(Self.month(of: day))]
        ).map { try KeptQuality($0, area: area) }
    }

    /// The days of which reports of an area are kept, the latest first.
    package func keptDays(of area: QualityArea, limit: Int) throws -> [Day] {
        try sql.query(
            "SELECT day FROM quality_report WHERE area = $1 ORDER BY day DESC LIMIT $2",
            [.text(area.text), SQLValue(limit)]
        ).map { try $0.day("day") }
    }

    /// The lines of a kept report, piece by piece.
    package func pieces(ofReport id: String) throws -> [String] {
        try sql.query(
            "SELECT body FROM quality_report_piece WHERE report_id = $1 ORDER BY number",
            [.text(id)]
        ).map { try $0.text("body") }
    }

    /// `2026-11`.
    private static func month(of day: Day) -> String {
        String(day.text.prefix(7))
    }
}

extension StoreSession.KeptQuality {
    fileprivate init(_ record: SQLRecord, area: QualityArea) throws {
        self.init(
            id: try record.text("id"), area: area, day: try record.day("day"),
            rules: try record.text("rules"), sha256: try record.bytes("sha256"),
            keptAt: try record.instant("kept_at"), keptBy: try record.text("key_id"))
    }
}
