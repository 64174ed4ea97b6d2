internal import HTTPTypes
internal import Market
internal import Operations
internal import Storage

/// The doors of the operator to partners and to what is on its way to them.
enum PartnerEndpoints {
    static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            registering(desks), listing(desks), reading(desks), editing(desks),
            deliveries(desks), standings(desks),
        ] + PartnerMendingEndpoints.all(desks) + PartnerHookEndpoints.all(desks)
    }

    private static func registering(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Thêm đối tác nhận sản phẩm.", "Registers a partner.")
        about.body = BodyNote(.named("PartnerDraft"))
        about.success = 201
        about.answer = .named("Partner")
        return Endpoint(.post, "/v1/partners", roles, about) { call in
            var (fields, bytes) = try await call.object()
            var draft = PartnerDraft(
                code: fields.text("code"), name: fields.text("name"), kind: fields.text("kind"),
                url: fields.text("url"), secret: fields.textIfAny("secret"))
            PartnerReading.readAccount(&fields, onto: &draft)
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
            let bytes = PartnerWriting.bytes(view)
            return call.fresh(
                .json(bytes), EntityTag(version: view.partner.version, body: bytes))
        }
    }

    private static func editing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Sửa đối tác, đổi khoá, tạm ngừng hoặc mở lại.",
            "Edits a partner, changes its secret, stops or starts it.")
        about.body = BodyNote(.named("PartnerEdit"))
        about.isEdit = true
        about.answer = .named("Partner")
        return Endpoint(.patch, "/v1/partners/{code}", roles, about) { call in
            let (fields, bytes) = try await call.object()
            var trial = fields
            _ = PartnerReading.read(&trial, onto: PartnerReading.blank)
            try trial.finish()
            return Reply(
                try await desks.partners.edit(
                    call.id0, expecting: call.expectedVersion, by: try call.known(),
                    once: call.once(bytes),
                    change: { draft in
                        var fields = fields
                        return PartnerReading.read(&fields, onto: draft)
                    },
                    render: { PartnerWriting.edited($0) }))
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
}
