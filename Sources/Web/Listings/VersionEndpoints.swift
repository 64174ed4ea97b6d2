internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to what a listing said before, for its own people and its officers.
struct VersionEndpoints: Sendable {
    let desks: Desks
    private static let readers = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    var all: [Endpoint] {
        [listing, reading, history]
    }

    private var listing: Endpoint {
        var about = EndpointNote(
            "Các phiên bản của sản phẩm, mới nhất trước.", "All versions of a listing.")
        about.query = Paging.parameters
        about.answer = .page(of: "ListingVersion")
        return Endpoint(.get, "/v1/listings/{id}/versions", Self.readers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let before = query.integer("cursor", in: 0...Int64(Int32.max))
            try query.finish()
            let (items, next) = try await desks.listings.versions(
                of: ListingID(call.id0), before: before, limit: limit, by: try call.known())
            let bytes = VersionWriting.bytes(items, next: next)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var reading: Endpoint {
        var about = EndpointNote(
            "Một phiên bản: nội dung khi đó, ai ghi, lúc nào.",
            "One version: what was said, by whom, when.")
        about.answer = .named("ListingVersion")
        return Endpoint(.get, "/v1/listings/{id}/versions/{number}", Self.readers, about) {
            call in
            let id = ListingID(call.id0)
            guard let number = Int(call.parameters[1]) else { throw Problems.missing(call.id0) }
            let version = try await desks.listings.version(number, of: id, by: try call.known())
            let bytes = VersionWriting.bytes(version)
            return call.fresh(.json(bytes), EntityTag(version: number, body: bytes))
        }
    }

    private var history: Endpoint {
        var about = EndpointNote(
            "Lịch sử sản phẩm: ai làm gì, thay ai, lúc nào, vì sao.",
            "What was done to a listing: who, for whom, when, why.")
        about.query = Paging.parameters
        about.answer = .page(of: "ListingAct")
        return Endpoint(.get, "/v1/listings/{id}/history", Self.readers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let (items, next) = try await desks.listings.history(
                of: ListingID(call.id0), before: query.text("cursor"), limit: limit,
                by: try call.known())
            return call.spoken(
                .json(VersionWriting.bytes(items, next: next, in: call.language)))
        }
    }
}
