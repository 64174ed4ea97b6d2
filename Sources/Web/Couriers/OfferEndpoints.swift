internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// Where couriers say yes or no.
enum OfferEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [offers(desks), accepting(desks), rejecting(desks)]
    }

    private static func offers(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các kiện đang mời chở: xã, khối lượng và tiền, chưa có người nhận.",
            "Parcels on offer: communes, weight and money, without the receiver.")
        about.query = Paging.parameters
        about.answer = .page(of: "OfferedParcel")
        return Endpoint(.get, "/v1/courier/offers", CourierEndpoints.roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.assignments.offers(
                to: try CourierEndpoints.courier(call), after: query.text("cursor"), limit: limit)
            return .json(ParcelWriting(desks.reach.places).bytes(page))
        }
    }

    private static func accepting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote("Nhận chở kiện này.", "The courier carries the parcel.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("CourierTurn")
        return Endpoint(
            .post, "/v1/courier/parcels/{id}/acceptance", CourierEndpoints.roles, about
        ) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.assignments.accept(
                    ParcelID(call.id0), as: try CourierEndpoints.courier(call),
                    by: try call.known(), once: call.once(bytes), render: answer))
        }
    }

    private static func rejecting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Không nhận chở kiện này; bên khác sẽ được mời.",
            "The courier does not carry the parcel; the next best one is asked.")
        about.body = BodyNote(
            .members(["reason_code": .word(DeclineCode.self)], mayLack: ["note": .text]))
        about.answer = .named("CourierTurn")
        return Endpoint(
            .post, "/v1/courier/parcels/{id}/rejection", CourierEndpoints.roles, about
        ) { call in
            var (fields, bytes) = try await call.object()
            let reason = fields.choice("reason_code", of: DeclineCode.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            guard let reason else { throw Problem(.internalError) }
            return Reply(
                try await desks.assignments.reject(
                    ParcelID(call.id0), because: reason, note: note,
                    as: try CourierEndpoints.courier(call), by: try call.known(),
                    once: call.once(bytes), render: answer))
        }
    }

    private static func answer(_ turn: Assignment) -> Answer {
        Answer(
            status: 200,
            body: JSONWriter.object { json in
                json.member("parcel", turn.parcel.text)
                ParcelWriting.write(turn, &json)
            })
    }
}
