internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes edits that wait, versions and histories of listings as JSON.
enum ChangeWriting {
    /// The edit that waits for an officer, on the listing itself.
    static func write(waiting request: ChangeRequest?, _ json: inout JSONWriter) {
        guard let request else { return json.member(nullOf: "change_request") }
        json.member("change_request") { json in
            json.member("id", request.id.text)
            json.member("revision", request.revision)
            write(request.changes, &json)
        }
    }

    static func answer(_ view: ChangeView) -> Answer {
        let body = bytes(view)
        return Answer(
            status: 200, body: body,
            etag: EntityTag(version: view.request.revision, body: body).text)
    }

    static func bytes(_ view: ChangeView) -> [UInt8] {
        JSONWriter.object { write(view, &$0) }
    }

    static func bytes(_ page: ChangePage) -> [UInt8] {
        JSONWriter.object(capacity: 1_024 * (page.items.count + 1)) { json in
            json.member("items", list: page.items) { json, view in
                json.object { write(view, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    private static func write(_ view: ChangeView, _ json: inout JSONWriter) {
        let request = view.request
        json.member("id", request.id.text)
        json.member("listing") { json in
            json.member("id", view.listing.listing.id.text)
            json.member("name", view.listing.listing.offer.name)
            json.member("version", view.listing.listing.version)
            json.member("live", view.listing.isLive)
            json.member("producer", view.listing.producer.id.text)
        }
        json.member("state", request.state.rawValue)
        json.member("revision", request.revision)
        write(request.changes, &json)
        json.member("asked_by", request.askedBy)
        json.member("asked_at", Instant.text(request.askedAt))
        json.member("changed_at", Instant.text(request.changedAt))
        guard let decision = request.decision else { return json.member(nullOf: "decision") }
        json.member("decision") { json in
            json.member("by", decision.by)
            json.member("at", Instant.text(decision.at))
            json.member("reason", decision.reason.rawValue)
            json.member("message", decision.reason.sentence.vietnamese)
            json.member("note", decision.note)
            json.member("version", decision.version)
        }
    }

    private static func write(
        _ changes: [String: ChangeRequest.Change], _ json: inout JSONWriter
    ) {
        json.member("changes", list: changes.sorted { $0.key < $1.key }) { json, change in
            json.object { json in
                json.member("field", change.key)
                json.member("from", change.value.from)
                json.member("to", change.value.to)
            }
        }
    }
}
