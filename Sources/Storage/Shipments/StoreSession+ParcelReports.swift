package import Market
package import Reach

/// What couriers said of parcels, each event once.
extension StoreSession {
    /// Keeps a report, and answers whether it was news; a hint that a read confirms is news too.
    ///
    /// `courier` is who speaks; `nil` is the one at whose partner the shipment is, which need not
    /// have the parcel any more, and without a shipment the parcel's own.
    /// Everything that hangs on the history follows in the same transaction (`followReports`).
    package func keep(
        _ report: ShipmentReport, of parcel: ParcelID, by courier: CourierCode? = nil,
        heardAt: Int64, isConfirmed: Bool
    ) throws -> Bool {
        let isNews = try note(
            report, of: parcel, by: courier, heardAt: heardAt, isConfirmed: isConfirmed)
        if isNews { try followReports(of: parcel, at: heardAt) }
        return isNews
    }

    private func note(
        _ told: ShipmentReport, of parcel: ParcelID, by courier: CourierCode?, heardAt: Int64,
        isConfirmed: Bool
    ) throws -> Bool {
        let report = try withoutReceiver(told, of: parcel)
        if isConfirmed {
            if try isRead(report, of: parcel) { return false }
            if try confirm(report, of: parcel) { return true }
        }
        return try sql.execute(
            """
            INSERT INTO parcel_report (parcel_id, dedup_key, number, courier, waybill, raw_status,
                meaning, flags, reason_code, reason, place, at, heard_at, is_confirmed,
                collected_vnd, fee_vnd, weight_g, lines, turn)
            VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM parcel_report
                WHERE parcel_id = $1), COALESCE($17,
                    (SELECT partner.carries FROM shipment
                        JOIN partner ON partner.code = shipment.partner
                        WHERE shipment.parcel_id = $1),
                    (SELECT courier FROM parcel WHERE id = $1)),
                $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                (SELECT MAX(assignment.number) FROM assignment WHERE parcel_id = $1))
            ON CONFLICT (parcel_id, dedup_key) DO NOTHING
            """,
            [
                .text(parcel.text), .text(report.dedupKey), SQLValue(report.waybill?.text),
                .text(report.rawStatus), .text(report.meaning.word),
                .words(report.flags.map(\.rawValue).sorted()), SQLValue(report.reasonCode),
                SQLValue(report.reason), SQLValue(report.place), SQLValue(report.at),
                .integer(heardAt), SQLValue(isConfirmed), SQLValue(report.collected),
                SQLValue(report.fee), SQLValue(report.weightGrams),
                .words(report.delivered.map(\.word)), SQLValue(courier?.text),
            ]) == 1
    }

    /// The report without the receiver in any of its words; a status is a code as a rule, but a
    /// courier may write a sentence there.
    private func withoutReceiver(
        _ told: ShipmentReport, of parcel: ParcelID
    ) throws -> ShipmentReport {
        var report = told
        report.reason = try hiding(told.reason, of: parcel)
        report.place = try hiding(told.place, of: parcel)
        if told.reasonCode?.isPlainCode == false {
            report.reasonCode = try hiding(told.reasonCode, of: parcel)
        }
        if !told.rawStatus.isPlainCode {
            report.rawStatus = try hiding(told.rawStatus, of: parcel) ?? ""
            report.dedupKey = told.dedupKey.replacing(told.rawStatus, with: report.rawStatus)
        }
        return report
    }

    /// A parcel's reports in the order in which they were heard.
    ///
    /// A parcel does not end with a courier giving it up: where it waits for another one or has
    /// gone on, also back to the same, that cancellation is kept and says nothing of the parcel;
    /// nor does it that the courier before knew of it.
    /// What a courier told in another one's turn is that of a former one.
    package func reports(of parcel: ParcelID) throws -> [KeptReport] {
        try sql.query(
            """
            SELECT parcel_report.*, CASE WHEN parcel_report.meaning = 'cancelled'
                AND (parcel_report.courier <> parcel.courier OR parcel.handover = 'unassigned'
                    OR (parcel.handover <> 'cancelled' AND EXISTS (SELECT 1 FROM assignment
                        WHERE assignment.parcel_id = parcel.id AND assignment.number > 1
                            AND assignment.offered_at >= parcel_report.heard_at)))
                THEN 'informational'
                WHEN parcel_report.meaning = 'created' AND parcel_report.courier <> parcel.courier
                THEN 'informational' ELSE parcel_report.meaning END AS meaning_now,
                CASE WHEN heard_in.courier <> parcel_report.courier THEN 1 ELSE 0 END
                    AS is_former,
                CASE WHEN parcel_report.number <= clearance.reports THEN 1 ELSE 0 END AS is_seen
            FROM parcel_report JOIN parcel ON parcel.id = parcel_report.parcel_id
            LEFT JOIN assignment AS heard_in ON heard_in.parcel_id = parcel_report.parcel_id
                AND heard_in.number = parcel_report.turn
            LEFT JOIN clearance ON clearance.parcel_id = parcel_report.parcel_id
            WHERE parcel_report.parcel_id = $1 ORDER BY parcel_report.number
            """,
            [.text(parcel.text)]
        ).map(KeptReport.init)
    }

