internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// What keeps producers true: readiness, identity, duplicates, merges and history.
enum ProducerCareEndpoints {
    private static let officers = AccessRule.keys(of: [.officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            readiness(desks), identifying(desks), looking(desks), merging(desks),
            history(desks),
        ]
    }

    private static func readiness(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Chủ thể còn thiếu gì để bán được sản phẩm đầu tiên.",
            "What a producer still lacks before its first listing can be live.")
        about.answer = .named("Readiness")
        return Endpoint(
            .get, "/v1/producers/{id}/readiness", ProducerEndpoints.writers, about
        ) { call in
            let readiness = try await desks.producers.readiness(
                of: ProducerID(call.id0), by: try call.known())
            let body = JSONWriter.object { json in
                json.member("percent", readiness.percent)
                if let next = readiness.next {
                    json.member("next") { write(next, in: call.language, &$0) }
                } else {
                    json.member(nullOf: "next")
                }
                json.member("steps", list: readiness.steps) { json, step in
                    json.object { write(step, in: call.language, &$0) }
                }
            }
            return call.spoken(.json(body))
        }
    }

    private static func write(
        _ step: Readiness.Step, in language: Language, _ json: inout JSONWriter
    ) {
        json.member("code", step.code.rawValue)
        json.member("field", step.field?.rawValue)
        json.member("done", step.isDone)
        json.member("message", step.message.text(in: language))
    }

    private static func identifying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Ghi kết quả xác minh chủ thể.", "Keeps what was found of who a producer is.")
        about.body = BodyNote(
            .object([
                .init("identity", .word(IdentityState.self)), .init("note", .text, required: false),
            ]))
        about.isEdit = true
        about.answer = .named("Producer")
        return Endpoint(.put, "/v1/producers/{id}/identity", officers, about) { call in
            var (fields, bytes) = try await call.object()
            let identity = fields.choice("identity", of: IdentityState.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            let writing = ProducerWriting(places: desks.reach.places, language: call.language)
            return Reply(
                try await desks.producers.identify(
                    ProducerID(call.id0), as: identity ?? .unverified, note: note,
                    expecting: call.expectedVersion, by: try call.known(),
                    once: call.once(bytes), render: { writing.answer($0) }))
        }
    }

    private static func looking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Tìm chủ thể có thể đã đăng ký, trước khi đăng ký mới.",
            "Looks for registrations that are perhaps of the same producer.")
        about.body = BodyNote(.named("ProducerLikeness"))
        about.takesOnce = false
        about.answer = .object([.init("items", .list(.named("LikeProducer")))])
        return Endpoint(.post, "/v1/producers/duplicates", officers, about) { call in
            var (fields, _) = try await call.object()
            fields.demand(all: ["name", "commune_code"])
            var profile = try ProducerReading.blank(in: desks.reach.places)
            profile.name = fields.text("name", or: "")
            if let commune = fields.commune("commune_code") { profile.commune = commune }
            profile.taxCode = fields.textIfAny("tax_code")
            profile.phone = fields.textIfAny("phone").map { PhoneNumber($0)?.text ?? $0 }
            try fields.finish()
            let found = try await desks.producers.lookalikes(
                of: profile, by: try call.known())
            let writing = ProducerWriting(places: desks.reach.places, language: call.language)
            return .json(writing.bytes(found))
        }
    }

    private static func merging(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gộp chủ thể đăng ký trùng vào chủ thể kia.",
            "Makes two entries of one producer one.")
        about.body = BodyNote(
            .object([.init("into", .text), .init("note", .text, required: false)]))
        about.answer = .named("Producer")
        return Endpoint(.post, "/v1/producers/{id}/merge", officers, about) { call in
            var (fields, bytes) = try await call.object()
            let into = fields.text("into")
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            let writing = ProducerWriting(places: desks.reach.places, language: call.language)
            return Reply(
                try await desks.producers.merge(
                    ProducerID(call.id0), into: ProducerID(into), note: note,
                    by: try call.known(), once: call.once(bytes),
                    render: { writing.answer($0) }))
        }
    }

    private static func history(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Ai đã làm gì với chủ thể và thay mặt chủ thể.",
            "Who did what to a producer and in its name, newest first.")
        about.query = Paging.parameters
        about.answer = .page(of: "HistoryLine")
        let access = AccessRule.keys(of: [.producer, .officer, .admin])
        return Endpoint(.get, "/v1/producers/{id}/history", access, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.producers.history(
                of: ProducerID(call.id0), before: query.text("cursor"), limit: limit + 1,
                by: try call.known())
            let items = found.prefix(limit)
            let body = JSONWriter.object { json in
                json.member("items", list: items) { json, line in
                    json.object { json in
                        json.member("id", line.id)
                        json.member("subject", line.subject)
                        json.member("act", line.act)
                        json.member("by", line.keyID)
                        json.member("for_producer", line.forProducer?.text)
                        json.member("reason", line.reason)
                        json.member("note", line.note)
                        json.member("at", Instant.text(line.at))
                    }
                }
                json.member("next_cursor", found.count > limit ? items.last?.id : nil)
            }
            return .json(body)
        }
    }
}
