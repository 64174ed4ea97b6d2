internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors by which stock and price are confirmed: one call, one tap.
struct FreshnessEndpoints: Sendable {
    let desks: Desks
    private static let writers = AccessRule.keys(of: [.producer, .helper, .admin])

    var all: [Endpoint] {
        [confirming, confirmingAll]
    }

    private var confirming: Endpoint {
        var about = EndpointNote(
            "Xác nhận còn hàng, đúng giá; quá hạn thì sản phẩm tự tạm ngừng.",
            "Confirms stock and price; without it the listing pauses itself.")
        about.body = BodyNote(.object([]), isRequired: false)
        about.answer = .named("Listing")
        return Endpoint(.post, "/v1/listings/{id}/confirmation", Self.writers, about) { call in
            let bytes = try await call.emptyObject()
            let writing = ListingWriting(places: desks.reach.places)
            return Reply(
                try await desks.listings.confirm(
                    ListingID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { writing.answer($0) }))
        }
    }

    private var confirmingAll: Endpoint {
        var about = EndpointNote(
            "Xác nhận mọi sản phẩm của chủ thể một lần.",
            "Confirms all listings of a producer at once.")
        about.body = BodyNote(.object([.init("all", .flag, required: false)]), isRequired: false)
        about.answer = .object([.init("confirmed", .number), .init("fresh_until", .day)])
        return Endpoint(.post, "/v1/producers/{id}/confirmation", Self.writers, about) { call in
            var (fields, bytes) = try await call.objectIfAny()
            if fields.flagIfAny("all") == false { fields.refuse(Self.notAll) }
            try fields.finish()
            return Reply(
                try await desks.listings.confirmAll(
                    of: ProducerID(call.id0), by: try call.known(), once: call.once(bytes),
                    render: { count, until in
                        Answer(
                            status: 200,
                            body: JSONWriter.object { json in
                                json.member("confirmed", count)
                                json.member("fresh_until", until.text)
                            })
                    }))
        }
    }

    private static let notAll = FieldProblem(
        "all", .notAllowed, vi: "Ở đây chỉ xác nhận được tất cả.", en: "Here it is all or nothing.")
}
