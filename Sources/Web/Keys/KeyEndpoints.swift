internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors of the operator to keys; a key itself is shown once, when it was made.
enum KeyEndpoints {
    static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [issuing(desks), listing(desks), revoking(desks)]
    }

    private static func issuing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Tạo khoá; khoá chỉ hiện một lần.", "Makes a key, shown once.")
        about.body = BodyNote(
            .object([
                .init("role", .words(Role.allCases.map(\.rawValue))),
                .init("for", .text, required: false), .init("label", .text, required: false),
                .init("member", .word(MemberRole.self), required: false),
            ]))
        about.success = 201
        about.takesOnce = false
        about.answer = .named("IssuedKey")
        return Endpoint(.post, "/v1/keys", roles, about) { call in
            var (fields, _) = try await call.object()
            let role = fields.choice("role", of: Role.self)
            let subject = fields.textIfAny("for")
            let label = fields.textIfAny("label") ?? ""
            let member = fields.parsedIfAny(
                "member", FieldReader.words(of: MemberRole.self), MemberRole.init(rawValue:))
            try fields.finish()
            guard let role else { throw Problem(.internalError) }
            let issued = try await desks.keys.issue(
                role: role, for: subject, label: label, member: member,
                by: try call.known().keyID)
            let body = JSONWriter.object { json in
                write(issued.key, &json)
                json.member("key", issued.secret)
            }
            return .json(body, .created)
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Các khoá đã cấp.", "The keys that were issued.")
        about.query = Paging.parameters
        about.answer = .object([
            .init("items", .list(.named("Key"))), .init("next_cursor", .orNull(.text)),
        ])
        return Endpoint(.get, "/v1/keys", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.keys.page(
                after: query.text("cursor") ?? "", limit: limit + 1)
            let items = found.prefix(limit)
            return .json(
                JSONWriter.object { json in
                    json.member("items", list: items) { json, key in
                        json.object { write(key, &$0) }
                    }
                    json.member("next_cursor", found.count > limit ? items.last?.id : nil)
                })
        }
    }

    private static func revoking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Thu hồi một khoá.", "Revokes a key.")
        about.success = 204
        return Endpoint(.delete, "/v1/keys/{id}", roles, about) { call in
            guard try await desks.keys.revoke(call.id0, by: try call.known()) else {
                throw Problem(.notFound)
            }
            return Reply(.noContent)
        }
    }

    private static func write(_ key: StoredKey, _ json: inout JSONWriter) {
        json.member("id", key.id)
        json.member("role", key.role.rawValue)
        json.member("for", key.scope.text)
        json.member("label", key.label)
        json.member("created_at", Instant.text(key.createdAt))
        json.member("revoked_at", key.revokedAt.map(Instant.text))
    }
}
