internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// What machines of others read: each product in the words of schema.org, and all in one feed.
struct StructuredEndpoints: Sendable {
    let desks: Desks
    private let shelf = PassportShelf()
    /// Feeds that are sent at the same time; each holds one part of the listings.
    private let turnstile = Turnstile(limit: 4, perKey: 4)

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = StructuredEndpoints(desks: desks)
        return [doors.product, doors.merchant]
    }

    private var product: Endpoint {
        let about = EndpointNote(
            "Sản phẩm đang bán hoặc đang nghỉ mùa theo schema.org (JSON-LD), kèm nơi giao tới.",
            "A listing on offer or out of season in schema.org's words (JSON-LD), with where it is"
                + " delivered.")
        return Endpoint(.get, "/v1/listings/{id}/product.jsonld", .anyone, about) { call in
            let base = PublicAddress.base(call, desks.passports)
            return try await shelf.answer(call, desks.house, base: base) {
                let view = try await desks.productFeed.find(ListingID(call.id0))
                let areas = try desks.productFeed.areas(of: view)
                let sets = try await desks.productFeed.setNames()
                let bytes = ProductWriting(places: desks.reach.places, base: base)
                    .bytes(view, areas, set: sets[view.listing.offer.set])
                var reply = Reply(
                    .ok, headers: [.contentType: "application/ld+json"],
                    body: ByteBuffer(bytes: bytes))
                let reach = "/v1/listings/\(view.listing.id.text)/reach"
                reply.headers[.link] = "<\(reach)>; rel=\"describedby\""
                return PassportShelf.Made(
                    reply: reply, tag: EntityTag(version: nil, body: bytes))
            }
        }
    }

    private var merchant: Endpoint {
        let about = EndpointNote(
            "Nguồn sản phẩm cho Google Merchant (RSS 2.0), mọi sản phẩm đang bán.",
            "All listings on offer as a feed for Google Merchant (RSS 2.0), sent part by part.")
        return Endpoint(.get, "/feeds/merchant.xml", .anyone, about) { call in
            let writing = MerchantFeedWriting(
                base: PublicAddress.base(call, desks.passports),
                sets: try await desks.productFeed.setNames())
            guard turnstile.enter(nil) else { throw Problem(.tooManyCalls) }
            let feed = MerchantFeed(desks.productFeed, writing, turnstile)
            var reply = Reply(
                .ok,
                headers: [
                    .contentType: "application/rss+xml; charset=utf-8",
                    .cacheControl: "no-cache",
                ])
            reply.stream = ReplyStream(count: nil) { _ in try await feed.next() }
            return reply
        }
    }
}
