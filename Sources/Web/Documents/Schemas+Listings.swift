internal import Market
internal import Reach

extension Schemas {
    static let listings: KeyValuePairs<String, Schema> = [
        "Listing": .members(
            [
                "id": .text, "producer": .named("ListingProducer"), "name": .text,
                "set": .orNull(.integer(Offer.Limit.sets)), "pack": .text,
                // Null only in a draft that a decision made and that nobody has completed yet.
                "net_quantity": .orNull(.number),
                "net_unit": .word(NetUnit.self), "packed_weight_g": .orNull(.number),
                "length_cm": .orNull(.number), "width_cm": .orNull(.number),
                "height_cm": .orNull(.number), "price_vnd": .orNull(.number),
                "unit_price_vnd": .orNull(.number),
                "unit": .orNull(.words(["kg", "l", "piece"])),
                "goods": .list(.word(GoodsClass.self)),
                "shelf_life_days": .orNull(.number), "longest_transit_days": .orNull(.number),
                "ships_by_courier": .flag, "description": .text, "stock": .number,
                "state": .word(ListingState.self), "live": .flag,
                "not_live_reason": .orNull(.word(ListingHold.self)),
                "fresh_until": .orNull(.day), "fresh_days_left": .orNull(.number),
                "photos": .list(.named("ListingPhoto")), "tags": .list(.text),
                "barcode": .orNull(.text), "trace_url": .orNull(.text),
                "stars": .orNull(.integer(3...5)),
                "certificate": .orNull(.named("ShownCertificate")), "version": .number,
                "feed_version": .number, "updated_at": .instant, "sample": .flag,
                "sample_fields": .list(.text),
            ],
            mayLack: [
                "closed_reason": .word(ClosureReason.self), "closed_until": .orNull(.day),
                "review_note": .orNull(.text), "story": .text, "ingredients": .text,
                "materials_origin": .text, "process": .text, "usage": .text, "storage": .text,
                "annual_output": .text, "attributes": .map(attributeValue),
                "label": .orNull(.named("ListingLabel")),
                "change_request": .orNull(.named("WaitingChange")),
            ]),
        "ListingProducer": .members([
            "id": .text, "name": .text, "commune_code": .commune, "commune": .orNull(.text),
        ]),
        "ListingDraft": .members(
            [
                "name": .text, "set": .integer(Offer.Limit.sets), "pack": .text,
                "net_quantity": .integer(Offer.Limit.netQuantity),
                "net_unit": .word(NetUnit.self),
                "packed_weight_g": .integer(Offer.Limit.weightGrams),
                "length_cm": .integer(Offer.Limit.sideCm),
                "width_cm": .integer(Offer.Limit.sideCm),
                "height_cm": .integer(Offer.Limit.sideCm),
                "price_vnd": .integer(Offer.Limit.price), "goods": .list(.word(GoodsClass.self)),
                "stock": .integer(Offer.Limit.stock),
            ],
            mayLack: [
                "id": .text, "producer": .text,
                "shelf_life_days": .orNull(.integer(Offer.Limit.days)),
                "longest_transit_days": .orNull(.integer(Offer.Limit.days)),
                "ships_by_courier": .flag, "description": .text, "story": .text,
                "ingredients": .text, "materials_origin": .text, "process": .text,
                "usage": .text, "storage": .text, "annual_output": .text,
                "barcode": .orNull(.text), "trace_url": .orNull(.text), "tags": .list(.text),
                "attributes": .map(.orNull(attributeValue)),
                "label": .orNull(.named("ListingLabel")),
                "stars": .orNull(.integer(3...5)),
                "certificate": .orNull(.named("CertificateClaim")),
            ]),
        "ListingEdit": .members(
            [:],
            mayLack: [
                "name": .text, "set": .integer(Offer.Limit.sets), "pack": .text,
                "net_quantity": .integer(Offer.Limit.netQuantity),
                "net_unit": .word(NetUnit.self),
                "packed_weight_g": .integer(Offer.Limit.weightGrams),
                "length_cm": .integer(Offer.Limit.sideCm),
                "width_cm": .integer(Offer.Limit.sideCm),
                "height_cm": .integer(Offer.Limit.sideCm),
                "price_vnd": .integer(Offer.Limit.price), "goods": .list(.word(GoodsClass.self)),
                "shelf_life_days": .orNull(.integer(Offer.Limit.days)),
                "longest_transit_days": .orNull(.integer(Offer.Limit.days)),
                "ships_by_courier": .flag, "description": .text, "story": .text,
                "ingredients": .text, "materials_origin": .text, "process": .text,
                "usage": .text, "storage": .text, "annual_output": .text,
                "barcode": .orNull(.text), "trace_url": .orNull(.text), "tags": .list(.text),
                "attributes": .map(.orNull(attributeValue)),
                "label": .orNull(.named("ListingLabel")),
            ]),
    ]
}
