internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The doors to listings that anyone may read.
struct ListingEndpoints: Sendable {
    let desks: Desks
    private let shelf = PageShelf()
    private let cards = CardShelf()
    /// Single listings by their ids, as the public sees them.
    private let singles = PageShelf(mostPages: 5_000)

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = ListingEndpoints(desks: desks)
        return [doors.searching, doors.reading] + ListingWritingEndpoints(desks: desks).all
            + ReviewEndpoints(desks: desks).all
    }

    private var searching: Endpoint {
        var about = EndpointNote(
            "Tìm sản phẩm đang bán.", "Finds live listings; deliver_to keeps what reaches there.")
        about.query = FindingReading.parameters
        about.answer = .named("FoundListings")
        return Endpoint(.get, "/v1/listings", .anyone, about) { call in
            let query = call.rawQuery ?? ""
            let now = desks.house.clockwork.now()
            if let page = shelf.page(query, generation: desks.listings.generation, now: now) {
                return call.fresh(page)
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
                return call.fresh(kept)
            }
            let view = try await desks.listings.find(ListingID(call.id0), for: call.caller)
            let bytes = ListingWriting(places: desks.reach.places).bytes(
                view, withNote: desks.listings.mayPreview(view, call.caller))
            let made = PageShelf.Page(
                bytes, version: view.listing.version, generation: generation,
                trueUntil: Day(utcMilliseconds: now).advanced(by: 1).startUTCMilliseconds)
            if isPublic { singles.keep(made, for: call.id0[...]) }
            return call.fresh(made)
        }
    }

    private func freshPage(_ call: Call, _ raw: Substring) async throws -> Reply {
        var query = call.query()
        let search = try FindingReading.search(&query)
        for code in [search.filter.commune, search.deliverTo] {
            if let code, desks.reach.places[code] == nil {
                throw ReachDesk.Failure.unknownCommune(code)
            }
        }
        let found = try await desks.listings.find(search)
        let (body, tag) = FindingWriting.page(found, cards: try await cards(of: found))
        let page = PageShelf.Page(
            body, tag, generation: found.generation, trueUntil: found.trueUntil)
        shelf.keep(page, for: raw)
        return call.fresh(page)
    }

    /// The JSON of each listing; one that is not live any more has none.
    private func cards(of found: FoundListings) async throws -> [ListingCard] {
        let time = CardShelf.Time(edition: found.edition, trueUntil: found.trueUntil)
        let kept = cards.cards(of: found.hits, at: time)
        let lacking = zip(found.hits, kept).filter { $1 == nil }.map(\.0)
        if lacking.isEmpty { return kept.compactMap(\.self) }
        let writing = ListingWriting(places: desks.reach.places)
        var made: [ListingID: ListingCard] = [:]
        for view in try await desks.listings.views(of: lacking) {
            made[view.listing.id] = writing.card(view)
        }
        for hit in lacking {
            if let card = made[hit.id] { cards.keep(card, of: hit, at: time) }
        }
        return zip(found.hits, kept).compactMap { $1 ?? made[$0.id] }
    }
}
