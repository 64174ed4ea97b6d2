internal import HTTPTypes
internal import Market
internal import Metrics
internal import NIOCore
internal import Operations

/// The door at which couriers tell what happened to parcels; they show a secret, not a key.
enum HookEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [taking(desks)]
    }

    private static func taking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Bên vận chuyển báo tin về kiện hàng.", "A courier's call about parcels.")
        about.body = BodyNote(.object([]), size: .hook, isRequired: false)
        about.takesOnce = false
        about.isHook = true
        return Endpoint(.post, "/v1/webhooks/{partner}", .anyone, about) { call in
            let hook = HookDesk.Call(
                query: call.rawQuery.map(String.init) ?? "",
                headers: call.headers.map { ($0.name.rawName, $0.value) },
                body: try await call.bytes())
            do {
                let answer = try await desks.hooks.take(hook, from: call.id0)
                count("kept", call.id0)
                return reply(answer)
            } catch let failure as HookDesk.Failure {
                note(failure)
                throw failure
            }
        }
    }

    private static func reply(_ answer: HookDesk.Answer) -> Reply {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Reply(
            HTTPResponse.Status(code: answer.status), headers: headers,
            body: ByteBuffer(bytes: answer.body))
    }

    /// Calls that nobody believes leave nothing but this number.
    private static func note(_ failure: HookDesk.Failure) {
        switch failure {
        case .notBelieved(let partner): count("not_believed", partner)
        case .tooSlow: count("too_slow", "any")
        // A name that anybody can make up is no label.
        case .unknownPartner: count("unknown_partner", "none")
        }
    }

    private static func count(_ outcome: String, _ partner: String) {
        Counter(
            label: "vuonxa_hooks_total", dimensions: [("partner", partner), ("outcome", outcome)]
        ).increment()
    }
}
