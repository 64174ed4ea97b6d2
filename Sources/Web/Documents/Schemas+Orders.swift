internal import Market
internal import Operations
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
            "total_vnd": .orNull(.number), "parcels": .list(.named("OrderParcel")),
        ]),
        "OrderParcel": .members([
            "id": .text, "producer": .text, "origin": .commune, "courier": .text,
            "service": .text, "weight_g": .number, "freight_vnd": .number,
            "lead_days": .named("DaySpan"), "collect_vnd": .number,
            "handover": .word(Handover.self), "evidence": .list(.text),
            "shipment": .orNull(.named("ParcelShipment")),
        ]),
        "CourierFeed": .members([
            "items": .list(
                .members([
                    "event_id": .text, "entry": .words(["assigned", "cancelled"]),
                    "at": .instant, "parcel": .named("CourierParcel"),
                ])),
            "next_cursor": .text,
        ]),
        "Lease": .members([
            "lease_id": .orNull(.text), "expires_at": .orNull(.instant),
            "items": .list(.named("CourierParcel")),
        ]),
        "CourierParcel": .members([
            "id": .text, "order_id": .text, "courier": .text, "service": .text,
            "origin": .members([
                "commune_code": .commune, "commune": .orNull(.text), "producer": .text,
                "address": .orNull(.text), "phone": .orNull(.text),
            ]),
            "destination": .members([
                "commune_code": .commune, "commune": .orNull(.text), "name": .text,
                "phone": .text, "street": .text,
            ]),
            "weight_g": .number, "collect_vnd": .number,
            "lines": .list(.members(["name": .text, "quantity": .number])),
            "handover": .word(Handover.self),
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
