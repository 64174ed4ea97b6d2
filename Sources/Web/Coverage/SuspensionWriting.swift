internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Writes suspensions; who opened one is for the history, not for everybody.
enum SuspensionWriting {
    static func bytes(_ view: SuspensionDesk.View) -> [UInt8] {
        JSONWriter.object { write(view, &$0) }
    }

    static func bytes(_ found: [SuspensionDesk.View], limit: Int) -> [UInt8] {
        let items = found.prefix(limit)
        return JSONWriter.object { json in
            json.member("items", list: items) { json, view in
                json.object { write(view, &$0) }
            }
            let last = items.last?.opened.suspension.id.text
            json.member("next_cursor", found.count > limit ? last : nil)
        }
    }

    static func answer(_ view: SuspensionDesk.View, _ status: Int) -> Answer {
        let body = bytes(view)
        return Answer(
            status: status, body: body,
            etag: EntityTag(version: view.opened.version, body: body).text,
            location: status == 201 ? "/v1/suspensions/\(view.opened.suspension.id.text)" : nil)
    }

    private static func write(_ view: SuspensionDesk.View, _ json: inout JSONWriter) {
        let row = view.opened.suspension
        json.member("id", row.id.text)
        json.member("state", view.state.rawValue)
        json.member("version", view.opened.version)
        json.member("courier", row.courier?.text)
        json.member("service", row.service?.text)
        json.member("place", row.place?.cell)
        json.member("access", row.access?.rawValue)
        json.member("lane", row.lane?.text)
        json.member("leg", row.leg?.rawValue)
        json.member("valid_from", row.validity.from?.text)
        json.member("valid_to", row.validity.to?.text)
        json.member("effect", row.effect.delayDays == nil ? "stop" : "delay")
        if let days = row.effect.delayDays {
            json.member("delay_days") { json in
                json.member("min", days.min)
                json.member("max", days.max)
            }
        } else {
            json.member(nullOf: "delay_days")
        }
        json.member("reason", row.reason.rawValue)
        json.member("source", row.source)
        json.member("opened_at", Instant.text(view.opened.openedAt))
        json.member("lifted_at", view.opened.liftedAt.map(Instant.text))
    }
}
