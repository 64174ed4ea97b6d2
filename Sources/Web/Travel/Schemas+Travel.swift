internal import Market
internal import Operations
internal import Reach
internal import Storage

extension Schemas {
    static let travel: KeyValuePairs<String, Schema> = [
        "CourierEvent": .members(
            ["at": .instant],
            mayLack: [
                "status": .word(ParcelStatus.self), "raw_status": .text, "event_id": .text,
                "place": .text, "reason_code": .text, "reason": .text,
                "collected_vnd": .integer(CourierEvent.Limit.collected),
                "weight_g": .integer(CourierEvent.Limit.weightGrams), "partial": .flag,
                "lines": .list(.members(["line": .number, "quantity": .number])),
            ]),
        "HeardEvents": .members([
            "parcel": .text, "status": .orNull(.word(ParcelStatus.self)),
            "items": .list(
                .members(
                    [
                        "event_id": .orNull(.text),
                        "result": .words(TravelDesk.Verdict.words),
                    ],
                    mayLack: [
                        "errors": .list(
                            .members([
                                "field": .text, "code": .word(FieldProblem.Code.self),
                                "message": .text,
                            ]))
                    ])),
        ]),
        "TimelineEntry": .members([
            "status": .word(ParcelStatus.self), "at": .instant, "place": .orNull(.text),
            "reason": .orNull(.text), "partial": .flag,
        ]),
        "Forecast": .members([
            "earliest": .day, "latest": .day, "late": .flag,
            "basis": .words(TravelWriting.basisWords), "parcels": .number,
            "lane": .orNull(.word(LaneExperience.Scope.self)),
        ]),
        "Track": .members([
            "placed_on": .day, "state": .word(OrderState.self),
            "parcels": .list(
                .members([
                    "status": .orNull(.word(ParcelStatus.self)), "courier": .text,
                    "from_province": .orNull(.text), "to_province": .orNull(.text),
                    "timeline": .list(
                        .members(["status": .word(ParcelStatus.self), "at": .instant])),
                    "forecast": .orNull(.named("Forecast")),
                ])),
        ]),
        "Claim": .members([
            "id": .text, "parcel": .text, "courier": .text, "kind": .word(Claim.Kind.self),
            "state": .word(Claim.State.self), "amount_vnd": .number,
            "agreed_vnd": .orNull(.number), "note": .text, "opened_at": .instant,
            "decided_at": .orNull(.instant),
        ]),
        "CODEntry": .members([
            "parcel": .text, "courier": .text, "state": .word(CODEntry.State.self),
            "due_vnd": .number, "collected_vnd": .orNull(.number), "fee_vnd": .number,
            "remitted_vnd": .number, "difference_vnd": .number,
            "delivered_at": .orNull(.instant),
        ]),
        "Settlement": .members([
            "id": .text, "courier": .text, "file_sha256": .text, "lines": .number,
            "collected_vnd": .number, "fee_vnd": .number, "remitted_vnd": .number,
            "imported_at": .instant, "imported_by": .text,
        ]),
        "SettlementReport": .members([
            "settlement": .named("Settlement"), "already_imported": .flag, "dry_run": .flag,
            "matched": .number, "differing": .number,
            "lines": .list(
                .members([
                    "line": .number, "reference": .text, "parcel": .orNull(.text),
                    "finding": .word(SettlementFinding.self), "message": .text,
                    "collected_vnd": .number, "fee_vnd": .number, "remitted_vnd": .number,
                    "due_vnd": .orNull(.number), "date": .orNull(.day),
                ])),
            "missing": .list(.named("CODEntry")),
        ]),
        "OrderReport": .members([
            "from": .day, "to": .day, "by": .word(OrderReportQuery.Grouping.self),
            "items": .list(orderReportLine),
        ]),
        "BrokenPromises": .members([
            "from": .day, "to": .day,
            "items": .list(
                .members([
                    "courier": .text, "service": .text, "rows": .list(.text),
                    "promised_max_days": .number, "parcels": .number,
                    "half_within_days": .number, "most_within_days": .number,
                ])),
        ]),
    ]

    private static let orderReportLine = Schema.object(
        [
            .init("key", .text), .init("name", .orNull(.text)),
            .init("remoteness", .orNull(.word(Remoteness.self))),
        ] + OrderReportLine.names.map { .init($0, .orNull(.number)) })
}
