internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The door through which couriers read the feed of listings by themselves.
enum ListingFeedEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [reading(desks)]
    }

    private static func reading(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Sản phẩm đang bán: đọc hết một lần, rồi chỉ đọc thay đổi.",
            "Listings on offer: all of them once, then what changes; waits when asked to.")
        about.query = [
            QueryParameter("cursor", .text, "next_cursor of the page before; empty at the start"),
            QueryParameter("limit", .integer(ListingFeedDesk.Limit.items), "at most so many"),
            QueryParameter(
                "wait", .integer(ListingFeedDesk.Limit.waitSeconds), "seconds to wait"),
        ]
        about.answer = .named("ListingFeedPage")
        about.isPoll = true
        return Endpoint(.get, "/v1/courier/listings", CourierEndpoints.roles, about) { call in
            var query = call.query()
            let limit = query.integer("limit", in: ListingFeedDesk.Limit.items) ?? 50
            let wait = query.integer("wait", in: ListingFeedDesk.Limit.waitSeconds) ?? 0
            try query.finish()
            let bytes = try await desks.listingFeed.page(
                for: try CourierEndpoints.courier(call), cursor: query.text("cursor"),
                limit: limit, waitSeconds: wait)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }
}
