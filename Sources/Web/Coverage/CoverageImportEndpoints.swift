internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to what was imported when and by whom, and the one that takes it back.
enum CoverageImportEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), reading(desks), reversing(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các lần nạp vùng phục vụ, mới nhất trước.", "A courier's imports, newest first.")
        about.query = Paging.parameters
        about.answer = .page(of: "CoverageImport")
        return Endpoint(
            .get, "/v1/coverage/{courier}/imports", CoverageEndpoints.roles, about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.coverage.imports(
                of: try CoverageEndpoints.courier(call), before: query.text("cursor"),
                limit: limit + 1)
            let items = found.prefix(limit)
            return .json(
                JSONWriter.object { json in
                    json.member("items", list: items) { json, entry in
                        json.object { write(entry, &$0) }
                    }
                    json.member("next_cursor", found.count > limit ? items.last?.id : nil)
                })
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Một lần nạp và từng dòng nó đã đổi.", "One import with every row that it changed.")
        about.query = Paging.parameters
        about.answer = .named("CoverageImportChanges")
        return Endpoint(
            .get, "/v1/coverage/{courier}/imports/{id}", CoverageEndpoints.roles, about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let words = Sentence(vi: "next_cursor của trang trước", en: "a next_cursor of ours")
            let after = query.parsed("cursor", words, cursor) ?? (table: "", id: "")
            try query.finish()
            let found = try await desks.coverage.find(
                call.parameters[1], of: try CoverageEndpoints.courier(call), after: after,
                limit: limit + 1)
            return .json(try bytes(found.entry, found.changes, limit))
        }
    }

    private static func reversing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Hoàn tác lần nạp mới nhất: các dòng trở lại đúng như trước.",
            "Takes the newest import back: the rows are exactly those before it.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.takesOnce = false
        about.answer = .named("CoverageImport")
        return Endpoint(
            .post, "/v1/coverage/{courier}/imports/{id}/reversal", CoverageEndpoints.roles, about
        ) { call in
            _ = try await call.emptyObject()
            let entry = try await desks.coverage.reverse(
                call.parameters[1], of: try CoverageEndpoints.courier(call), by: try call.known())
            return .json(JSONWriter.object { write(entry, &$0) })
        }
    }

    /// Table and row id, apart by the first blank: ids of zones hold blanks themselves.
    private static func cursor(_ text: String) -> (table: String, id: String)? {
        guard let blank = text.firstIndex(of: " ") else { return nil }
        return (String(text[..<blank]), String(text[text.index(after: blank)...]))
    }

    private static func bytes(
        _ entry: CoverageImport, _ found: [CoverageChange], _ limit: Int
    ) throws -> [UInt8] {
        let changes = found.prefix(limit)
        return try JSONWriter.object { json in
            json.member("import") { write(entry, &$0) }
            try json.member("items", list: changes) { json, change in
                try json.object { json in
                    json.member("table", change.table.rawValue)
                    json.member("row", change.id)
                    json.name("before")
                    try json.write(change.before)
                    json.name("after")
                    try json.write(change.after)
                }
            }
            let last = changes.last.map { "\($0.table.rawValue) \($0.id)" }
            json.member("next_cursor", found.count > limit ? last : nil)
        }
    }

    private static func write(_ entry: CoverageImport, _ json: inout JSONWriter) {
        json.member("id", entry.id)
        json.member("courier", entry.courier.text)
        json.member("file_sha256", entry.fileHash)
        json.member("key_id", entry.keyID)
        json.member("source", entry.source)
        json.member("at", Instant.text(entry.at))
        json.member("rows", entry.rowCount)
        json.member("counts") { json in
            json.member("added", entry.added)
            json.member("changed", entry.changed)
            json.member("ended", entry.ended)
        }
        json.member("undoable", entry.isUndoable && entry.reversedAt == nil)
        json.member("reversed_at", entry.reversedAt.map(Instant.text))
        json.member("reversed_by", entry.reversedBy)
    }
}

extension JSONWriter {
    /// The cells of a row, or `null` where there is none.
    fileprivate mutating func write(_ row: CoverageRow?) throws {
        guard let row else {
            null()
            return
        }
        write(cells: try row.cells)
    }
}
