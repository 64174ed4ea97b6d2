internal import Market

extension Schemas {
    static let quality: KeyValuePairs<String, Schema> = [
        "QualityFinding": .members([
            "check": .word(QualityCheck.self), "field": .text, "message": .text, "fix": .text,
            "lost": .decimal,
        ]),
        "ListingQuality": .members([
            "listing": .text, "name": .text, "state": .word(ListingState.self), "rules": .text,
            "date": .day, "made_from_sha256": .text, "score": .decimal,
            "words": .list(
                .members([
                    "word": .word(QualityWord.self), "name": .text, "weight": .decimal,
                    "score": .decimal, "lost": .decimal,
                    "findings": .list(.named("QualityFinding")),
                ])),
            "best_fix": .orNull(.named("QualityFinding")),
        ]),
        "QualityLine": .members([
            "key": .text, "name": .text, "producer": .text, "producer_name": .text,
            "commune_code": .text, "commune": .text, "state": .word(ListingState.self),
            "score": .decimal, "words": .named("QualityWords"),
            "worst": .orNull(
                .members([
                    "check": .word(QualityCheck.self), "field": .text, "fix": .text,
                    "lost": .decimal,
                ])),
        ]),
        "QualityGroup": .members([
            "key": .text, "name": .text, "listings": .number, "score": .decimal,
            "words": .named("QualityWords"),
        ]),
        "QualityWords": .object(QualityWord.allCases.map { .init($0.rawValue, .decimal) }),
        "KeptQualityReport": .object(qualityHead),
        "QualityReport": .object(
            qualityHead + [
                .init("by", .word(QualityGrouping.self)),
                .init(
                    "items",
                    .either([.list(.named("QualityLine")), .list(.named("QualityGroup"))])),
                .init("next_cursor", .orNull(.text)),
            ]),
    ]

    private static let qualityHead: [Schema.Member] = [
        .init("rules", .text), .init("date", .day), .init("area", .text),
        .init("made_from_sha256", .text), .init("kept_at", .orNull(.instant)),
        .init("listings", .number), .init("score", .orNull(.decimal)),
        .init(
            "words",
            .list(
                .members([
                    "word": .word(QualityWord.self), "name": .text, "weight": .decimal,
                    "score": .orNull(.decimal),
                ]))),
    ]
}
