internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors of the operator to couriers' calls: those that were not understood, above all.
enum PartnerHookEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), replaying(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các cuộc gọi của bên vận chuyển, mới nhất trước.",
            "Calls of the courier, newest first; unreadable and failed ones wait for an operator.")
        let words = KeptHook.State.allCases.map(\.rawValue)
        about.query =
            Paging.parameters + [
                QueryParameter("state", .words(words), "only calls in that state")
            ]
        about.answer = .page(of: "Hook")
        return Endpoint(
            .get, "/v1/partners/{code}/hooks", PartnerEndpoints.roles, about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let list = words.joined(separator: ", ")
            let state = query.parsed(
                "state", Sentence(vi: list, en: list), KeptHook.State.init(rawValue:))
            try query.finish()
            let page = try await desks.hooks.page(
                of: call.id0, state: state, before: query.text("cursor"), limit: limit,
                by: try call.known())
            return .json(HookWriting.bytes(page))
        }
    }

    private static func replaying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xử lý lại các cuộc gọi: các cuộc được nêu, hoặc mọi cuộc chưa xử lý được từ một lúc.",
            "Handles calls again: those named, or all since an instant that were not handled.")
        about.body = BodyNote(
            .object([
                .init("hooks", .list(.text), required: false),
                .init("since", .instant, required: false),
            ]), isRequired: false)
        about.answer = .object([.init("replayed", .number)])
        return Endpoint(
            .post, "/v1/partners/{code}/hooks/replay", PartnerEndpoints.roles, about
        ) { call in
            var (fields, bytes) = try await call.objectIfAny()
            let since = fields.parsedIfAny("since", InstantReading.wanted, InstantReading.read)
            let hooks =
                fields.has("hooks") ? fields.texts("hooks", limit: HookDesk.mostReplayed) : nil
            if since != nil, hooks != nil {
                fields.refuse(
                    FieldProblem(
                        "hooks", .notAllowed, vi: "Chỉ ghi since hoặc hooks, không ghi cả hai.",
                        en: "Name since or hooks, not both."))
            }
            try fields.finish()
            return Reply(
                try await desks.hooks.replay(
                    hooks.map { .hooks($0) } ?? .since(since ?? 0), of: call.id0,
                    by: try call.known(), once: call.once(bytes), render: HookWriting.answer))
        }
    }
}
