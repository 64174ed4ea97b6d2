internal import Storage

extension Schemas {
    static let notices: KeyValuePairs<String, Schema> = [
        "Notice": .members([
            "id": .text, "kind": .text, "producer": .text, "subject_id": .text,
            "recipient": .text, "title": .text, "state": .word(QueuedNotice.State.self),
            "attempts": .number, "reason": .orNull(.text), "created_at": .instant,
        ])
    ]
}
