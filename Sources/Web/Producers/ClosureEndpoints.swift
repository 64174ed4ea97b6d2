internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors by which a producer closes for a season, or is suspended for some days.
enum ClosureEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [closing(desks), lifting(desks)]
    }

    private static func closing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Nghỉ mùa (chủ thể) hoặc đình chỉ có thời hạn (cán bộ); sản phẩm giữ nguyên.",
            "Closes for a season, or suspends for some days; the listings stay as they are.")
        about.body = BodyNote(.named("ClosureDraft"))
        about.success = 201
        about.answer = .named("Producer")
        return Endpoint(
            .post, "/v1/producers/{id}/closures", ProducerEndpoints.writers, about
        ) { call in
            var (fields, bytes) = try await call.object()
            let reason = fields.choice("reason", of: ClosureReason.self)
            let closure = Closure(
                from: fields.day("from"), until: fields.dayIfAny("until"),
                reason: reason ?? .otherSeason, note: fields.textIfAny("note") ?? "",
                legalGround: fields.textIfAny("legal_ground"))
            try fields.finish()
            let writing = ProducerWriting(places: desks.reach.places, language: call.language)
            return Reply(
                try await desks.closures.close(
                    ProducerID(call.id0), closure, by: try call.known(), once: call.once(bytes),
                    render: { writing.answer($0, 201) }))
        }
    }

    private static func lifting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Bán lại từ hôm nay, hoặc bỏ đợt nghỉ chưa tới.",
            "Opens again from today, or takes back a closure that has not begun.")
        about.answer = .named("Producer")
        return Endpoint(
            .delete, "/v1/producers/{id}/closures/{closure}", ProducerEndpoints.writers, about
        ) { call in
            let view = try await desks.closures.lift(
                call.parameters.last ?? "", of: ProducerID(call.id0), by: try call.known())
            let writing = ProducerWriting(places: desks.reach.places, language: call.language)
            return call.spoken(.json(writing.bytes(view)))
        }
    }
}
