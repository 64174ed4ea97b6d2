internal import Market
internal import Reach

extension Schemas {
    static let places: KeyValuePairs<String, Schema> = [
        "Province": .members(["code": .text, "name": .text]),
        "Commune": .members([
            "code": .commune, "name": .text, "province_code": .text, "province": .orNull(.text),
            "population": .orNull(.number), "remoteness": .orNull(.word(Remoteness.self)),
        ]),
        "ListedCode": .members([
            "code": .commune, "code_list": .text, "result": .words(["exact", "ambiguous"]),
            "communes": .list(.named("Commune")),
        ]),
        "Address": .members([
            "text": .text, "result": .words(["exact", "ambiguous", "none"]),
            "candidates": .list(
                .members([
                    "commune_code": .commune, "commune": .orNull(.text),
                    "province": .orNull(.text), "reason": .word(AddressReason.self),
                ])),
        ]),
    ]

    static let reach: KeyValuePairs<String, Schema> = [
        "ReachQuestion": .members(
            [
                "origin": .commune,
                "parcel": .named("ReachParcel"),
            ],
            mayLack: ["date": .orNull(.day), "commune": .commune, "communes": .list(.commune)]),
        "ReachAnswer": .members(
            [
                "commune_code": .commune, "origin": .commune, "date": .day,
                "status": .word(ReachStatus.self), "reasons": .list(.named("ReachReason")),
                "options": .list(.named("ReachOption")), "by_speed": .list(.number),
            ], mayLack: ["commune": .orNull(.text)]),
        "ReachReason": .members([
            "code": .word(ReachReasonCode.self), "message": .text, "courier": .orNull(.text),
            "service": .orNull(.text), "row": .orNull(.text), "sample": .flag,
        ]),
        "ReachOption": .members([
            "courier": .text, "courier_name": .text, "service": .text, "service_name": .text,
            "lead_days": .named("DaySpan"),
            "price_vnd": .members([
                "base": .number, "pickup": .number, "delivery": .number, "cod": .number,
                "total": .number,
            ]),
            "chargeable_weight_g": .number, "cod": .word(CODAvailability.self),
            "evidence": .list(
                .members(["row": .text, "for": .word(EvidencePurpose.self)])),
            "sample": .flag,
        ]),
        "DaySpan": .members(["min": .number, "max": .number]),
        "ReachCount": .members([
            "communes": .number, "people": .number, "communes_without_population": .number,
        ]),
        "ReachSummary": .members([
            "origin": .commune, "date": .day, "communes": .number,
            "people_are_estimates": .flag,
            "served": .named("ReachCount"), "not_served": .named("ReachCount"),
            "unknown": .named("ReachCount"),
            "provinces": .list(
                .members([
                    "province_code": .text, "province": .orNull(.text),
                    "served": .named("ReachCount"), "not_served": .named("ReachCount"),
                    "unknown": .named("ReachCount"),
                ])),
            "remoteness": .list(
                .members([
                    "remoteness": .orNull(.word(Remoteness.self)),
                    "served": .named("ReachCount"), "not_served": .named("ReachCount"),
                    "unknown": .named("ReachCount"),
                ])),
            "reasons": .list(
                .members([
                    "code": .word(ReachReasonCode.self), "communes": .number, "people": .number,
                    "communes_without_population": .number,
                ])),
            "sample": .flag,
        ]),
    ]
}
