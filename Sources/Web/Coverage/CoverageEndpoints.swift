internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach
internal import Storage

/// The doors to a courier's coverage: out as it came, in whole or not at all.
enum CoverageEndpoints {
    static let roles = AccessRule.keys(of: [.admin, .officer])

    static func all(_ desks: Desks) -> [Endpoint] {
        [exporting(desks), replacing(desks)] + CoverageImportEndpoints.all(desks)
            + SuspensionEndpoints.all(desks) + PlaceCodeEndpoints.all(desks)
    }

    private static let table = QueryParameter(
        "table", .word(CoverageTable.self), "one table as CSV or XLSX instead of all as JSON")

    private static func exporting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Xuất vùng phục vụ.", "Exports a courier's coverage.")
        about.query = [
            table, QueryParameter("format", .word(TableForm.self), "how one table is written"),
        ]
        about.answer = .named("Coverage")
        return Endpoint(.get, "/v1/coverage/{courier}", roles, about) { call in
            var query = call.query()
            let table = query.parsed(
                "table", FieldReader.words(of: CoverageTable.self), CoverageTable.init)
            let form = query.parsed(
                "format", FieldReader.words(of: TableForm.self), TableForm.init)
            if form != nil, table == nil { query.refuse(.missing("table")) }
            try query.finish()
            let courier = try courier(call)
            if let table, form == .xlsx {
                let bytes = try await desks.coverage.exportWorkbook(courier, table)
                let name = "\(courier.text)-\(table.rawValue).xlsx"
                return call.fresh(
                    .workbook(bytes, named: name), EntityTag(version: nil, body: bytes))
            }
            if let table {
                let text = try await desks.coverage.exportText(courier, table)
                return call.fresh(csv(text), EntityTag(version: nil, body: Array(text.utf8)))
            }
            let bytes = CoverageWriting.bytes(try await desks.coverage.export(courier))
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func replacing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nạp vùng phục vụ, tất cả hoặc không gì cả: JSON cả năm bảng, "
                + "hoặc một bảng CSV hay XLSX.",
            "Puts coverage in place of what it was, all or nothing: all tables as JSON, or one as "
                + "CSV or XLSX with headers in Vietnamese or English.")
        about.query = [
            QueryParameter("dry_run", .words(["true", "false"]), "only say what would change"),
            table, QueryParameter("source", .text, "where a CSV or XLSX file is from"),
            QueryParameter(
                "list", .day, "a day of the list whose commune codes are used; today's usually"),
        ]
        about.body = BodyNote(.named("Coverage"), size: .document, takesSheets: true)
        about.takesOnce = false
        about.answer = .named("CoverageDifference")
        return Endpoint(.put, "/v1/coverage/{courier}", roles, about) { call in
            var query = call.query()
            let isDryRun = query.flag("dry_run")
            let table = query.parsed(
                "table", FieldReader.words(of: CoverageTable.self), CoverageTable.init)
            let list = query.day("list")
            try query.finish()
            let courier = try courier(call)
            let draft: CoverageDraft
            let source: String
            if let table {
                let bytes = try await call.sheetBytes()
                draft = try await desks.coverage.draft(
                    of: courier, table, file: bytes, listedOn: list)
                source = query.text("source") ?? ""
            } else {
                let codes = try desks.coverage.codes(listedOn: list)
                (draft, source) = try await CoverageReading.draft(call, of: courier, codes)
            }
            let difference = try await desks.coverage.bring(
                draft, source: source, dryRun: isDryRun, by: try call.known())
            return .json(CoverageWriting.bytes(difference, dryRun: isDryRun))
        }
    }

    static func courier(_ call: Call) throws -> CourierCode {
        guard let code = CourierCode(call.id0) else { throw Problem(.notFound) }
        return code
    }

    private static func csv(_ text: String) -> Reply {
        Reply(
            .ok, headers: [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"],
            body: ByteBuffer(string: text))
    }
}

extension Query {
    /// `true` or `false`; absent is `false`.
    mutating func flag(_ name: String) -> Bool {
        let words = ["true": true, "false": false]
        let wanted = Sentence(vi: "true hoặc false", en: "true or false")
        return parsed(name, wanted) { words[$0] } ?? false
    }
}
