internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors of courier integrations: their feed by cursor, and where it begins.
enum CourierEndpoints {
    static let roles = AccessRule.keys(of: [.courier])

    static func all(_ desks: Desks) -> [Endpoint] {
        [feed(desks), snapshot(desks), acknowledging(desks)] + LeaseEndpoints.all(desks)
            + OfferEndpoints.all(desks) + AssignmentEndpoints.all(desks)
            + WakeUpEndpoints.all(desks)
    }

    /// The courier that the key is for; a courier's key without one is never issued.
    static func courier(_ call: Call) throws -> CourierCode {
        guard let code = try call.known().courier else { throw AccessError.outOfScope }
        return code
    }

    private static func feed(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đơn hàng mới của đơn vị vận chuyển, theo con trỏ.",
            "The courier's parcels after a cursor; waits for the first when asked to.")
        about.query = [
            QueryParameter("cursor", .text, "next_cursor of the page before; empty at the start"),
            QueryParameter("limit", .integer(CourierDesk.Limit.parcels), "at most so many"),
            QueryParameter("wait", .integer(CourierDesk.Limit.waitSeconds), "seconds to wait"),
        ]
        about.answer = .named("CourierFeed")
        about.isPoll = true
        return Endpoint(.get, "/v1/courier/orders", roles, about) { call in
            var query = call.query()
            let limit = query.integer("limit", in: CourierDesk.Limit.parcels) ?? 50
            let wait = query.integer("wait", in: CourierDesk.Limit.waitSeconds) ?? 0
            try query.finish()
            let courier = try courier(call)
            let page = try await desks.couriers.feed(
                of: courier, cursor: query.text("cursor"), limit: limit, waitSeconds: wait)
            // A new entry is the only thing that the tag tells of, so that an empty poll costs
            // no more than comparing it.
            let tag = EntityTag(weak: "\(page.next)-\(limit)-\(page.last)")
            let bytes = ParcelWriting(desks.reach.places).bytes(page, of: courier)
            return call.fresh(.json(bytes), tag)
        }
    }

    private static func snapshot(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mọi kiện đang phải chở, để bắt đầu hoặc làm lại từ đầu.",
            "All parcels that the courier has to carry now, and where the feed goes on.")
        about.query = Paging.parameters
        about.answer = .named("CourierSnapshot")
        return Endpoint(.get, "/v1/courier/orders/snapshot", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.couriers.snapshot(
                of: try courier(call), cursor: query.text("cursor"), limit: limit)
            return .json(ParcelWriting(desks.reach.places).bytes(page))
        }
    }

    private static func acknowledging(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đã lưu mọi mục đến con trỏ này.",
            "The courier has stored everything up to the cursor.")
        about.body = BodyNote(.object([.init("cursor", .text)]))
        about.takesOnce = false
        about.answer = .object([.init("acknowledged", .number)])
        return Endpoint(.post, "/v1/courier/orders/acknowledgement", roles, about) { call in
            var (fields, _) = try await call.object()
            let cursor = fields.text("cursor")
            try fields.finish()
            let count = try await desks.couriers.acknowledge(
                upTo: cursor, of: try courier(call))
            return .json(JSONWriter.object { $0.member("acknowledged", count) })
        }
    }
}
