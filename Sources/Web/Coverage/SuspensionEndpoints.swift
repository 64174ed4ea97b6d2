internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to suspensions: anyone may see them, officers and couriers open and end them.
enum SuspensionEndpoints {
    private static let roles = AccessRule.keys(of: [.admin, .officer, .courier])

    static func all(_ desks: Desks) -> [Endpoint] {
        [opening(desks), listing(desks), reading(desks), extending(desks), lifting(desks)]
    }

    private static func opening(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Tạm ngừng hoặc làm chậm việc lấy, giao hàng.", "Stops or delays carriage for a while.")
        about.body = BodyNote(.named("SuspensionDraft"))
        about.success = 201
        about.answer = .named("Suspension")
        return Endpoint(.post, "/v1/suspensions", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let draft = SuspensionReading.draft(&fields)
            try fields.finish()
            guard let draft else { throw Problem(.internalError) }
            return Reply(
                try await desks.suspensions.open(
                    draft, by: try call.known(), once: call.once(bytes),
                    render: { SuspensionWriting.answer($0, 201) }))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Các lần tạm ngừng, mới nhất trước.", "Suspensions, newest first.")
        about.query =
            [
                QueryParameter("state", .word(SuspensionState.self), "only those in this state")
            ] + Paging.parameters
        about.answer = .page(of: "Suspension")
        return Endpoint(.get, "/v1/suspensions", .anyone, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.parsed(
                "state", FieldReader.words(of: SuspensionState.self), SuspensionState.init)
            try query.finish()
            let found = try await desks.suspensions.page(
                in: state, before: query.text("cursor"), limit: limit + 1)
            let bytes = SuspensionWriting.bytes(found, limit: limit)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Một lần tạm ngừng.", "One suspension.")
        about.answer = .named("Suspension")
        return Endpoint(.get, "/v1/suspensions/{id}", .anyone, about) { call in
            let view = try await desks.suspensions.find(call.id0)
            let bytes = SuspensionWriting.bytes(view)
            return call.fresh(
                .json(bytes), EntityTag(version: view.opened.version, body: bytes))
        }
    }

    private static func extending(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Đổi ngày kết thúc.", "Moves the end of a suspension.")
        about.body = BodyNote(.object([.init("valid_to", .day)]))
        about.isEdit = true
        about.answer = .named("Suspension")
        return Endpoint(.patch, "/v1/suspensions/{id}", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let end = fields.day("valid_to")
            try fields.finish()
            return Reply(
                try await desks.suspensions.extend(
                    call.id0, to: end, expected: call.expectedVersion, by: try call.known(),
                    once: call.once(bytes), render: { SuspensionWriting.answer($0, 200) }))
        }
    }

    private static func lifting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Chấm dứt ngay, từ hôm nay.", "Lifts a suspension, from today on.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Suspension")
        return Endpoint(.post, "/v1/suspensions/{id}/lifting", roles, about) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.suspensions.lift(
                    call.id0, by: try call.known(), once: call.once(bytes),
                    render: { SuspensionWriting.answer($0, 200) }))
        }
    }
}
