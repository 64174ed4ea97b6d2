internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The doors to listings that anyone may read.
struct ListingEndpoints: Sendable {
    let desks: Desks
    private let shelf = PageShelf()
    /// Single listings by their ids, as the public sees them; 5,000 are 10 MB.
    private let singles = PageShelf(mostPages: 5_000, mostBytes: 16 << 20)

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ListingEndpoints(desks: desks)
        return [doors.searching, doors.reading] + ListingWritingEndpoints(desks: desks).all
            + ReviewEndpoints(desks: desks).all
    }

    private var searching: Endpoint {
        var about = EndpointNote(
            "Tìm sản phẩm đang bán.", "Finds live listings; deliver_to keeps what reaches there.")
        about.query =
            [
                QueryParameter("q", .text, "words, with or without tone marks"),
                QueryParameter("set", .integer(Offer.Limit.sets), "the product set"),
                QueryParameter("stars", .integer(3...5), "the stars of the certificate in force"),
                QueryParameter("producer", .text, "the producer's id"),
                QueryParameter("origin", .commune, "where the producer sits"),
                QueryParameter("deliver_to", .commune, "only what a courier brings there today"),
            ] + Paging.parameters
        about.answer = .page(of: "Listing")
        return Endpoint(.get, "/v1/listings", .anyone, about) { call in
            let query = call.rawQuery ?? ""
            let now = desks.house.clockwork.now()
            if let page = shelf.page(query, generation: desks.listings.generation, now: now) {
                return call.fresh(.json(page.body), page.tag)
            }
            return try await freshPage(call, query)
        }
    }

    private var reading: Endpoint {
        var about = EndpointNote("Xem một sản phẩm.", "Reads a listing.")
        about.answer = .named("Listing")
        return Endpoint(.get, "/v1/listings/{id}", .anyone, about) { call in
            let isPublic = call.caller == nil
            // Both before anything is read: a commit or midnight may come meanwhile.
            let generation = desks.listings.generation
            let now = desks.house.clockwork.now()
            if isPublic, let kept = singles.page(call.id0[...], generation: generation, now: now) {
                return call.fresh(.json(kept.body), kept.tag)
            }
            let view = try await desks.listings.find(ListingID(call.id0), for: call.caller)
            let bytes = ListingWriting(places: desks.reach.places).bytes(
                view, withNote: desks.listings.mayPreview(view, call.caller))
            let made = PageShelf.Page(
                body: ByteBuffer(bytes: bytes),
                tag: EntityTag(version: view.listing.version, body: bytes),
                generation: generation,
                trueUntil: Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds)
            if isPublic { singles.keep(made, for: call.id0[...]) }
            return call.fresh(.json(made.body), made.tag)
        }
    }

    private func freshPage(_ call: Call, _ raw: Substring) async throws -> Reply {
        var query = call.query()
        let search = try ListingReading.search(&query)
        for code in [search.origin, search.deliverTo] {
            if let code, desks.reach.places[code] == nil {
                throw ReachDesk.Failure.unknownCommune(code)
            }
        }
        let page = try await desks.listings.page(search)
        let bytes = ListingWriting(places: desks.reach.places).bytes(page)
        let kept = PageShelf.Page(
            body: ByteBuffer(bytes: bytes), tag: EntityTag(version: nil, body: bytes),
            generation: page.generation, trueUntil: page.trueUntil)
        shelf.keep(kept, for: raw)
        return call.fresh(.json(kept.body), kept.tag)
    }
}
