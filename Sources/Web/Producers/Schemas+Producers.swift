internal import Market
internal import Operations
internal import Reach

extension Schemas {
    static let producers: KeyValuePairs<String, Schema> = [
        "Producer": .object(producerMembers),
        "RegisteredProducer": .object(
            producerMembers + [
                .init("warnings", .members(["duplicates": .list(.named("LikeProducer"))]))
            ]),
        "BankAccount": .members(["bank": .text, "number": .text, "holder": .text]),
        "LikeProducer": .members([
            "id": .text, "name": .text, "legal_form": .word(LegalForm.self),
            "commune_code": .commune, "commune": .orNull(.text),
            "agreeing": .list(.words(ProducerLikeness.allCases.map(\.rawValue) + ["private"])),
        ]),
        "ProducerDraft": .object(
            [
                .init("id", .text, required: false), .init("name", .text),
                .init("legal_form", .word(LegalForm.self)), .init("registration_number", .text),
                .init("commune_code", .commune),
            ] + optionalFields),
        "ProducerEdit": .object(
            [
                .init("name", .text, required: false),
                .init("legal_form", .word(LegalForm.self), required: false),
                .init("registration_number", .orNull(.text), required: false),
                .init("commune_code", .commune, required: false),
            ] + optionalFields),
        "ProducerLikeness": .members(
            ["name": .text, "commune_code": .commune],
            mayLack: ["tax_code": .orNull(.text), "phone": .orNull(.text)]),
        "Closure": .members(
            closureMembers,
            mayLack: ["id": .text, "note": .text, "legal_ground": .orNull(.text)]),
        "ClosureDraft": .members(
            ["from": .day, "reason": .word(ClosureReason.self)],
            mayLack: [
                "until": .orNull(.day), "note": .orNull(.text), "legal_ground": .orNull(.text),
            ]),
        "Readiness": .members([
            "percent": .integer(0...100), "next": .orNull(.named("ReadinessStep")),
            "steps": .list(.named("ReadinessStep")),
        ]),
        "ReadinessStep": .members([
            "code": .word(Readiness.Code.self), "field": .orNull(.word(ProducerField.self)),
            "done": .flag, "message": .text,
        ]),
        "HistoryLine": .members([
            "id": .text, "subject": .text, "act": .text, "by": .text,
            "for_producer": .orNull(.text), "reason": .orNull(.text), "note": .text,
            "at": .instant,
        ]),
        "Members": .members([
            "items": .list(
                .members([
                    "key_id": .text, "member": .word(MemberRole.self), "label": .text,
                    "since": .instant,
                ])),
            "invitations": .list(.members(codeMembers)),
        ]),
        "IssuedCode": .members(codeMembers, mayLack: ["code": .text]),
        "RedeemedKey": .members([
            "producer": .text, "producer_name": .text, "member": .word(MemberRole.self),
            "key_id": .text, "key": .text,
        ]),
        "MandateDraft": .members(
            [
                "helper": .text, "scopes": .list(.word(MandateScope.self)), "last_day": .day,
            ], mayLack: ["witnessed_by": .orNull(.text)]),
        "Mandate": .members([
            "id": .text, "producer": .text, "helper": .text,
            "scopes": .list(.word(MandateScope.self)), "last_day": .day, "in_force": .flag,
            "granted_by": .text, "witnessed_by": .orNull(.text), "granted_at": .instant,
            "revoked_at": .orNull(.instant),
        ]),
    ]

    private static let closureMembers: KeyValuePairs<String, Schema> = [
        "kind": .word(Closure.Kind.self), "reason": .word(ClosureReason.self),
        "message": .text, "from": .day, "until": .orNull(.day),
    ]

    private static let codeMembers: KeyValuePairs<String, Schema> = [
        "id": .text, "producer": .text, "purpose": .word(CodeTicket.Purpose.self),
        "member": .word(MemberRole.self), "label": .text, "expires_at": .instant,
    ]

    /// What may be left out of a registration and cleared by an edit.
    private static let optionalFields: [Schema.Member] = [
        .init("registration_date", .orNull(.day), required: false),
        .init("tax_code", .orNull(.text), required: false),
        .init("address", .orNull(.text), required: false),
        .init("phone", .orNull(.text), required: false),
        .init("email", .orNull(.text), required: false),
        .init("website", .orNull(.text), required: false),
        .init(
            "founded_year", .orNull(.integer(ProducerProfile.Limit.foundedYear)), required: false),
        .init("workers", .orNull(.integer(ProducerProfile.Limit.workers)), required: false),
        .init(
            "local_workers_percent", .orNull(.integer(ProducerProfile.Limit.percent)),
            required: false),
        .init("representative", .orNull(.text), required: false),
        .init("bank_account", .orNull(.named("BankAccount")), required: false),
    ]

    /// What everybody sees, and behind it what only some do.
    private static let producerMembers: [Schema.Member] = [
        .init("id", .text), .init("name", .text), .init("legal_form", .word(LegalForm.self)),
        .init("registration_number", .orNull(.text)), .init("registration_date", .orNull(.day)),
        .init("address", .orNull(.text)), .init("commune_code", .commune),
        .init("commune", .orNull(.text)), .init("website", .orNull(.text)),
        .init("founded_year", .orNull(.number)), .init("workers", .orNull(.number)),
        .init("local_workers_percent", .orNull(.number)),
        .init("identity", .word(IdentityState.self)), .init("state", .word(ProducerState.self)),
        .init("open", .flag), .init("closed", .orNull(.named("Closure"))),
        .init("version", .number), .init("sample", .flag), .init("sample_fields", .list(.text)),
        .init("tax_code", .orNull(.text), required: false),
        .init("phone", .orNull(.text), required: false),
        .init("email", .orNull(.text), required: false),
        .init("representative", .orNull(.text), required: false),
        .init("bank_account", .orNull(.named("BankAccount")), required: false),
        .init("closures", .list(.named("Closure")), required: false),
        .init("merged_into", .text, required: false),
        .init("waiting_move", .named("WaitingMove"), required: false),
    ]
}
