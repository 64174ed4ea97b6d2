internal import Market
internal import Reach

extension Schemas {
    static let reachReports: KeyValuePairs<String, Schema> = [
        "ReachTally": tally(),
        "ReachAdvice": .members([
            "origin": .commune, "date": .day, "cod_vnd": .orNull(.number),
            "people_are_estimates": .flag, "today": .named("ReachTally"),
            "items": .list(
                .members([
                    "kind": .word(AdviceChange.Kind.self), "message": .text,
                    "change": .members(
                        [:],
                        mayLack: [
                            "ships_by_courier": .flag, "weight_g": .number, "split": .number,
                            "cod_vnd": .orNull(.number), "longest_side_cm": .number,
                            "girth_cm": .number, "without_goods": .list(.word(GoodsClass.self)),
                            "longest_transit_days": .number, "origin": .commune, "commune": .text,
                        ]),
                    "gained": .named("ReachCount"), "lost": .named("ReachCount"),
                ])),
        ]),
        "WhatIfQuestion": .members(
            ["change": .named("WhatIfChange")],
            mayLack: [
                "listing": .text, "origin": .commune, "date": .orNull(.day),
                "parcel": .named("ReachParcel"),
            ]),
        "ReachParcel": .members(
            [
                "weight_g": .integer(Offer.Limit.weightGrams),
                "length_cm": .integer(Offer.Limit.sideCm),
                "width_cm": .integer(Offer.Limit.sideCm),
                "height_cm": .integer(Offer.Limit.sideCm),
            ], mayLack: parcelRest),
        "WhatIfChange": .object(
            Schema.membersOf(sides, isRequired: false)
                + Schema.membersOf(parcelRest, isRequired: false)
                + Schema.membersOf(
                    [
                        "split": .integer(1...20), "shelf_life_days": .integer(Offer.Limit.days),
                        "origin": .commune, "date": .day,
                        "coverage": .members(
                            [:],
                            mayLack: [
                                "services": .list(.map(.text)), "lanes": .list(.map(.text)),
                                "place_rules": .list(.map(.text)),
                                "suspensions": .list(.map(.text)), "lift": .list(.text),
                            ]),
                    ], isRequired: false)),
        "WhatIfAnswer": .members([
            "message": .text, "remarks": .list(.text), "people_are_estimates": .flag,
            "before": .named("WhatIfSide"),
            "after": .named("WhatIfSide"), "gained": .named("ReachDifference"),
            "lost": .named("ReachDifference"), "price_vnd": .orNull(.named("ReachChange")),
            "lead_days": .orNull(.named("ReachChange")),
        ]),
        "WhatIfSide": tally([
            "origin": .commune, "date": .day, "parcels": .number, "weight_g": .number,
        ]),
        "ReachDifference": .members([
            "communes": .number, "people": .number, "communes_without_population": .number,
            "items": .list(
                .members([
                    "commune_code": .commune, "commune": .orNull(.text),
                    "population": .orNull(.number),
                ])),
        ]),
        "ReachChange": .members([
            "communes": .number, "median_before": .number, "median_after": .number,
            "sum_before": .number, "sum_after": .number, "communes_lower": .number,
            "communes_higher": .number,
        ]),
        "ReachReport": .object(
            Schema.membersOf(reportHead, isRequired: true)
                + Schema.membersOf(
                    [
                        "communes": .list(
                            .object(
                                Schema.membersOf(reportCommune, isRequired: true)
                                    + Schema.membersOf(
                                        [
                                            "as_origin": tally(["status": .word(ReachStatus.self)]),
                                            "as_destination": .members([
                                                "status": .word(ReachStatus.self),
                                                "origins_served": .number,
                                                "origins_not_served": .number,
                                                "origins_unknown": .number,
                                            ]),
                                        ], isRequired: true))),
                        "debts": .list(
                            .members([
                                "remoteness": .orNull(.word(Remoteness.self)),
                                "communes": .list(
                                    .object(
                                        Schema.membersOf(reportCommune, isRequired: true)
                                            + Schema.membersOf(
                                                [
                                                    "pickup": .word(ReachStatus.self),
                                                    "delivery": .word(ReachStatus.self),
                                                ], isRequired: true))),
                            ])),
                    ], isRequired: true)),
        "UnknownReport": .object(
            Schema.membersOf(reportHead, isRequired: true)
                + Schema.membersOf(
                    [
                        "total": .number,
                        "items": .list(
                            .object(
                                Schema.membersOf(reportCommune, isRequired: true)
                                    + Schema.membersOf(
                                        [
                                            "leg": .word(Leg.self), "origins": .number,
                                            "unsaid": .list(
                                                .members([
                                                    "courier": .text, "service": .text,
                                                    "reasons": .list(.word(ReachReasonCode.self)),
                                                ])),
                                        ], isRequired: true))),
                        "next_cursor": .orNull(.text),
                    ], isRequired: true)),
    ]

    private static let sides: KeyValuePairs<String, Schema> = [
        "weight_g": .integer(Offer.Limit.weightGrams),
        "length_cm": .integer(Offer.Limit.sideCm), "width_cm": .integer(Offer.Limit.sideCm),
        "height_cm": .integer(Offer.Limit.sideCm),
    ]

    private static let parcelRest: KeyValuePairs<String, Schema> = [
        "goods": .list(.word(GoodsClass.self)),
        "longest_transit_days": .orNull(.integer(Offer.Limit.days)), "ships_by_courier": .flag,
        "cod_vnd": .orNull(.number), "declared_value_vnd": .orNull(.number),
    ]

    private static let reportHead: KeyValuePairs<String, Schema> = [
        "province_code": .text, "province": .orNull(.text), "date": .day, "weight_g": .number,
        "people_are_estimates": .flag,
    ]

    private static let reportCommune: KeyValuePairs<String, Schema> = [
        "commune_code": .commune, "commune": .text, "population": .orNull(.number),
        "remoteness": .orNull(.word(Remoteness.self)),
    ]

    /// The three counts, after members that come with them.
    private static func tally(_ first: KeyValuePairs<String, Schema> = [:]) -> Schema {
        .object(
            Schema.membersOf(first, isRequired: true)
                + ["served", "not_served", "unknown"].map { .init($0, .named("ReachCount")) })
    }
}

extension Schema {
    /// The members of an object that is put together from several lists.
    fileprivate static func membersOf(
        _ pairs: KeyValuePairs<String, Schema>, isRequired: Bool
    ) -> [Member] {
        pairs.map { Member($0.key, $0.value, required: isRequired) }
    }
}
