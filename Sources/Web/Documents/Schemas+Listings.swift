internal import Market
internal import Reach

extension Schemas {
    static let listings: KeyValuePairs<String, Schema> = [
        "Listing": .members(
            [
                "id": .text, "producer": .named("ListingProducer"), "name": .text,
                "set": .integer(Offer.Limit.sets), "pack": .text, "net_quantity": .number,
                "net_unit": .word(NetUnit.self), "packed_weight_g": .number,
                "length_cm": .number, "width_cm": .number, "height_cm": .number,
                "price_vnd": .number, "goods": .list(.word(GoodsClass.self)),
                "shelf_life_days": .orNull(.number), "longest_transit_days": .orNull(.number),
                "ships_by_courier": .flag, "description": .text, "stock": .number,
                "state": .word(ListingState.self), "live": .flag,
                "stars": .orNull(.integer(3...5)),
                "certificate": .orNull(.named("ShownCertificate")), "version": .number,
                "feed_version": .number, "updated_at": .instant, "sample": .flag,
                "sample_fields": .list(.text),
            ], mayLack: ["review_note": .orNull(.text)]),
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
                "producer": .text, "shelf_life_days": .orNull(.integer(Offer.Limit.days)),
                "longest_transit_days": .orNull(.integer(Offer.Limit.days)),
                "ships_by_courier": .flag, "description": .text,
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
                "ships_by_courier": .flag, "description": .text,
            ]),
        "CertificateClaim": .members([
            "star": .integer(3...5), "decision_number": .text, "decision_date": .day,
            "issuer": .text,
        ]),
        "Certificate": .members([
            "listing": .text, "id": .text, "star": .integer(3...5), "decision_number": .text,
            "decision_date": .day, "issuer": .text, "state": certificateState,
            "sample_fields": .list(.text),
        ]),
        "ShownCertificate": .members([
            "id": .text, "star": .integer(3...5), "decision_number": .text,
            "decision_date": .day, "issuer": .text, "state": certificateState,
            "sample_fields": .list(.text), "valid_until": .orNull(.day),
        ]),
        "FoundCertificate": .members([
            "id": .text, "star": .integer(3...5), "decision_number": .text,
            "decision_date": .day, "issuer": .text, "state": certificateState,
            "sample_fields": .list(.text), "valid_until": .orNull(.day), "in_force": .flag,
            "listing": .members(["id": .text, "name": .text]),
            "producer": .members(["id": .text, "name": .text]),
        ]),
    ]

    private static let certificateState = Schema.words(["claimed", "confirmed", "revoked"])
}
