internal import HTTPTypes
internal import Market
internal import Operations

/// The doors of the operator to what must be said again, and to comparisons.
enum PartnerMendingEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [replaying(desks), comparing(desks), comparisons(desks)]
    }

    private static func replaying(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gửi lại cho đối tác: lô đang dừng, từ một lúc, hoặc từng sản phẩm.",
            "Tries a partner again, and says again what changed since an instant, or listings.")
        about.body = BodyNote(
            .object([
                .init("since", .instant, required: false),
                .init("listings", .list(.text), required: false),
            ]), isRequired: false)
        about.answer = .named("Partner")
        return Endpoint(
            .post, "/v1/partners/{code}/replay", PartnerEndpoints.roles, about
        ) { call in
            let (replay, bytes) = try await replay(call)
            return Reply(
                try await desks.partners.replay(
                    call.id0, replay, by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 200, body: PartnerWriting.bytes($0)) }))
        }
    }

    /// No body at all means what is parked.
    private static func replay(_ call: Call) async throws -> (PartnerDesk.Replay, [UInt8]) {
        let bytes = try await call.bytes()
        if bytes.isEmpty { return (.parked, bytes) }
        var fields = FieldReader(try JSONBody.object(bytes, depth: call.limits.jsonDepth))
        let since = fields.parsedIfAny("since", InstantReading.wanted, InstantReading.read)
        let listings =
            fields.has("listings")
            ? fields.texts("listings", limit: PartnerDesk.mostReplayed) : nil
        if since != nil, listings != nil {
            fields.refuse(
                FieldProblem(
                    "listings", .notAllowed, vi: "Chỉ ghi since hoặc listings, không ghi cả hai.",
                    en: "Name since or listings, not both."))
        }
        try fields.finish()
        if let since { return (.since(since), bytes) }
        return (listings.map { .listings($0.map(ListingID.init)) } ?? .parked, bytes)
    }

    private static func comparing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đối chiếu ngay với đối tác.", "Compares what the partner has with what it took.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.success = 202
        about.answer = .named("Reconciliation")
        return Endpoint(
            .post, "/v1/partners/{code}/reconciliations", PartnerEndpoints.roles, about
        ) { call in
            let bytes = try await call.emptyObject()
            return Reply(
                try await desks.partners.reconcile(
                    call.id0, by: try call.known(), once: call.once(bytes),
                    render: { Answer(status: 202, body: PartnerWriting.bytes($0)) }))
        }
    }

    private static func comparisons(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Các lần đối chiếu, mới nhất trước.", "Every comparison, newest first.")
        about.query = Paging.parameters
        about.answer = .page(of: "Reconciliation")
        return Endpoint(
            .get, "/v1/partners/{code}/reconciliations", PartnerEndpoints.roles, about
        ) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.partners.reconciliations(
                of: call.id0, before: query.text("cursor"), limit: limit, by: try call.known())
            return .json(PartnerWriting.bytes(page))
        }
    }
}
