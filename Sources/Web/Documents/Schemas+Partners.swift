internal import Market
internal import Operations
internal import Storage

extension Schemas {
    private static let account: KeyValuePairs<String, Schema> = [
        "fields": .map(.orNull(.text)), "hook_secret": .orNull(.text), "carries": .orNull(.text),
        "calls_per_minute": .number, "burst": .number, "accepts_stock": .flag,
    ]

    static let partners: [(key: String, value: Schema)] =
        partnerRecords.map { $0 } + [
            (
                "PartnerDraft",
                .object(
                    members(["code": .text, "name": .text, "kind": .text, "url": .text])
                        + members(["secret": .orNull(.text)], areRequired: false)
                        + members(account, areRequired: false))
            ),
            (
                "PartnerEdit",
                .object(
                    members(
                        [
                            "name": .text, "url": .text, "secret": .orNull(.text),
                            "rotate_secret": .flag, "overlap_hours": .number,
                            "state": .word(PartnerState.self),
                        ], areRequired: false) + members(account, areRequired: false))
            ),
        ]

    private static func members(
        _ members: KeyValuePairs<String, Schema>, areRequired: Bool = true
    ) -> [Schema.Member] {
        members.map { Schema.Member($0.key, $0.value, required: areRequired) }
    }

    private static let standing: KeyValuePairs<String, Schema> = [
        "listing": .text, "status": .word(StandingView.Status.self), "version": .number,
        "taken_version": .number, "code": .orNull(.text), "message": .orNull(.text),
        "at": .orNull(.instant), "last_push_at": .orNull(.instant),
    ]

    private static let partnerRecords: KeyValuePairs<String, Schema> = [
        "Partner": .members(
            [
                "code": .text, "name": .text, "kind": .text, "url": .text,
                "state": .word(PartnerState.self), "state_reason": .orNull(.text),
                "version": .number, "carries": .orNull(.text), "has_hook_secret": .flag,
                "calls_per_minute": .number, "burst": .number, "accepts_stock": .flag,
                "old_secret_until": .orNull(.instant), "last_seq": .number,
                "created_at": .instant, "fields": .map(.text), "fields_set": .list(.text),
                "open_batch": .orNull(.named("PushBatch")),
            ], mayLack: ["secret": .text]),
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
            "items": .list(.object(members(standing))), "next_cursor": .orNull(.text),
        ]),
        "StandingAtPartner": .object(
            members(["partner": .text, "partner_name": .text]) + members(standing)),
        "Reconciliation": .members([
            "id": .text, "state": .word(Reconciliation.State.self), "asked_at": .instant,
            "ended_at": .orNull(.instant), "compared": .number, "buckets_differ": .number,
            "missing": .number, "outdated": .number, "extra": .number,
            "reason": .orNull(.text),
        ]),
        "Hook": .members([
            "id": .text, "state": .word(KeptHook.State.self), "heard_at": .instant,
            "times": .number, "note": .text, "content_type": .orNull(.text),
            "body_bytes": .number, "body": .text,
        ]),
        "ProducerTask": .members(
            [
                "kind": .words([
                    "partner_rejected", "parcel_to_pack", "listing_to_confirm",
                    "listing_to_improve",
                ]),
                "message": .text, "at": .instant,
            ],
            mayLack: [
                "listing": .text, "listing_name": .text, "partner": .text, "partner_name": .text,
                "code": .orNull(.text), "partner_message": .orNull(.text), "parcel": .text,
                "released_at": .instant, "days_left": .number,
                "check": .word(QualityCheck.self), "field": .text, "gain": .number,
            ]),
        "ListingFeedPage": .members([
            "schema": .text, "feed": .text, "mode": .words(["snapshot", "delta"]),
            "items": .list(.named("ListingFeedItem")), "has_more": .flag, "next_cursor": .text,
        ]),
        "ListingFeedItem": .members(
            [
                "op": .words(["upsert", "delete", "stock"]), "sku": .text, "version": .number,
                "updated_at": .instant,
            ],
            mayLack: [
                "previous_version": .number, "name": .text, "description": .text, "pack": .text,
                "net_quantity": .number, "net_unit": .text, "price_vnd": .number,
                "currency": .text, "quantity": .number, "weight_g": .number,
                "length_cm": .number, "width_cm": .number, "height_cm": .number,
                "product_set": .number, "goods": .list(.text), "fragile": .flag, "liquid": .flag,
                "shelf_life_days": .orNull(.number), "longest_transit_days": .orNull(.number),
                "ships_by_courier": .flag, "ocop_stars": .orNull(.number),
                "certificate": .orNull(
                    .members([
                        "star": .number, "decision_number": .text, "decision_date": .day,
                        "issuer": .text, "valid_until": .orNull(.day),
                    ])),
                "pickup_store": .text,
                "producer": .members(["id": .text, "name": .text, "commune_code": .commune]),
                "sample": .flag,
            ]),
    ]
}
