internal import Market
internal import Operations
internal import Reach

/// Writes imports and what came of their rows.
enum ImportWriting {
    static func accepted(_ entry: SheetImport) -> Answer {
        Answer(status: 202, body: bytes(entry), location: "/v1/imports/\(entry.id.text)")
    }

    static func bytes(_ entry: SheetImport) -> [UInt8] {
        JSONWriter.object(capacity: 1_024) { write(entry, &$0) }
    }

    static func bytes(_ found: [SheetImport], limit: Int) -> [UInt8] {
        let items = found.prefix(limit)
        return JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: items) { json, entry in
                json.object { write(entry, &$0) }
            }
            json.member("next_cursor", found.count > limit ? items.last?.id.text : nil)
        }
    }

    static func bytes(_ found: [ImportedRow], limit: Int, _ language: Language) -> [UInt8] {
        let items = found.prefix(limit)
        return JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: items) { json, row in
                json.object { json in
                    json.member("row", row.number)
                    json.member("outcome", row.outcome.rawValue)
                    json.member("subject", row.subject)
                    write(row.problems, &json, language)
                }
            }
            json.member(
                "next_cursor", found.count > limit ? items.last.map { "\($0.number)" } : nil)
        }
    }

    private static func write(_ entry: SheetImport, _ json: inout JSONWriter) {
        json.member("id", entry.id.text)
        json.member("kind", entry.kind.rawValue)
        json.member("producer", entry.producer?.text)
        json.member("dry_run", entry.isDryRun)
        json.member("state", entry.state.rawValue)
        json.member("file_sha256", entry.fileHash)
        json.member("dry_run_import", entry.basis?.text)
        json.member("rows_done", entry.progress.done)
        json.member("rows_total", entry.progress.total)
        json.member("last_row", entry.progress.lastRow)
        json.member("rows_per_second", entry.progress.rowsPerSecond)
        json.member("seconds_left", entry.state.isOver ? nil : entry.progress.secondsLeft)
        json.member("counts") { json in
            for outcome in ImportOutcome.allCases {
                json.name(of: outcome.rawValue)
                json.value(entry.progress.count(of: outcome))
            }
        }
        json.member("unknown_columns", texts: entry.columns.unknown)
        json.member("read_only_columns", texts: entry.columns.readOnly)
        write(entry.problems, &json, .vietnamese)
        json.member("created_at", Instant.text(entry.createdAt))
        json.member("started_at", entry.startedAt.map(Instant.text))
        json.member("ended_at", entry.endedAt.map(Instant.text))
        json.member("cancel_asked_at", entry.cancelAskedAt.map(Instant.text))
    }

    private static func write(
        _ problems: [RowProblem], _ json: inout JSONWriter, _ language: Language
    ) {
        json.member("errors", list: problems) { json, problem in
            json.object { json in
                json.member("column", problem.column)
                json.member("field", problem.field)
                json.member("code", problem.code.rawValue)
                json.member("message", problem.message.text(in: language))
            }
        }
    }
}
