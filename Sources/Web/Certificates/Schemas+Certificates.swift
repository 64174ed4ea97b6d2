internal import Market
internal import Operations
internal import Reach

extension Schemas {
    private static let paper: KeyValuePairs<String, Schema> = [
        "id": .text, "star": .integer(3...5), "decision_number": .text, "decision_date": .day,
        "issuer": .text, "kind": .word(CertificateKind.self), "criteria": .text,
        "state": .words(["claimed", "confirmed", "revoked"]), "sample_fields": .list(.text),
    ]
    private static let standing: KeyValuePairs<String, Schema> = [
        "standing": .word(CertificateStanding.Word.self), "message": .text, "valid_until": .day,
        "issuer_successor": .orNull(
            .members(["unit": .text, "ended_on": .day, "name": .text])),
        "revocation": .orNull(
            .members([
                "from": .day, "ground": .orNull(.word(RevocationGround.self)),
                "message": .orNull(.text),
                "confidence": .orNull(.word(RevocationGround.Confidence.self)),
            ])),
        "scan_sha256": .orNull(.text),
    ]
    private static let countdown: KeyValuePairs<String, Schema> = [
        "days_left": .number, "rung": .number,
    ]
    private static let owner: KeyValuePairs<String, Schema> = [
        "listing": .members(["id": .text, "name": .text]),
        "producer": .members(["id": .text, "name": .text]),
    ]
    /// The listing has no address while it is a draft that the decision made.
    private static let decided: KeyValuePairs<String, Schema> = [
        "listing": .members(["id": .orNull(.text), "name": .text]),
        "producer": .members(["id": .text, "name": .text]),
    ]

    static let certificates: KeyValuePairs<String, Schema> = [
        "CertificateClaim": .members(
            [
                "star": .integer(3...5), "decision_number": .text, "decision_date": .day,
                "issuer": .text,
            ], mayLack: ["kind": .word(CertificateKind.self), "criteria": .text]),
        "Certificate": joined(
            [
                paper,
                [
                    "listing": .text, "valid_until": .orNull(.day),
                    "scan_sha256": .orNull(.text),
                ],
            ]),
        "ShownCertificate": joined([paper, ["valid_until": .orNull(.day)]]),
        "CertificateInHistory": joined([paper, standing], mayLack: countdown),
        "CertificateTask": joined([paper, standing, owner], mayLack: countdown),
        "FoundCertificate": joined(
            [
                paper, standing, decided,
                [
                    "in_force": .flag, "live": .flag, "passport": .orNull(.text),
                    "history": .list(.named("CertificateInHistory")),
                ],
            ], mayLack: countdown),
        "CounterfeitCount": .members(["open": .number, "confirmed": .number]),
        "CounterfeitDraft": .members(
            ["place": .text], mayLack: ["note": .text, "contact": .text]),
        "CounterfeitReport": joined([report]),
        "OpenedCounterfeit": joined([report, ["contact": .orNull(.text)]]),
    ]

    private static let report: KeyValuePairs<String, Schema> = [
        "id": .text, "number": .text, "place": .text, "note": .text, "has_contact": .flag,
        "state": .word(CounterfeitReport.State.self), "settlement": .text, "at": .instant,
        "settled_at": .orNull(.instant),
    ]

    /// The members of several objects as those of one.
    private static func joined(
        _ parts: [KeyValuePairs<String, Schema>], mayLack: KeyValuePairs<String, Schema> = [:]
    ) -> Schema {
        .object(
            parts.flatMap { $0.map { .init($0.key, $0.value) } }
                + mayLack.map { .init($0.key, $0.value, required: false) })
    }
}
