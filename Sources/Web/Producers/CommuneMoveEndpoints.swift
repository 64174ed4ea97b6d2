internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors at which officers decide who moves to another commune.
enum CommuneMoveEndpoints {
    private static let officers = AccessRule.keys(of: [.officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), deciding(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Chủ thể xin chuyển đến hoặc chuyển khỏi địa bàn, cũ nhất trước.",
            "Producers that wish to move into or out of the officer's area, oldest first.")
        about.query =
            [QueryParameter("state", .word(CommuneMove.State.self), "waiting by default")]
            + Paging.parameters
        about.answer = .page(of: "CommuneMove")
        return Endpoint(.get, "/v1/commune-moves", officers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.word("state", of: CommuneMove.State.self) ?? .waiting
            try query.finish()
            let page = try await desks.communeMoves.page(
                in: state, after: query.text("cursor"), limit: limit, by: try call.known())
            let writing = CommuneMoveWriting(places: desks.reach.places)
            return .json(
                JSONWriter.object { json in
                    json.member("items", list: page.items) { json, view in
                        json.object { writing.write(view, &$0) }
                    }
                    json.member("next_cursor", page.next)
                })
        }
    }

    private static func deciding(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Duyệt hoặc từ chối cho chủ thể chuyển địa bàn; từ chối thì ghi lý do.",
            "Lets a producer move to another commune, or not; a refusal says why in the note.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(ChangeVerdict.Word.allCases.map(\.rawValue))),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("CommuneMove")
        return Endpoint(.post, "/v1/commune-moves/{id}/decision", officers, about) { call in
            var (fields, bytes) = try await call.object()
            let word = fields.choice("decision", of: ChangeVerdict.Word.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            let writing = CommuneMoveWriting(places: desks.reach.places)
            return Reply(
                try await desks.communeMoves.decide(
                    call.id0, approves: word == .approve, note: note, by: try call.known(),
                    once: call.once(bytes), render: { writing.answer($0) }))
        }
    }
}
