internal import Market
internal import Operations
internal import Reach
internal import Storage

extension Schemas {
    /// What one attribute of a listing may be.
    static let attributeValue = Schema.either([.text, .decimal, .flag, .list(.text)])

    /// The value of any field of a listing.
    private static let fieldValue = Schema.either([.text, .decimal, .flag, .list(.text)])

    private static let changes = Schema.list(
        .members([
            "field": .text, "from": .orNull(fieldValue), "to": .orNull(fieldValue),
        ]))

    static let listingChanges: KeyValuePairs<String, Schema> = [
        "ListingPhoto": .members([
            "id": .text, "kind": .word(ListingPhoto.Kind.self), "alt": .text, "urls": .map(.text),
        ]),
        "ListingLabel": .members(
            [:],
            mayLack: [
                "rules": .words(LabelRules.all.map(\.version)), "fields": .map(.orNull(.text)),
            ]),
        "WaitingChange": .members(["id": .text, "revision": .number, "changes": changes]),
        "EditConflict": .members([
            "field": .text, "base": .orNull(fieldValue), "yours": .orNull(fieldValue),
            "theirs": .orNull(fieldValue),
        ]),
        "ChangeRequest": .members([
            "id": .text,
            "listing": .members([
                "id": .text, "name": .text, "version": .number, "live": .flag, "producer": .text,
            ]),
            "state": .word(ChangeRequestState.self), "revision": .number, "changes": changes,
            "asked_by": .text, "asked_at": .instant, "changed_at": .instant,
            "decision": .orNull(
                .members([
                    "by": .text, "at": .instant, "reason": .word(MoveReason.self),
                    "message": .text, "note": .text, "version": .orNull(.number),
                ])),
        ]),
        "ListingVersion": .members([
            "listing": .text, "version": .number, "state": .word(ListingState.self),
            "act": .text, "by": .orNull(.text), "at": .instant, "stock": .number,
            "fields": .map(fieldValue), "waiting": .map(.orNull(fieldValue)),
        ]),
        "ListingAct": .members([
            "act": .text, "by": .text, "for_producer": .orNull(.text), "at": .instant,
            "reason": .orNull(.text), "message": .orNull(.text), "note": .text,
        ]),
        "ReviewItem": .either([.named("Listing"), .named("SampledListing")]),
        "SampledListing": .members([
            "sample": .named("ReviewSample"), "listing": .named("Listing"),
        ]),
        "ReviewSample": .members([
            "id": .text, "listing": .text, "what": .list(.text), "by": .text, "at": .instant,
            "seen_at": .orNull(.instant), "seen_by": .orNull(.text),
            "finding": .orNull(.word(ReviewSample.Finding.self)), "note": .orNull(.text),
        ]),
        "AttributeTemplate": .members([
            "template": .word(AttributeTemplate.Code.self), "vi": .text, "en": .text,
            "sets": .list(.integer(Offer.Limit.sets)), "required_details": .list(.text),
            "fields": .list(
                .members(
                    [
                        "name": .text, "vi": .text, "en": .text,
                        "type": .words(["text", "number", "choice", "choices", "flag"]),
                        "required": .flag,
                    ],
                    mayLack: [
                        "unit": .text, "minimum": .decimal, "maximum": .decimal,
                        "longest": .number,
                        "choices": .list(.members(["code": .text, "vi": .text, "en": .text])),
                    ])),
        ]),
        "LabelRules": .members([
            "rules": .text, "from": .day, "until": .orNull(.day),
            "fields": .list(
                .members([
                    "name": .text, "vi": .text, "en": .text,
                    "required_of": .list(.word(AttributeTemplate.Code.self)),
                ])),
        ]),
    ]
}
