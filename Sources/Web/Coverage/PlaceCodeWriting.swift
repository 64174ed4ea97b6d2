internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes couriers' codes of communes.
enum PlaceCodeWriting {
    /// Communes without a code that one answer names; the count is whole.
    private static let mostMissing = 500

    static func bytes(_ view: PlaceCodeDesk.View) -> [UInt8] {
        JSONWriter.object { write(view, &$0) }
    }

    static func bytes(_ found: [PlaceCodeDesk.View], limit: Int) -> [UInt8] {
        let items = found.prefix(limit)
        return JSONWriter.object { json in
            json.member("items", list: items) { json, view in
                json.object { write(view, &$0) }
            }
            let last = items.last?.code.entry.line.code
            json.member("next_cursor", found.count > limit ? last : nil)
        }
    }

    static func bytes(_ report: PlaceCodeDesk.Report, dryRun: Bool) -> [UInt8] {
        JSONWriter.object { json in
            json.member("dry_run", dryRun)
            json.member("lines", report.lines)
            json.member("confirmed", report.confirmed)
            json.member("proposed", report.proposed)
            json.member("unmatched", report.unmatched)
            json.member("refused", report.refused)
            json.member("reviews_kept", report.kept)
            json.member("communes_without_code", report.missing.count)
            json.member("missing", texts: report.missing.prefix(mostMissing).map(\.digits))
        }
    }

    private static func write(_ view: PlaceCodeDesk.View, _ json: inout JSONWriter) {
        let entry = view.code.entry
        json.member("code", entry.line.code)
        json.member("name", entry.line.name)
        json.member("parent_code", entry.line.parentCode)
        json.member("parent_name", entry.line.parentName)
        json.member("province_name", entry.line.provinceName)
        json.member("official_code", entry.line.officialCode?.digits)
        json.member("commune_code", entry.commune?.digits)
        json.member("commune", view.communeName)
        json.member("communes_today", texts: view.today.map(\.digits))
        json.member("method", entry.method?.rawValue)
        json.member("state", entry.state.rawValue)
        json.member("reviewed_by", view.code.reviewedBy)
        json.member("reviewed_at", view.code.reviewedAt.map(Instant.text))
        json.member("candidates", list: view.candidates) { json, candidate in
            json.object { json in
                json.member("commune_code", candidate.commune.digits)
                json.member("commune", candidate.name)
            }
        }
    }
}
