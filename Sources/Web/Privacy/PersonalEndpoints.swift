internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors of the operator to what is known about people: handing it out, erasing it, and who
/// has looked at it.
enum PersonalEndpoints {
    private static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [exporting(desks), erasing(desks), reads(desks)]
    }

    private static func exporting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mọi dữ liệu về một số điện thoại, để trao cho chủ của số.",
            "All data about a telephone number, to hand to whoever it belongs to.")
        about.body = BodyNote(.object([.init("phone", .text)]))
        about.answer = .named("PersonalExport")
        return Endpoint(.post, "/v1/personal-data/exports", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let phone = fields.text("phone")
            try fields.finish()
            let wish = try PersonalWish(phone: phone)
            return Reply(
                try await desks.personal.export(
                    wish, by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 200, body: $0.json) }))
        }
    }

    private static func erasing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xoá dữ liệu cá nhân của các đơn đã xong theo số điện thoại; force: cả đơn đang giao.",
            "Erases the personal data of a number's finished orders; force: of all of them.")
        about.body = BodyNote(
            .object([.init("phone", .text), .init("force", .flag, required: false)]))
        about.answer = .named("PersonalErasure")
        return Endpoint(.post, "/v1/personal-data/erasures", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let phone = fields.text("phone")
            let isForced = fields.flagIfAny("force") ?? false
            try fields.finish()
            let wish = try PersonalWish(phone: phone, isForced: isForced)
            let language = call.language
            return call.spoken(
                Reply(
                    try await desks.personal.erase(
                        wish, by: try call.known(), once: call.once(bytes),
                        render: { Answer(status: 200, body: self.bytes($0, in: language)) })))
        }
    }

    private static func reads(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Ai đã xem người nhận của một đơn.", "Who has looked at an order's receiver.")
        about.query = [QueryParameter("order", .text, "the order's id")]
        about.answer = .object([.init("items", .list(.named("PersonalRead")))])
        return Endpoint(.get, "/v1/personal-data/reads", roles, about) { call in
            var query = call.query()
            let order = query.text("order")
            if order == nil { query.refuse(.missing("order")) }
            try query.finish()
            let reads = try await desks.personal.reads(
                of: OrderID(order ?? ""), by: try call.known())
            return .json(
                JSONWriter.object(capacity: 1_024) { json in
                    json.member("items", list: reads) { json, read in
                        json.object { read.write(&$0) }
                    }
                })
        }
    }

    private static func bytes(_ erasure: PersonalDesk.Erasure, in language: Language) -> [UInt8] {
        JSONWriter.object { json in
            json.member("erased", texts: erasure.erased.map(\.text))
            json.member("mentions", erasure.mentions)
            json.member("kept", list: erasure.kept) { json, order in
                json.object { json in
                    json.member("order_id", order.text)
                    json.member("code", PersonalRefusal.underWay.rawValue)
                    json.member("message", PersonalRefusal.underWay.message.text(in: language))
                }
            }
        }
    }
}
