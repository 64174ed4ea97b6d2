internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to reports of packs that may not be genuine: anyone sends, officers settle.
enum CounterfeitEndpoints {
    private static let officers = AccessRule.keys(of: [.officer, .admin])
    private static let decisions = [
        CounterfeitReport.State.confirmed.rawValue, CounterfeitReport.State.dismissed.rawValue,
    ]

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            reporting("/v1/certificates/{number}/reports", desks),
            reporting("/v1/certificates/{number}/{issuer}/reports", desks),
            listing(desks), reading(desks), settling(desks),
        ]
    }

    private static func reporting(_ path: String, _ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Báo hàng nghi giả mang số quyết định này; không cần khoá, không lộ người báo.",
            "Reports a pack with that number that may not be genuine; no key is needed and the"
                + " reporter is never told to others than officers.")
        about.body = BodyNote(.named("CounterfeitDraft"))
        about.success = 201
        about.answer = .object([.init("id", .text), .init("message", .text)])
        return Endpoint(.post, path, .anyone, about) { call in
            var (fields, _) = try await call.object()
            let draft = CounterfeitDraft(
                number: CertificateEndpoints.number(call), place: fields.text("place"),
                note: fields.textIfAny("note") ?? "", contact: fields.textIfAny("contact") ?? "")
            try fields.finish()
            let id = try await desks.counterfeits.report(draft)
            let bytes = JSONWriter.object { json in
                json.member("id", id)
                json.member("message", thanks.text(in: call.language))
            }
            return call.spoken(.json(bytes, .created))
        }
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Báo cáo hàng nghi giả trong địa bàn, mới nhất trước.",
            "Counterfeit reports of the officer's area, newest first.")
        about.query =
            [
                QueryParameter(
                    "state", .word(CounterfeitReport.State.self), "only those in this state")
            ] + Paging.parameters
        about.answer = .page(of: "CounterfeitReport")
        return Endpoint(.get, "/v1/counterfeits", officers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let state = query.word("state", of: CounterfeitReport.State.self)
            try query.finish()
            let page = try await desks.counterfeits.page(
                in: state, before: query.text("cursor"), limit: limit, by: try call.known())
            let bytes = JSONWriter.object { json in
                json.member("items", list: page.items) { json, report in
                    json.object { write(report, &$0) }
                }
                json.member("next_cursor", page.next)
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xem một báo cáo, kèm cách liên hệ người báo; lần xem được ghi lại.",
            "Reads a report with its reporter's contact; that somebody looked is noted.")
        about.answer = .named("OpenedCounterfeit")
        return Endpoint(.get, "/v1/counterfeits/{id}", officers, about) { call in
            let opened = try await desks.counterfeits.open(call.id0, by: try call.known())
            return .json(
                JSONWriter.object { json in
                    write(opened.report, &json)
                    json.member("contact", opened.contact)
                })
        }
    }

    private static func settling(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Kết luận một báo cáo: đúng là hàng giả, hoặc không phải.",
            "Settles a report; the reporter's contact is erased with it.")
        about.body = BodyNote(
            .object([.init("decision", .words(decisions)), .init("note", .text)]))
        about.answer = .named("CounterfeitReport")
        return Endpoint(
            .post, "/v1/counterfeits/{id}/settlement", officers, about
        ) { call in
            var (fields, bytes) = try await call.object()
            let list = decisions.joined(separator: ", ")
            let decision = fields.parsed("decision", Sentence(vi: list, en: list)) {
                decisions.contains($0) ? CounterfeitReport.State(rawValue: $0) : nil
            }
            let note = fields.text("note")
            try fields.finish()
            guard let decision else { throw Problem(.internalError) }
            return Reply(
                try await desks.counterfeits.settle(
                    call.id0, as: decision, note: note, by: try call.known(),
                    once: call.once(bytes),
                    render: { report in
                        Answer(status: 200, body: JSONWriter.object { write(report, &$0) })
                    }))
        }
    }

    /// What somebody who reported is told.
    static let thanks = Sentence(
        vi: "Cảm ơn bạn. Cán bộ sẽ xem; hãy giữ bao bì và hoá đơn.",
        en: "Thank you. An officer will look at it; please keep the pack and the receipt.")

    private static func write(_ report: CounterfeitReport, _ json: inout JSONWriter) {
        json.member("id", report.id)
        json.member("number", report.number)
        json.member("place", report.place)
        json.member("note", report.note)
        json.member("has_contact", report.hasContact)
        json.member("state", report.state.rawValue)
        json.member("settlement", report.settlement)
        json.member("at", Instant.text(report.at))
        json.member("settled_at", report.settledAt.map { Instant.text($0) })
    }
}
