internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to claims for what couriers lost or damaged.
enum ClaimEndpoints {
    private static let decisions = [
        Claim.State.accepted.rawValue, Claim.State.refused.rawValue, Claim.State.paid.rawValue,
    ]

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), deciding(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Khiếu nại kiện mất, kiện hỏng, mới nhất trước.",
            "Claims for lost and damaged parcels, newest first; a courier sees its own.")
        about.query =
            [
                QueryParameter("courier", .text, "only this courier's"),
                QueryParameter("state", .word(Claim.State.self), "only those in this state"),
            ] + Paging.parameters
        about.answer = .page(of: "Claim")
        return Endpoint(.get, "/v1/claims", .keys(of: [.admin, .courier]), about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.word("state", of: Claim.State.self)
            let courier = query.courier()
            try query.finish()
            let found = try await desks.claims.page(
                ClaimQuery(
                    courier: courier, state: state, before: query.text("cursor"),
                    limit: limit + 1),
                by: try call.known())
            let items = found.prefix(limit)
            let bytes = JSONWriter.object { json in
                json.member("items", list: items) { json, claim in
                    json.object { TravelWriting.write(claim, &$0) }
                }
                json.member("next_cursor", found.count > limit ? items.last?.id.text : nil)
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func deciding(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Ghi kết quả khiếu nại: nhận bồi thường, từ chối, đã trả.",
            "Notes how a claim goes on: accepted, refused or paid.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(decisions)),
                .init("agreed_vnd", .integer(CourierEvent.Limit.collected), required: false),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("Claim")
        return Endpoint(.post, "/v1/claims/{id}/decision", .keys(of: [.admin]), about) { call in
            var (fields, bytes) = try await call.object()
            let list = decisions.joined(separator: ", ")
            let decision = fields.parsed("decision", Sentence(vi: list, en: list)) {
                decisions.contains($0) ? Claim.State(rawValue: $0) : nil
            }
            let agreed = fields.moneyIfAny("agreed_vnd")
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            guard let decision else { throw Problem(.internalError) }
            return Reply(
                try await desks.claims.decide(
                    decision, agreed: agreed, note: note, on: call.id0, by: try call.known(),
                    once: call.once(bytes),
                    render: { claim in
                        Answer(
                            status: 200,
                            body: JSONWriter.object { TravelWriting.write(claim, &$0) })
                    }))
        }
    }
}

extension Query {
    /// The code of a courier that only is wanted.
    mutating func courier() -> CourierCode? {
        parsed("courier", Sentence(vi: "mã đơn vị vận chuyển", en: "a courier's code")) {
            CourierCode($0)
        }
    }
}
