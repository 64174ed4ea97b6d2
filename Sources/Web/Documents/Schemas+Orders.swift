internal import Market
internal import Operations
internal import Reach
internal import Storage

extension Schemas {
    static let orders: KeyValuePairs<String, Schema> = [
        "OrderDraft": .members(
            [
                "buyer": .members(
                    ["name": .text, "phone": .text],
                    mayLack: ["street": .text, "commune_code": .commune, "address": .text]),
                "payment": .word(Payment.self),
                "lines": .list(
                    .members([
                        "listing": .text, "quantity": .integer(OrderDraft.Limit.quantity),
                        "price_vnd": .integer(Offer.Limit.price),
                    ])),
            ], mayLack: ["note": .text, "courier": .text]),
        "Order": .members([
            "id": .text, "state": .word(OrderState.self), "placed_at": .instant,
            "buyer": .members([
                "name": .text, "phone": .text, "street": .text, "commune_code": .commune,
                "commune": .orNull(.text),
            ]),
            "payment": .word(Payment.self), "note": .text,
            "lines": .list(
                .members([
                    "listing": .text, "name": .text, "quantity": .number, "price_vnd": .number,
                ])),
            "goods_vnd": .orNull(.number), "freight_vnd": .orNull(.number),
            "total_vnd": .orNull(.number), "tracking_url": .orNull(.text),
            "parcels": .list(.named("OrderParcel")),
        ]),
        "OrderParcel": .members(
            [
                "id": .text, "producer": .text, "origin": .commune, "courier": .text,
                "service": .text, "weight_g": .number, "freight_vnd": .number,
                "lead_days": .named("DaySpan"), "collect_vnd": .number,
                "handover": .word(Handover.self), "evidence": .list(.text),
                "shipment": .orNull(.named("ParcelShipment")),
                "contents": .list(.members(["line": .number, "quantity": .number])),
                "packing": .named("Packing"), "cancelled": .orNull(.named("Cancelled")),
            ],
            mayLack: [
                "status": .orNull(.word(ParcelStatus.self)),
                "timeline": .list(.named("TimelineEntry")),
                "forecast": .orNull(.named("Forecast")),
            ]),
    ]

    static let packing: KeyValuePairs<String, Schema> = [
        "Packing": .members([
            "state": .word(PackingState.self), "pack_by": .orNull(.instant),
            "packed_at": .orNull(.instant), "weight_g": .orNull(.number),
            "length_cm": .orNull(.number), "width_cm": .orNull(.number),
            "height_cm": .orNull(.number),
        ]),
        "Cancelled": .members([
            "at": .instant, "reason_code": .word(CancelCode.self), "reason_vi": .text,
            "reason_en": .text, "note": .text,
        ]),
        "Cancellation": .members(
            [:], mayLack: ["reason_code": .word(CancelCode.self), "note": .text]),
        "Refusal": .members(
            ["reason_code": .word(CancelCode.self)],
            mayLack: ["note": .text, "out_of_stock": .list(.text)]),
        "PackingParcel": .members([
            "id": .text, "order_id": .text, "producer": .text, "courier": .text,
            "service": .text, "destination": .commune, "weight_g": .number,
            "handover": .word(Handover.self),
            "lines": .list(.members(["name": .text, "quantity": .number])),
            "photo": .orNull(.text), "packing": .named("Packing"),
            "cancelled": .orNull(.named("Cancelled")),
        ]),
        "Explanation": .members([
            "courier": .text, "courier_name": .text, "service": .text, "service_name": .text,
            "lead_days": .named("DaySpan"),
            "price_vnd": .members([
                "base": .number, "pickup": .number, "delivery": .number, "cod": .number,
                "total": .number,
            ]),
            "chargeable_weight_g": .number, "cod": .word(CODAvailability.self),
            "evidence": .list(
                .members([
                    "row": .text, "for": .word(EvidencePurpose.self),
                    "sentence_vi": .orNull(.text), "sentence_en": .orNull(.text),
                    "source": .orNull(.text), "sample": .flag,
                ])),
        ]),
    ]

    static let operation: KeyValuePairs<String, Schema> = [
        "Key": .members([
            "id": .text, "role": .word(Role.self), "for": .orNull(.text), "label": .text,
            "created_at": .instant, "revoked_at": .orNull(.instant),
        ]),
        "IssuedKey": .members([
            "id": .text, "role": .word(Role.self), "for": .orNull(.text), "label": .text,
            "created_at": .instant, "revoked_at": .orNull(.instant), "key": .text,
        ]),
    ]
}
