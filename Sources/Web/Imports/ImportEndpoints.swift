internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The doors to imports: a file of many rows as a job, tried out first, then done.
struct ImportEndpoints: Sendable {
    let desks: Desks
    private static let senders = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ImportEndpoints(desks: desks)
        return [
            doors.opening, doors.listing, doors.template, doors.reading, doors.rows,
            doors.annotated, doors.cancelling, doors.running,
        ] + ClaimSlipEndpoints.all(desks) + ExportEndpoints.all(desks) + AnnexEndpoints.all(desks)
    }

    private var opening: Endpoint {
        var about = EndpointNote(
            "Nhập nhiều dòng từ tệp CSV hoặc XLSX, hoặc từ tệp đã tải lên từng phần ({\"upload\"}"
                + " với mục đích sheet); nên chạy thử (dry_run=true) trước.",
            "Takes a CSV or XLSX file of many rows in as a job, or an upload of purpose sheet; try"
                + " it with dry_run=true first.")
        about.query = [
            QueryParameter("kind", .word(ImportKind.self), "what the rows are; listings usually"),
            QueryParameter("dry_run", .words(["true", "false"]), "only say what would come of it"),
            QueryParameter(
                "producer", .text, "whose listings; a producer's own key need not say"),
        ]
        about.body = BodyNote(
            .members(["upload": .text]), size: .document, takesSheets: true)
        about.success = 202
        about.answer = .named("Import")
        return Endpoint(.post, "/v1/imports", Self.senders, about) { call in
            var query = call.query()
            let kind = query.word("kind", of: ImportKind.self) ?? .listings
            let isDryRun = query.flag("dry_run")
            let producer = query.text("producer").map(ProducerID.init)
            try query.finish()
            if call.isJSON {
                var (fields, bytes) = try await call.object()
                let upload = UploadID(fields.text("upload"))
                try fields.finish()
                return Reply(
                    try await desks.imports.open(
                        upload, as: kind, of: producer, dryRun: isDryRun, by: try call.known(),
                        once: call.once(bytes), render: ImportWriting.accepted))
            }
            let bytes = try await call.sheetBytes()
            return Reply(
                try await desks.imports.open(
                    bytes, as: kind, of: producer, dryRun: isDryRun, by: try call.known(),
                    once: call.once(bytes), render: ImportWriting.accepted))
        }
    }

    private var listing: Endpoint {
        var about = EndpointNote(
            "Các lần nhập, mới nhất trước.", "A producer's or the own key's imports, newest first.")
        about.query =
            [QueryParameter("producer", .text, "whose; a producer's own key need not say")]
            + Paging.parameters
        about.answer = .page(of: "Import")
        return Endpoint(.get, "/v1/imports", Self.senders, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.imports.page(
                of: query.text("producer").map(ProducerID.init), before: query.text("cursor"),
                limit: limit + 1, by: try call.known())
            return .json(ImportWriting.bytes(found, limit: limit))
        }
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Một lần nhập: xong bao nhiêu dòng, còn bao lâu, kết quả ra sao.",
            "One import: how many rows are done, how long it takes, what came of them.")
        about.answer = .named("Import")
        return Endpoint(.get, "/v1/imports/{id}", Self.senders, about) { call in
            let entry = try await desks.imports.find(ImportID(call.id0), by: try call.known())
            return .json(ImportWriting.bytes(entry))
        }
    }

    private var rows: Endpoint {
        var about = EndpointNote(
            "Kết quả từng dòng của một lần nhập.", "What came of each row of an import.")
        about.query =
            [QueryParameter("outcome", .word(ImportOutcome.self), "only rows of this outcome")]
            + Paging.parameters
        about.answer = .page(of: "ImportedRow")
        return Endpoint(.get, "/v1/imports/{id}/rows", Self.senders, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let outcome = query.word("outcome", of: ImportOutcome.self)
            let words = Sentence(vi: "next_cursor của trang trước", en: "a next_cursor of ours")
            let after = query.parsed("cursor", words) { Int($0) } ?? 0
            try query.finish()
            let found = try await desks.imports.rows(
                of: ImportID(call.id0), outcome: outcome, after: after, limit: limit + 1,
                by: try call.known())
            return call.spoken(.json(ImportWriting.bytes(found, limit: limit, call.language)))
        }
    }

    private var annotated: Endpoint {
        let about = EndpointNote(
            "Tệp đã gửi kèm một cột ghi lỗi của từng dòng; sửa rồi gửi lại được.",
            "The file as it was sent, with one more column that says what is wrong with each row.")
        return Endpoint(.get, "/v1/imports/{id}/annotated", Self.senders, about) { call in
            let id = ImportID(call.id0)
            return .document(
                try await desks.imports.annotated(id, by: try call.known()), named: id.text)
        }
    }

    private var template: Endpoint {
        var about = EndpointNote(
            "Tệp mẫu để điền: tiêu đề cột và một dòng giải thích.",
            "An empty file to fill in: its header, and a row that explains each column.")
        about.query = [
            QueryParameter("set", .integer(Offer.Limit.sets), "with the columns of this set alone"),
            QueryParameter("format", .word(SheetForm.self), "xlsx unless given"),
        ]
        return Endpoint(.get, "/v1/imports/template", .anyone, about) { call in
            var query = call.query()
            let set = query.integer("set", in: Offer.Limit.sets)
            let form = query.word("format", of: SheetForm.self) ?? .xlsx
            try query.finish()
            let name = set.map { "mau-san-pham-bo-\($0)" } ?? "mau-san-pham"
            return .document(try await desks.imports.template(set: set, as: form), named: name)
        }
    }

    private var cancelling: Endpoint {
        var about = EndpointNote(
            "Dừng một lần nhập; những dòng đã xong thì giữ nguyên.",
            "Ends an import before its next batch; the rows that are done stay done.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Import")
        return Endpoint(.post, "/v1/imports/{id}/cancellation", Self.senders, about) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.imports.cancel(
                    ImportID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 200, body: ImportWriting.bytes($0)) }))
        }
    }

    private var running: Endpoint {
        var about = EndpointNote(
            "Nhập thật đúng tệp đã chạy thử.",
            "Does a finished dry run in earnest, with the very same bytes.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.success = 202
        about.answer = .named("Import")
        return Endpoint(.post, "/v1/imports/{id}/run", Self.senders, about) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.imports.run(
                    ImportID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: ImportWriting.accepted))
        }
    }
}

extension Reply {
    /// A file of rows for people to keep, under a name of plain letters.
    static func document(_ document: SheetDocument, named name: String) -> Reply {
        var reply = Reply(file: document.form, named: name)
        reply.body = ByteBuffer(bytes: document.bytes)
        return reply
    }

    /// The head of such a file.
    init(file form: SheetForm, named name: String) {
        let type =
            switch form {
            case .csv: "text/csv; charset=utf-8"
            case .xlsx: Call.workbookType
            }
        self.init(
            .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).\(form.rawValue)\"",
            ])
    }
}
