internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// Where operators see to parcels that go no further by themselves.
enum AssignmentEndpoints {
    private static let roles = AccessRule.keys(of: [.admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), naming(desks), releasing(desks)]
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các kiện đang chờ người xử lý.", "Parcels that wait for a person.")
        let words = ParcelAttention.allCases.map(\.rawValue)
        about.query =
            [
                QueryParameter(
                    "attention", .words(words),
                    "stuck: leased too often; unassigned: no courier is left; "
                        + "reports: its courier's reports need a person")
            ] + Paging.parameters
        about.answer = .page(of: "ParcelAtCouriers")
        return Endpoint(.get, "/v1/parcels", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let list = words.joined(separator: ", ")
            let attention = query.parsed(
                "attention", Sentence(vi: list, en: list), ParcelAttention.init)
            if query.text("attention") == nil { query.refuse(.missing("attention")) }
            try query.finish()
            guard let attention else { throw Problem(.internalError) }
            let page = try await desks.assignments.parcels(
                needing: attention, after: query.text("cursor"), limit: limit)
            return call.spoken(.json(TurnWriting(call.language).bytes(page)))
        }
    }

    private static func naming(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Chỉ định bên vận chuyển cho một kiện.", "Names the courier of a parcel.")
        about.body = BodyNote(.members(["courier": .text], mayLack: ["service": .text]))
        about.answer = .named("ParcelAtCouriers")
        return Endpoint(.post, "/v1/parcels/{id}/assignment", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let courier = fields.parsed("courier", codeWords) { CourierCode($0) }
            let service = fields.parsedIfAny("service", codeWords) { ServiceCode($0) }
            try fields.finish()
            guard let courier else { throw Problem(.internalError) }
            let writing = TurnWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.assignments.name(
                        courier, service: service, for: ParcelID(call.id0),
                        by: try call.known(), once: call.once(bytes),
                        render: { writing.answer($0) })))
        }
    }

    private static func releasing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Cho kiện đi tiếp: chờ nhận lại, hoặc mời các bên vận chuyển lần nữa.",
            "Lets a parcel go round again: to workers anew, or to couriers anew.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("ParcelAtCouriers")
        return Endpoint(.post, "/v1/parcels/{id}/release", roles, about) { call in
            let bytes = try await call.emptyObject()
            let writing = TurnWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.assignments.release(
                        ParcelID(call.id0), by: try call.known(), once: call.once(bytes),
                        render: { writing.answer($0) })))
        }
    }

    private static let codeWords = Sentence(
        vi: "chữ thường, chữ số, gạch", en: "lower case letters, digits, dashes")
}
