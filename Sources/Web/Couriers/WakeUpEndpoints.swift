internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Where a courier says whither it wants to be told of new parcels.
enum WakeUpEndpoints {
    private static let roles = AccessRule.keys(of: [.courier, .admin])
    private static let path = "/v1/couriers/{courier}/wake-up"

    static func all(_ desks: Desks) -> [Endpoint] {
        [setting(desks), reading(desks), removing(desks)]
    }

    private static func setting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đặt địa chỉ được gọi khi có đơn mới; khoá ký chỉ hiện lần này.",
            "Sets the address that is called when there are new orders; shows the secret once.")
        about.body = BodyNote(.object([.init("url", .text)]))
        about.answer = .named("NewWakeUp")
        return Endpoint(.put, path, roles, about) { call in
            var (fields, bytes) = try await call.object()
            let url = fields.text("url")
            try fields.finish()
            return Reply(
                try await desks.wakeUps.set(
                    url, of: try courier(call), by: try call.known(), once: call.once(bytes),
                    render: { wakeUp in
                        Answer(
                            status: 200,
                            body: JSONWriter.object { json in
                                write(wakeUp, &json)
                                json.member("secret", wakeUp.secret.text)
                            })
                    }))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Địa chỉ đang được gọi, và lần gọi gần nhất ra sao.",
            "The address that is called, and what came of it lately.")
        about.answer = .named("WakeUp")
        return Endpoint(.get, path, roles, about) { call in
            guard
                let wakeUp = try await desks.wakeUps.find(
                    try courier(call), by: try call.known())
            else { throw Problems.missing(call.id0) }
            return .json(JSONWriter.object { write(wakeUp, &$0) })
        }
    }

    private static func removing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Thôi gọi.", "Calls no more.")
        about.success = 204
        return Endpoint(.delete, path, roles, about) { call in
            let isRemoved = try await desks.wakeUps.remove(
                try courier(call), by: try call.known())
            if !isRemoved { throw Problems.missing(call.id0) }
            return Reply(.noContent)
        }
    }

    private static func courier(_ call: Call) throws -> CourierCode {
        guard let code = CourierCode(call.id0) else { throw Problems.missing(call.id0) }
        return code
    }

    private static func write(_ wakeUp: WakeUp, _ json: inout JSONWriter) {
        json.member("courier", wakeUp.courier.text)
        json.member("url", wakeUp.url)
        json.member("state", wakeUp.state.rawValue)
        json.member("attempts", wakeUp.attempts)
        json.member("reason", wakeUp.reason)
        json.member("created_at", Instant.text(wakeUp.createdAt))
    }
}
