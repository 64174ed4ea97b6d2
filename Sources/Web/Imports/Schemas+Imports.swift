internal import Market
internal import Reach

extension Schemas {
    static let imports: KeyValuePairs<String, Schema> = [
        "Import": .members([
            "id": .text, "kind": .word(ImportKind.self), "producer": .orNull(.text),
            "dry_run": .flag, "state": .word(ImportState.self), "file_sha256": .text,
            "dry_run_import": .orNull(.text), "rows_done": .number,
            "rows_total": .orNull(.number), "last_row": .number,
            "rows_per_second": .orNull(.number), "seconds_left": .orNull(.number),
            "counts": .members([
                "new": .number, "changed": .number, "unchanged": .number, "waiting": .number,
                "differing": .number, "refused": .number,
            ]),
            "unknown_columns": .list(.text), "read_only_columns": .list(.text),
            "errors": .list(rowProblem), "created_at": .instant,
            "started_at": .orNull(.instant), "ended_at": .orNull(.instant),
            "cancel_asked_at": .orNull(.instant),
        ]),
        "ImportedRow": .members([
            "row": .number, "outcome": .word(ImportOutcome.self), "subject": .orNull(.text),
            "errors": .list(rowProblem),
        ]),
        "ClaimSlip": .members([
            "producer": .text, "name": .text, "commune": .text, "products": .list(.text),
            "code": .text, "expires_at": .instant,
        ]),
        "AnnexEntry": .members([
            "id": .text, "producer": .text, "product": .text, "set": .orNull(.number),
            "star": .integer(3...5), "decision_number": .text, "decision_date": .day,
            "issuer": .text, "kind": .word(CertificateKind.self), "created_at": .instant,
            "producer_name": .text, "commune_code": .orNull(.commune),
            "listing": .orNull(.text), "completed_at": .orNull(.instant),
            "candidates": .list(.text),
        ]),
    ]

    private static let rowProblem = Schema.members([
        "column": .orNull(.text), "field": .text, "code": .word(FieldProblem.Code.self),
        "message": .text,
    ])
}
