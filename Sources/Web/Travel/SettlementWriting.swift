internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes settlements: for programs, and as a table for the accountant.
struct SettlementWriting: Sendable {
    /// What a delivered parcel is called that no settlement names.
    static let missingWord = "missing"
    private static let missing = Sentence(
        vi: "Đã giao, phải thu tiền, nhưng chưa có trong bảng đối soát nào.",
        en: "Delivered with money due, and in no settlement.")

    let language: Language

    func answer(_ report: SettlementDesk.Report) -> Answer {
        let isNew = !report.wasKnown && !report.isDryRun
        let path = "/v1/couriers/\(report.settlement.courier.text)/settlements"
        return Answer(
            status: isNew ? 201 : 200, body: bytes(report),
            location: isNew ? "\(path)/\(report.settlement.id)" : nil)
    }

    func bytes(_ report: SettlementDesk.Report) -> [UInt8] {
        JSONWriter.object(capacity: 16_384) { json in
            json.member("settlement") { Self.write(report.settlement, &$0) }
            json.member("already_imported", report.wasKnown)
            json.member("dry_run", report.isDryRun)
            json.member("matched", report.lines.count { $0.finding == .matched })
            json.member("differing", report.lines.count { $0.finding != .matched })
            json.member("lines", list: report.lines) { json, line in
                json.object { write(line, &$0) }
            }
            json.member("missing", list: report.missing) { json, entry in
                json.object { TravelWriting.write(entry, &$0) }
            }
        }
    }

    func csv(_ report: SettlementDesk.Report) -> [UInt8] {
        var table = CSVLines(header: [
            "line", "reference", "parcel", "finding", "collected_vnd", "fee_vnd", "remitted_vnd",
            "due_vnd", "date", "message",
        ])
        for settled in report.lines {
            let line = settled.line
            table.add([
                String(line.number), line.reference, settled.parcel?.text ?? "",
                settled.finding.rawValue, String(line.collected.vnd), String(line.fee.vnd),
                String(line.remitted.vnd), settled.expected.map { String($0.vnd) } ?? "",
                line.paidOn?.text ?? "", settled.finding.sentence.text(in: language),
            ])
        }
        for entry in report.missing {
            table.add([
                "", "", entry.parcel.text, Self.missingWord, "", "", "", String(entry.due.vnd),
                entry.deliveredAt.map { Day(utcMilliseconds: $0).text } ?? "",
                Self.missing.text(in: language),
            ])
        }
        return table.bytes
    }

    static func write(_ settlement: Settlement, _ json: inout JSONWriter) {
        json.member("id", settlement.id)
        json.member("courier", settlement.courier.text)
        json.member("file_sha256", Digest.hex(settlement.digest))
        json.member("lines", settlement.lineCount)
        json.member("collected_vnd", settlement.collected.vnd)
        json.member("fee_vnd", settlement.fee.vnd)
        json.member("remitted_vnd", settlement.remitted.vnd)
        json.member("imported_at", Instant.text(settlement.importedAt))
        json.member("imported_by", settlement.importedBy)
    }

    private func write(_ settled: SettledLine, _ json: inout JSONWriter) {
        let line = settled.line
        json.member("line", line.number)
        json.member("reference", line.reference)
        json.member("parcel", settled.parcel?.text)
        json.member("finding", settled.finding.rawValue)
        json.member("message", settled.finding.sentence.text(in: language))
        json.member("collected_vnd", line.collected.vnd)
        json.member("fee_vnd", line.fee.vnd)
        json.member("remitted_vnd", line.remitted.vnd)
        json.member("due_vnd", settled.expected?.vnd)
        json.member("date", line.paidOn?.text)
    }
}
