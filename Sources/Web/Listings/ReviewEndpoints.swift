internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors of officers to the listings that wait for them.
struct ReviewEndpoints: Sendable {
    let desks: Desks
    private static let reviewers = AccessRule.keys(of: [.officer, .admin])

    /// What an officer's queue is of.
    private enum Kind: String, CaseIterable {
        case listings
        case samples
    }

    var all: [Endpoint] {
        [queue, reviewing, settling]
    }

    private var writing: ListingWriting {
        ListingWriting(places: desks.reach.places)
    }

    private var queue: Endpoint {
        var about = EndpointNote(
            "Sản phẩm chờ duyệt trong địa bàn, hoặc mẫu cần xem lại.",
            "Submitted listings of the officer's area, or edits to be sampled.")
        about.query =
            [
                QueryParameter(
                    "kind", .word(Kind.self),
                    "listings by default; samples: edits that passed by rule")
            ] + Paging.parameters
        about.answer = .page(of: "ReviewItem")
        return Endpoint(.get, "/v1/reviews", Self.reviewers, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let kind = query.parsed("kind", FieldReader.words(of: Kind.self)) { Kind(rawValue: $0) }
            try query.finish()
            let (cursor, caller) = (query.text("cursor"), try call.known())
            let bytes: [UInt8]
            if kind == .samples {
                bytes = SampleWriting.bytes(
                    try await desks.listings.samples(cursor: cursor, limit: limit, by: caller),
                    writing)
            } else {
                bytes = writing.bytes(
                    try await desks.listings.reviews(cursor: cursor, limit: limit, by: caller),
                    withNotes: true)
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var reviewing: Endpoint {
        var about = EndpointNote("Duyệt hoặc trả lại.", "Approves a listing or sends it back.")
        about.body = BodyNote(
            .object([
                .init("decision", .words(ReviewDecision.Verdict.allCases.map(\.rawValue))),
                .init("reason", .word(MoveReason.self), required: false),
                .init("note", .text, required: false),
                .init("confirm_certificates", .flag, required: false),
            ]))
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings/{id}/reviews", Self.reviewers, about) { call in
            var (fields, bytes) = try await call.object()
            let decision = try ListingReading.decision(&fields)
            return Reply(
                try await desks.listings.review(
                    ListingID(call.id0), decision, expecting: call.expectedVersion,
                    by: try call.known(), once: call.once(bytes),
                    render: { [writing] in writing.answer($0) }))
        }
    }

    private var settling: Endpoint {
        var about = EndpointNote(
            "Ghi kết quả xem lại một mẫu.", "Says what an officer found of a sample.")
        about.body = BodyNote(
            .object([
                .init("finding", .word(ReviewSample.Finding.self)),
                .init("note", .text, required: false),
            ]))
        about.answer = .named("ReviewSample")
        return Endpoint(.post, "/v1/reviews/samples/{id}", Self.reviewers, about) { call in
            var (fields, bytes) = try await call.object()
            let finding = fields.choice("finding", of: ReviewSample.Finding.self)
            let note = fields.textIfAny("note") ?? ""
            try fields.finish()
            return Reply(
                try await desks.listings.settle(
                    // `finish` has thrown where there was no finding.
                    sample: call.id0, finding ?? .notFine, note: note, by: try call.known(),
                    once: call.once(bytes), render: SampleWriting.answer))
        }
    }
}
