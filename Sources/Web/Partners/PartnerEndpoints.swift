internal import HTTPTypes
internal import Market
internal import Operations

/// The doors of the operator to partners and to what is on its way to them.
enum PartnerEndpoints {
    static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            registering(desks), listing(desks), reading(desks), deliveries(desks),
            standings(desks), replaying(desks),
        ]
    }

    private static func registering(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Thêm đối tác nhận sản phẩm.", "Registers a partner.")
        about.body = BodyNote(
            .object([
                .init("code", .text), .init("name", .text), .init("kind", .words(["listing_feed"])),
                .init("url", .text), .init("secret", .text, required: false),
            ]))
        about.success = 201
        about.answer = .named("Partner")
        return Endpoint(.post, "/v1/partners", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let draft = PartnerDraft(
                code: fields.text("code"), name: fields.text("name"), kind: fields.text("kind"),
                url: fields.text("url"), secret: fields.textIfAny("secret"))
            try fields.finish()
            return Reply(
                try await desks.partners.register(
                    draft, by: try call.known(), once: call.once(bytes),
                    render: PartnerWriting.registered))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Các đối tác.", "All partners.")
        about.answer = .object([.init("items", .list(.named("Partner")))])
        return Endpoint(.get, "/v1/partners", roles, about) { call in
            .json(PartnerWriting.bytes(try await desks.partners.all(by: try call.known())))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Một đối tác.", "One partner.")
        about.answer = .named("Partner")
        return Endpoint(.get, "/v1/partners/{code}", roles, about) { call in
            let view = try await desks.partners.find(call.id0, by: try call.known())
            return .json(PartnerWriting.bytes(view))
        }
    }

    private static func deliveries(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nhật ký từng lần gửi, mới nhất trước.", "Every attempt, newest first.")
        about.query =
            Paging.parameters + [
                QueryParameter("outcome", .text, "only attempts that ended so")
            ]
        about.answer = .named("Deliveries")
        return Endpoint(.get, "/v1/partners/{code}/deliveries", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.partners.deliveries(
                of: call.id0, outcome: query.text("outcome"), before: query.text("cursor"),
                limit: limit, by: try call.known())
            return .json(PartnerWriting.bytes(page))
        }
    }

    private static func standings(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Từng sản phẩm ở đối tác này.", "How each listing stands at the partner.")
        about.query = Paging.parameters
        about.answer = .named("Standings")
        return Endpoint(.get, "/v1/partners/{code}/listings", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.partners.standings(
                of: call.id0, after: query.text("cursor"), limit: limit, by: try call.known())
            return .json(PartnerWriting.bytes(page))
        }
    }

    private static func replaying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gửi lại cho đối tác đang bị dừng.", "Tries a stalled or disabled partner again.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Partner")
        return Endpoint(.post, "/v1/partners/{code}/replay", roles, about) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.partners.replay(
                    call.id0, by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 200, body: PartnerWriting.bytes($0)) }))
        }
    }
}
