internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes couriers' calls for operators.
enum HookWriting {
    static func answer(_ count: Int) -> Answer {
        Answer(status: 200, body: JSONWriter.object { $0.member("replayed", count) })
    }

    static func bytes(_ page: HookPage) -> [UInt8] {
        JSONWriter.object(capacity: 8_192) { json in
            json.member("items", list: page.items) { json, hook in
                json.object { write(hook, &$0) }
            }
            json.member("next_cursor", page.next)
        }
    }

    private static func write(_ hook: HookView, _ json: inout JSONWriter) {
        json.member("id", hook.id)
        json.member("state", hook.state.rawValue)
        json.member("heard_at", Instant.text(hook.heardAt))
        json.member("times", hook.times)
        json.member("note", hook.note)
        json.member("content_type", hook.contentType)
        json.member("body_bytes", hook.bodyBytes)
        json.member("body", hook.body)
    }
}
