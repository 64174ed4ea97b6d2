internal import Operations
internal import Reach
internal import Storage

extension Schemas {
    static let coverage: KeyValuePairs<String, Schema> = [
        "Coverage": .members(
            [:],
            mayLack: [
                "courier": .text, "name": .text, "sample": .flag, "source": .text,
                "services": .named("CoverageRows"), "lanes": .named("CoverageRows"),
                "place_rules": .named("CoverageRows"), "suspensions": .named("CoverageRows"),
                "zones": .named("CoverageRows"),
            ]),
        "CoverageRows": .list(.map(.text)),
        "CoverageCounts": .members(["added": .number, "changed": .number, "ended": .number]),
        "CoverageDifference": .members([
            "dry_run": .flag, "import": .orNull(.text), "rows": .number,
            "counts": .named("CoverageCounts"), "added": .list(.text), "changed": .list(.text),
            "ended": .list(.text),
            "reach": .members([
                "parcel": .members([
                    "weight_g": .number, "length_cm": .number, "width_cm": .number,
                    "height_cm": .number, "goods": .list(.word(GoodsClass.self)),
                ]),
                "origins": .list(.commune),
                "changes": .list(
                    .members([
                        "origin": .commune, "gained_communes": .number, "lost_communes": .number,
                        "gained": .list(.commune), "lost": .list(.commune),
                    ])),
            ]),
        ]),
        "CoverageImport": .members([
            "id": .text, "courier": .text, "file_sha256": .text, "key_id": .text, "source": .text,
            "at": .instant, "rows": .number, "counts": .named("CoverageCounts"),
            "undoable": .flag, "reversed_at": .orNull(.instant), "reversed_by": .orNull(.text),
        ]),
        "CoverageImportChanges": .members([
            "import": .named("CoverageImport"),
            "items": .list(
                .members([
                    "table": .word(CoverageTable.self), "row": .text,
                    "before": .orNull(.map(.text)), "after": .orNull(.map(.text)),
                ])),
            "next_cursor": .orNull(.text),
        ]),
        "SuspensionDraft": .members(
            [
                "valid_to": .day, "effect": .words(["stop", "delay"]),
                "reason": .word(SuspensionReason.self), "source": .text,
            ],
            mayLack: [
                "courier": .orNull(.text), "service": .orNull(.text), "place": .orNull(.text),
                "access": .orNull(.word(Access.self)), "lane": .orNull(.text),
                "leg": .orNull(.word(Leg.self)), "valid_from": .orNull(.day),
                "delay_days": .orNull(.named("DaySpan")),
            ]),
        "Suspension": .members([
            "id": .text, "state": .word(SuspensionState.self), "version": .number,
            "courier": .orNull(.text), "service": .orNull(.text), "place": .orNull(.text),
            "access": .orNull(.word(Access.self)), "lane": .orNull(.text),
            "leg": .orNull(.word(Leg.self)), "valid_from": .day, "valid_to": .day,
            "effect": .words(["stop", "delay"]), "delay_days": .orNull(.named("DaySpan")),
            "reason": .word(SuspensionReason.self), "source": .text, "opened_at": .instant,
            "lifted_at": .orNull(.instant),
        ]),
        "PlaceCodeList": .members(["rows": .list(.map(.text))]),
        "PlaceCodeReview": .members(
            ["decision": .words(["confirm", "refuse", "assign"])],
            mayLack: ["commune_code": .orNull(.commune)]),
        "PlaceCodeReport": .members([
            "dry_run": .flag, "lines": .number, "confirmed": .number, "proposed": .number,
            "unmatched": .number, "refused": .number, "reviews_kept": .number,
            "communes_without_code": .number, "missing": .list(.commune),
        ]),
        "PlaceCode": .members([
            "code": .text, "name": .text, "parent_code": .orNull(.text), "parent_name": .text,
            "province_name": .orNull(.text), "official_code": .orNull(.commune),
            "commune_code": .orNull(.commune),
            "commune": .orNull(.text), "communes_today": .list(.commune),
            "method": .orNull(.word(PlaceCodeMethod.self)),
            "state": .word(PlaceCodeState.self), "reviewed_by": .orNull(.text),
            "reviewed_at": .orNull(.instant),
            "candidates": .list(.members(["commune_code": .commune, "commune": .text])),
        ]),
    ]
}
