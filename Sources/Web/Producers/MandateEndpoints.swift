internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors by which producers let helpers act for them, and take it back.
enum MandateEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [granting(desks), listing(desks), own(desks), revoking(desks)]
    }

    private static func granting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Uỷ quyền cho người hỗ trợ; trước cán bộ xã thì ghi tên người chứng kiến.",
            "Lets a helper act for the producer; before an officer a witness is named.")
        about.body = BodyNote(.named("MandateDraft"))
        about.success = 201
        about.answer = .named("Mandate")
        return Endpoint(
            .post, "/v1/producers/{id}/mandates", .keys(of: [.producer, .officer, .admin]), about
        ) { call in
            var (fields, bytes) = try await call.object()
            let helper = fields.text("helper")
            let scopes = fields.choices("scopes", of: MandateScope.self)
            let last = fields.day("last_day")
            let witness = fields.textIfAny("witnessed_by")
            try fields.finish()
            return Reply(
                try await desks.mandates.grant(
                    to: helper, by: ProducerID(call.id0), scopes, until: last,
                    witnessedBy: witness, caller: try call.known(), once: call.once(bytes),
                    render: { mandate in
                        let body = JSONWriter.object { write(mandate, desks, &$0) }
                        return Answer(status: 201, body: body)
                    }))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các uỷ quyền của chủ thể, mới nhất trước.",
            "The mandates that a producer gave, newest first.")
        about.query = Paging.parameters
        about.answer = .page(of: "Mandate")
        return Endpoint(
            .get, "/v1/producers/{id}/mandates", ProducerEndpoints.writers, about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.mandates.page(
                of: ProducerID(call.id0), before: query.text("cursor"), limit: limit + 1,
                by: try call.known())
            let items = found.prefix(limit)
            let body = JSONWriter.object { json in
                json.member("items", list: items) { json, mandate in
                    json.object { write(mandate, desks, &$0) }
                }
                json.member("next_cursor", found.count > limit ? items.last?.id.text : nil)
            }
            return .json(body)
        }
    }

    private static func own(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các uỷ quyền còn hiệu lực của người hỗ trợ, và mã khoá để chủ thể ghi.",
            "A helper's mandates in force, and the id of the key that producers name.")
        about.answer = .object([
            .init("helper", .text), .init("items", .list(.named("Mandate"))),
        ])
        return Endpoint(.get, "/v1/mandates", .keys(of: [.helper]), about) { call in
            let own = desks.mandates.own(by: try call.known())
            let body = JSONWriter.object { json in
                json.member("helper", own.helper)
                json.member("items", list: own.mandates) { json, mandate in
                    json.object { write(mandate, desks, &$0) }
                }
            }
            return .json(body)
        }
    }

    private static func revoking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Thu hồi uỷ quyền ngay.", "Takes a mandate back at once.")
        about.success = 204
        return Endpoint(.delete, "/v1/mandates/{id}", ProducerEndpoints.writers, about) { call in
            try await desks.mandates.revoke(MandateID(call.id0), by: try call.known())
            return Reply(.noContent)
        }
    }

    private static func write(_ mandate: Mandate, _ desks: Desks, _ json: inout JSONWriter) {
        let scopes = MandateScope.allCases.filter(mandate.scopes.contains)
        json.member("id", mandate.id.text)
        json.member("producer", mandate.producer.text)
        json.member("helper", mandate.helper)
        json.member("scopes", texts: scopes.map(\.rawValue))
        json.member("last_day", mandate.lastDay.text)
        json.member("in_force", desks.mandates.holds(mandate))
        json.member("granted_by", mandate.grantedBy)
        json.member("witnessed_by", mandate.witnessedBy)
        json.member("granted_at", Instant.text(mandate.grantedAt))
        json.member("revoked_at", mandate.revokedAt.map(Instant.text))
    }
}
