internal import Market
internal import Reach

extension Schemas {
    static let communeMoves: KeyValuePairs<String, Schema> = [
        "CommuneMove": .members([
            "id": .text, "producer": .text, "producer_name": .text,
            "from_commune_code": .commune, "from_commune": .orNull(.text),
            "state": .word(CommuneMove.State.self), "commune_code": .commune,
            "commune": .orNull(.text), "address": .orNull(.text), "asked_at": .instant,
            "asked_by": .text, "decided_by": .orNull(.text), "decided_at": .orNull(.instant),
            "note": .orNull(.text),
        ]),
        "WaitingMove": .members([
            "commune_code": .commune, "commune": .orNull(.text), "address": .orNull(.text),
            "asked_at": .instant,
        ]),
    ]
}
