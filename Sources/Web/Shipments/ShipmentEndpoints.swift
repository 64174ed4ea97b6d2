internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors of the operator to what goes through couriers' APIs.
enum ShipmentEndpoints {
    private static let roles = AccessRule.keys(of: [.admin])
    /// Words beside the states, each for parcels that somebody should do something about.
    private static let waitingWords = ["parked", "held", "attention"]
    private static let decisions = ["adopt", "create_again", "give_up"]

    static func all(_ desks: Desks) -> [Endpoint] {
        [listing(desks), deciding(desks), replaying(desks), replayingMany(desks)]
            + ParcelEndpoints.all(desks) + HookEndpoints.all(desks)
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Vận đơn qua API, kể cả các kiện đang chờ người xử lý.",
            "Shipments through couriers' APIs. Parked ones wait for a person, held ones for their"
                + " disabled partner; attention means all that somebody should look after.")
        let words = ShipmentState.allCases.map(\.rawValue) + waitingWords
        about.query =
            Paging.parameters + [
                QueryParameter("state", .words(words), "only shipments in that state")
            ]
        about.answer = .page(of: "Parcel")
        return Endpoint(.get, "/v1/shipments", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let wanted = Sentence(
                vi: words.joined(separator: ", "), en: words.joined(separator: ", "))
            let filter = query.parsed("state", wanted, filter(named:)) ?? .all
            try query.finish()
            let page = try await desks.shipments.page(
                ShipmentQuery(filter, after: query.text("cursor") ?? "", limit: limit),
                by: try call.known())
            return call.spoken(.json(ShipmentWriting(call.language).bytes(page)))
        }
    }

    private static func filter(named text: String) -> ShipmentQuery.Filter? {
        switch text {
        case "parked": .parked
        case "held": .held
        case "attention": .attention
        default: ShipmentState(rawValue: text).map { .state($0) }
        }
    }

    private static func deciding(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Quyết định về kiện không rõ bên vận chuyển đã nhận chưa.",
            "Says what became of a parcel that waits for a person.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(decisions)), .init("waybill", .text, required: false),
            ]))
        about.answer = .named("Parcel")
        return Endpoint(.post, "/v1/shipments/{parcel}/decision", roles, about) { call in
            var (fields, bytes) = try await call.object()
            let decision = decision(&fields)
            try fields.finish()
            guard let decision else { throw Problem(.internalError) }
            let writing = ShipmentWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.shipments.decide(
                        decision, on: ParcelID(call.id0), by: try call.known(),
                        once: call.once(bytes), render: { writing.answer($0) })))
        }
    }

    private static func decision(_ fields: inout FieldReader) -> ShipmentDecision? {
        let list = decisions.joined(separator: ", ")
        let word = fields.parsed("decision", Sentence(vi: list, en: list)) {
            decisions.contains($0) ? $0 : nil
        }
        let waybill = word == "adopt" ? fields.text("waybill") : fields.textIfAny("waybill")
        switch word {
        case "adopt":
            // An empty number is no number.
            if waybill?.isEmpty != false { fields.refuse(.missing("waybill")) }
            return .adopt(Waybill(waybill ?? ""))
        case "create_again": return .createAgain
        case "give_up": return .giveUp
        default: return nil
        }
    }

    private static func replaying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Thử lại việc đang dừng của một kiện.", "Tries a parcel's parked jobs again.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Parcel")
        return Endpoint(.post, "/v1/shipments/{parcel}/replay", roles, about) { call in
            let bytes = try await call.emptyObject()
            let writing = ShipmentWriting(call.language)
            return call.spoken(
                Reply(
                    try await desks.shipments.replay(
                        ParcelID(call.id0), by: try call.known(), once: call.once(bytes),
                        render: { writing.answer($0) })))
        }
    }

    private static func replayingMany(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Thử lại nhiều kiện: các kiện được nêu, hoặc mọi kiện đang dừng từ một ngày.",
            "Tries many parcels again: those named, or all that are parked since a day.")
        about.body = BodyNote(
            .object([
                .init("parcels", .list(.text), required: false),
                .init("since", .day, required: false),
            ]), isRequired: false)
        about.answer = .object([
            .init("replayed", .number), .init("undecided", .list(.text)),
        ])
        return Endpoint(.post, "/v1/shipments/replay", roles, about) { call in
            var (fields, bytes) = try await call.objectIfAny()
            let parcels =
                fields.has("parcels")
                ? fields.texts("parcels", limit: ReplayReport.most).map { ParcelID($0) } : nil
            let since = fields.dayIfAny("since")
            try fields.finish()
            return Reply(
                try await desks.shipments.replay(
                    parcels, since: since?.startUTCMilliseconds ?? 0, by: try call.known(),
                    once: call.once(bytes), render: { ShipmentWriting.answer($0) }))
        }
    }
}
