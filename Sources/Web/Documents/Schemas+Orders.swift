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
        "Partner": .members(
            [
                "code": .text, "name": .text, "kind": .text, "url": .text,
                "state": .word(PartnerState.self), "state_reason": .orNull(.text),
                "last_seq": .number, "created_at": .instant,
            ], mayLack: ["secret": .text, "open_batch": .orNull(.named("PushBatch"))]),
        "PushBatch": .members([
            "batch_id": .text, "seq": .number, "items": .number,
            "state": .word(PushBatchState.self), "attempts": .number, "next_at": .instant,
            "reason": .orNull(.text),
        ]),
        "Deliveries": .members([
            "items": .list(
                .members([
                    "id": .text, "batch_id": .text, "seq": .number, "attempt": .number,
                    "at": .instant, "duration_ms": .number, "status": .orNull(.number),
                    "outcome": .text, "answer": .text,
                ])),
            "next_cursor": .orNull(.text), "open_batch": .orNull(.named("PushBatch")),
        ]),
        "Standings": .members([
            "items": .list(
                .members([
                    "listing": .text, "version": .number,
                    "status": .word(ListingAtPartner.Status.self), "code": .orNull(.text),
                    "message": .orNull(.text), "at": .orNull(.instant),
                ])),
            "next_cursor": .orNull(.text),
        ]),
        "Key": .members([
            "id": .text, "role": .word(Role.self), "for": .orNull(.text), "label": .text,
            "created_at": .instant, "revoked_at": .orNull(.instant),
        ]),
        "IssuedKey": .members([
            "id": .text, "role": .word(Role.self), "for": .orNull(.text), "label": .text,
            "created_at": .instant, "revoked_at": .orNull(.instant), "key": .text,
        ]),
        "Coverage": .members(
            [:],
            mayLack: [
                "courier": .text, "name": .text, "sample": .flag, "source": .text,
                "services": .named("CoverageRows"), "lanes": .named("CoverageRows"),
                "place_rules": .named("CoverageRows"), "suspensions": .named("CoverageRows"),
                "zones": .named("CoverageRows"),
            ]),
        "CoverageRows": .list(.map(.text)),
        "CoverageDifference": .members([
            "dry_run": .flag, "rows": .number, "added": .list(.text), "changed": .list(.text),
            "ended": .list(.text),
        ]),
    ]
}