    /// Whether a read has told the same already: a status is one event at one moment.
    private func isRead(_ report: ShipmentReport, of parcel: ParcelID) throws -> Bool {
        try sql.first(
            """
            SELECT number FROM parcel_report
            WHERE parcel_id = $1 AND is_confirmed = 1 AND raw_status = $2 AND at = $3
            """,
            [.text(parcel.text), .text(report.rawStatus), SQLValue(report.at)]) != nil
    }

    /// A hint that is confirmed goes to the end of what was heard: it counts from then on.
    private func confirm(_ report: ShipmentReport, of parcel: ParcelID) throws -> Bool {
        try sql.execute(
            """
            UPDATE parcel_report SET is_confirmed = 1, number = (
                SELECT MAX(number) + 1 FROM parcel_report WHERE parcel_id = $1),
                turn = (SELECT MAX(assignment.number) FROM assignment WHERE parcel_id = $1)
            WHERE parcel_id = $1 AND is_confirmed = 0
                AND (dedup_key = $2 OR (raw_status = $3 AND at = $4 AND meaning = $5))
            """,
            [
                .text(parcel.text), .text(report.dedupKey), .text(report.rawStatus),
                SQLValue(report.at), .text(report.meaning.word),
            ]) >= 1
    }
}

extension ShipmentReport.Meaning {
    private static let informationalWord = "informational"
    private static let unmappedWord = "unmapped"

    var word: String {
        switch self {
        case .status(let status): status.rawValue
        case .informational: Self.informationalWord
        case .unmapped: Self.unmappedWord
        }
    }

    init(word: String) throws {
        switch word {
        case Self.informationalWord: self = .informational
        case Self.unmappedWord: self = .unmapped
        default:
            guard let status = ParcelStatus(rawValue: word) else {
                throw StoreError.unreadable("meaning")
            }
            self = .status(status)
        }
    }
}

extension KeptReport {
    init(_ record: SQLRecord) throws {
        var report = ShipmentReport(
            rawStatus: try record.text("raw_status"),
            meaning: try ShipmentReport.Meaning(word: try record.text("meaning_now")),
            dedupKey: try record.text("dedup_key"))
        report.waybill = try record.textIfAny("waybill").map { Waybill($0) }
        report.parcel = ParcelID(try record.text("parcel_id"))
        report.flags = Set(try record.words("flags").compactMap(ReportFlag.init))
        report.reasonCode = try record.textIfAny("reason_code")
        report.reason = try record.textIfAny("reason")
        report.place = try record.textIfAny("place")
        report.at = try record.instantIfAny("at")
        report.collected = try record.moneyIfAny("collected_vnd")
        report.fee = try record.moneyIfAny("fee_vnd")
        report.weightGrams = try record.integerIfAny("weight_g")
        report.delivered = try record.words("lines").compactMap(DeliveredLine.init(word:))
        self.init(
            report, heardAt: try record.instant("heard_at"),
            isConfirmed: try record.integer("is_confirmed") == 1,
            courier: try record.courier("courier"),
            isFormer: try record.integer("is_former") == 1,
            isSeen: try record.integer("is_seen") == 1)
    }
}

extension DeliveredLine {
    fileprivate var word: String { "\(line):\(quantity)" }

    fileprivate init?(word: String) {
        let parts = word.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        self.init(line: parts[0], quantity: parts[1])
    }
}

extension String {
    /// Whether it can name nobody: one short word without blanks or rows of digits.
    fileprivate var isPlainCode: Bool {
        utf8.count <= 40 && !contains(where: \.isWhitespace) && count(where: \.isNumber) < 9
            && allSatisfy(\.isASCII)
    }
}
