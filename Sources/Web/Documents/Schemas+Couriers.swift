internal import Market
internal import Operations
internal import Storage

extension Schemas {
    static let couriers: KeyValuePairs<String, Schema> = [
        "CourierFeed": .members([
            "items": .list(
                .members([
                    "event_id": .text, "entry": .word(FeedEntry.Kind.self), "at": .instant,
                    "order_id": .text, "version": .number, "parcel": seenParcel,
                ])),
            "next_cursor": .text,
        ]),
        "CourierSnapshot": .members([
            "items": .list(seenParcel), "next_cursor": .orNull(.text), "feed_cursor": .text,
        ]),
        "Lease": .members([
            "lease_id": .orNull(.text), "token": .orNull(.number),
            "expires_at": .orNull(.instant), "items": .list(.named("CourierParcel")),
        ]),
        "CourierParcel": .members([
            "id": .text, "order_id": .text, "version": .number, "courier": .text, "service": .text,
            "origin": .members([
                "commune_code": .commune, "commune": .orNull(.text), "producer": .text,
                "address": .orNull(.text), "phone": .orNull(.text),
            ]),
            "destination": .members([
                "commune_code": .commune, "commune": .orNull(.text), "name": .text,
                "phone": .text, "street": .text,
            ]),
            "weight_g": .number, "collect_vnd": .number, "assignment": .orNull(turn),
            "lines": .list(.members(["name": .text, "quantity": .number])),
            "handover": .word(Handover.self),
        ]),
        "OfferedParcel": .members([
            "id": .text, "order_id": .text, "version": .number, "courier": .text,
            "service": .text, "origin": place, "destination": place, "weight_g": .number,
            "collect_vnd": .number,
            "assignment": .orNull(turn),
        ]),
        "CourierTurn": .members([
            "parcel": .text, "state": .word(AssignmentState.self), "freight_vnd": .number,
            "lead_days": .named("DaySpan"), "decide_by": .orNull(.instant),
            "decided_at": .orNull(.instant),
        ]),
        "ParcelAtCouriers": .members([
            "id": .text, "order_id": .text, "producer": .text, "origin": .commune,
            "destination": .commune, "weight_g": .number, "collect_vnd": .number,
            "handover": .word(Handover.self), "leases": .number,
            "turns": .list(
                .members([
                    "courier": .text, "service": .text, "state": .word(AssignmentState.self),
                    "freight_vnd": .number, "lead_days": .named("DaySpan"),
                    "decide_by": .orNull(.instant), "decided_at": .orNull(.instant),
                    "reason_code": .orNull(.word(DeclineCode.self)), "reason": .orNull(.text),
                    "note": .text,
                ])),
        ]),
        "WakeUp": .members([
            "courier": .text, "url": .text, "state": .words(["active", "parked"]),
            "attempts": .number, "reason": .orNull(.text), "created_at": .instant,
        ]),
        "NewWakeUp": .members([
            "courier": .text, "url": .text, "state": .words(["active", "parked"]),
            "attempts": .number, "reason": .orNull(.text), "created_at": .instant,
            "secret": .text,
        ]),
    ]

    /// With the receiver while the parcel is the courier's to carry, and without otherwise.
    private static let seenParcel = Schema.either([
        .named("CourierParcel"), .named("OfferedParcel"),
    ])

    private static let place = Schema.members([
        "commune_code": .commune, "commune": .orNull(.text),
    ])

    private static let turn = Schema.members([
        "state": .word(AssignmentState.self), "freight_vnd": .number,
        "lead_days": .named("DaySpan"), "decide_by": .orNull(.instant),
        "decided_at": .orNull(.instant),
    ])
}
