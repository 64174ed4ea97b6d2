internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The door through which a courier tells what happened to its parcels.
enum EventEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [telling(desks)]
    }

    private static func telling(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Báo hành trình của kiện: một sự kiện, hoặc nhiều sự kiện trong events.",
            "Tells what happened to a parcel: one event, or many in events.")
        about.body = BodyNote(
            .either([
                .named("CourierEvent"),
                .object([.init("events", .list(.named("CourierEvent")))]),
            ]))
        about.answer = .named("HeardEvents")
        return Endpoint(
            .post, "/v1/courier/parcels/{id}/events", CourierEndpoints.roles, about
        ) { call in
            var (fields, bytes) = try await call.object()
            let isBatch = fields.has("events")
            var events: [CourierEvent?] = []
            if isBatch {
                events = fields.objects("events", limit: CourierEvent.Limit.batch) {
                    EventReading.event(&$0)
                }
            } else {
                events = [EventReading.event(&fields)]
            }
            try fields.finish()
            let ids = events.map { $0?.eventID }
            let language = call.language
            return call.spoken(
                Reply(
                    try await desks.travel.hear(
                        events.compactMap(\.self), isBatch: isBatch, of: ParcelID(call.id0),
                        by: try call.known(), once: call.once(bytes),
                        render: {
                            Answer(status: 200, body: written($0, ids, in: language))
                        })))
        }
    }

    private static func written(
        _ heard: TravelDesk.Heard, _ ids: [String?], in language: Language
    ) -> [UInt8] {
        JSONWriter.object { json in
            json.member("parcel", heard.parcel.text)
            json.member("status", heard.status?.rawValue)
            json.member("items", list: zip(heard.verdicts, ids)) { json, item in
                json.object { json in
                    json.member("event_id", item.1)
                    json.member("result", item.0.word)
                    if case .refused(let problems) = item.0 {
                        json.member("errors", list: problems.all) { json, problem in
                            json.object { json in
                                json.member("field", problem.field)
                                json.member("code", problem.code.rawValue)
                                json.member("message", problem.message.text(in: language))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Reads one event as a courier writes it.
enum EventReading {
    /// The event, or `nil` where its time cannot be read, which is noted.
    static func event(_ fields: inout FieldReader) -> CourierEvent? {
        let status = fields.parsedIfAny(
            "status", FieldReader.words(of: ParcelStatus.self), ParcelStatus.init(rawValue:))
        let raw = fields.textIfAny("raw_status")
        let at = fields.parsed("at", InstantReading.wanted, InstantReading.read)
        var event = CourierEvent(status, rawStatus: raw, at: at ?? 0)
        event.eventID = fields.textIfAny("event_id")
        event.place = fields.textIfAny("place")
        event.reasonCode = fields.textIfAny("reason_code")
        event.reason = fields.textIfAny("reason")
        event.collected = fields.moneyIfAny("collected_vnd")
        event.weightGrams = fields.integerIfAny("weight_g")
        event.isPartial = fields.flagIfAny("partial") ?? false
        if fields.has("lines") {
            event.delivered = fields.objects("lines", limit: CourierEvent.Limit.lines) { line in
                DeliveredLine(line: line.integer("line"), quantity: line.integer("quantity"))
            }
        }
        return at == nil ? nil : event
    }
}

extension TravelDesk.Verdict {
    static let words = ["kept", "duplicate", "refused"]

    fileprivate var word: String {
        switch self {
        case .kept: Self.words[0]
        case .duplicate: Self.words[1]
        case .refused: Self.words[2]
        }
    }
}
