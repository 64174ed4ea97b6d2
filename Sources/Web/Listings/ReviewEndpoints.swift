internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors of officers to the listings that wait for them.
struct ReviewEndpoints: Sendable {
    let desks: Desks
    private static let reviewers = AccessRule.keys(of: [.officer, .admin])

    var all: [Endpoint] {
        [queue, reviewing]
    }

    private var queue: Endpoint {
        var about = EndpointNote(
            "Sản phẩm chờ duyệt trong địa bàn.", "Submitted listings of the officer's area.")
        about.query = Paging.parameters
        about.answer = .page(of: "Listing")
        return Endpoint(.get, "/v1/reviews", Self.reviewers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let page = try await desks.listings.reviews(
                cursor: query.text("cursor"), limit: limit, by: try call.known())
            let bytes = ListingWriting(places: desks.reach.places).bytes(page, withNotes: true)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var reviewing: Endpoint {
        var about = EndpointNote("Duyệt hoặc trả lại.", "Approves a listing or sends it back.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(ReviewDecision.Verdict.allCases.map(\.rawValue))),
                .init("note", .text, required: false),
                .init("confirm_certificates", .flag, required: false),
            ]))
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings/{id}/reviews", Self.reviewers, about) { call in
            var (fields, bytes) = try await call.object()
            let decision = try ListingReading.decision(&fields)
            let writing = ListingWriting(places: desks.reach.places)
            return Reply(
                try await desks.listings.review(
                    ListingID(call.id0), decision, expecting: call.expectedVersion,
                    by: try call.known(), once: call.once(bytes),
                    render: { writing.answer($0) }))
        }
    }
}
