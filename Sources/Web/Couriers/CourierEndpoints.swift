internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors of courier integrations: their feed by cursor.
enum CourierEndpoints {
    static let roles = AccessRule.keys(of: [.courier])

    static func all(_ desks: Desks) -> [Endpoint] {
        [feed(desks)] + LeaseEndpoints.all(desks)
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
            let page = try await desks.couriers.feed(
                of: try courier(call), cursor: query.text("cursor"), limit: limit,
                waitSeconds: wait)
            let bytes = ParcelWriting.bytes(page, desks.reach.places)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }
}
