internal import Market
internal import Operations
internal import Storage

extension Schemas {
    private static let reason = Schema.orNull(.members(["code": .text, "message": .text]))

    static let shipments: KeyValuePairs<String, Schema> = [
        "ParcelShipment": .members([
            "state": .word(ShipmentState.self), "status": .orNull(.word(ParcelStatus.self)),
            "waybill": .orNull(.text), "expected_by": .orNull(.instant),
        ]),
        "Parcel": .members(
            [
                "id": .text, "order_id": .text, "courier": .text, "service": .text,
                "producer": .text, "origin": .commune, "destination": .commune,
                "status": .orNull(.word(ParcelStatus.self)),
                "shipment": .orNull(.named("Shipment")),
                "history": .list(.named("ParcelEvent")),
            ],
            mayLack: [
                "explanation": .named("Explanation"),
                "forecast": .orNull(.named("Forecast")), "cod": .orNull(.named("CODEntry")),
                "claim": .orNull(.named("Claim")),
                "jobs": .list(.named("ShipmentJob")),
                "attempts": .list(.named("ShipmentAttempt")),
            ]),
        "Shipment": .members([
            "partner": .text, "state": .word(ShipmentState.self), "reason": reason,
            "waybill": .orNull(.text), "fee_vnd": .orNull(.number),
            "expected_by": .orNull(.instant), "collect_vnd": .number, "created_at": .instant,
            "heard_at": .orNull(.instant), "needs_attention": .flag, "held": reason,
            "former": .list(
                .members([
                    "partner": .text, "courier": .text, "state": .word(ShipmentState.self),
                    "reason": reason, "waybill": .orNull(.text), "created_at": .instant,
                    "ended_at": .instant,
                ])),
        ]),
        "ParcelEvent": .members([
            "status": .orNull(.word(ParcelStatus.self)),
            "standing": .word(ParcelHistory.Standing.self), "courier": .orNull(.text),
            "raw_status": .text,
            "flags": .list(.word(ReportFlag.self)), "reason_code": .orNull(.text),
            "reason": .orNull(.text), "place": .orNull(.text), "at": .orNull(.instant),
            "heard_at": .instant, "confirmed": .flag, "seen": .flag,
            "collected_vnd": .orNull(.number),
            "delivered": .list(.members(["line": .number, "quantity": .number])),
        ]),
        "ShipmentJob": .members([
            "number": .number, "kind": .word(ShipmentJobKind.self),
            "state": .word(ShipmentJob.State.self), "attempts": .number,
            "next_at": .orNull(.instant), "reason": reason,
        ]),
        "ShipmentAttempt": .members([
            "ask": .text, "at": .instant, "duration_ms": .number, "status": .orNull(.number),
            "outcome": .text, "answer": .text,
        ]),
        "Label": .members(["url": .text, "valid_s": .number]),
        "Quotes": .members([
            "items": .list(
                .members([
                    "courier": .text, "name": .text,
                    "services": .list(
                        .members([
                            "service": .text, "name": .text, "price_vnd": .number,
                            "expected_by": .orNull(.instant),
                        ])),
                    "reason": reason,
                ]))
        ]),
    ]
}
