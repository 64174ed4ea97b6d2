internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors of the operator to what goes out to people by e-mail.
enum NoticeEndpoints {
    static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), replaying(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Thư báo đã gửi, đang chờ hoặc bị dừng, mới nhất trước.",
            "Notices that were sent, wait or are parked, newest first.")
        about.query =
            Paging.parameters + [
                QueryParameter(
                    "state", .words(QueuedNotice.State.allCases.map(\.rawValue)),
                    "only notices in that state")
            ]
        about.answer = .object([
            .init("items", .list(.named("Notice"))), .init("next_cursor", .orNull(.text)),
        ])
        return Endpoint(.get, "/v1/notices", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.parsed(
                "state", FieldReader.words(of: QueuedNotice.State.self),
                QueuedNotice.State.init)
            try query.finish()
            let found = try await desks.notices.page(
                in: state, before: query.text("cursor"), limit: limit + 1,
                by: try call.known())
            let items = found.prefix(limit)
            return .json(
                JSONWriter.object(capacity: 2_048) { json in
                    json.member("items", list: items) { json, notice in
                        json.object { write(notice, &$0) }
                    }
                    json.member("next_cursor", found.count > limit ? items.last?.id : nil)
                })
        }
    }

    private static func replaying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gửi lại mọi thư báo bị dừng.", "Lets every parked notice try again.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.takesOnce = false
        about.answer = .object([.init("replayed", .number)])
        return Endpoint(.post, "/v1/notices/replay", roles, about) { call in
            _ = try await call.emptyObject()
            let count = try await desks.notices.replay(by: try call.known())
            return .json(JSONWriter.object { $0.member("replayed", count) })
        }
    }

    private static func write(_ notice: QueuedNotice, _ json: inout JSONWriter) {
        json.member("id", notice.id)
        json.member("kind", notice.kind)
        json.member("producer", notice.producer.text)
        json.member("subject_id", notice.subject)
        json.member("recipient", notice.recipient)
        json.member("title", notice.letter.subject)
        json.member("state", notice.state.rawValue)
        json.member("attempts", notice.attempts)
        json.member("reason", notice.reason)
        json.member("created_at", Instant.text(notice.createdAt))
    }
}
