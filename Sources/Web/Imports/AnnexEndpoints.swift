internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to what decisions recognised and nobody has registered yet.
enum AnnexEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [entries(desks), completing(desks)]
    }

    private static func entries(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Sản phẩm đã được công nhận trong quyết định: bản nháp đã tạo, hoặc đang chờ gắn.",
            "Products that decisions recognised: with the drafts that were made, or waiting.")
        about.query = Paging.parameters
        about.answer = .page(of: "AnnexEntry")
        let roles = AccessRule.keys(of: [.producer, .helper, .officer, .admin])
        return Endpoint(.get, "/v1/producers/{id}/annex-entries", roles, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            try query.finish()
            let found = try await desks.annexes.entries(
                of: ProducerID(call.id0), after: query.text("cursor") ?? "", limit: limit + 1,
                by: try call.known())
            let items = found.prefix(limit)
            return .json(
                JSONWriter.object(capacity: 2_048) { json in
                    json.member("items", list: items) { json, view in
                        json.object { json in
                            write(view.entry, &json)
                            json.member("candidates", texts: view.candidates.map(\.text))
                        }
                    }
                    json.member(
                        "next_cursor", found.count > limit ? items.last?.entry.id.text : nil)
                })
        }
    }

    private static func completing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Gắn sản phẩm đã đăng ký với một mục của quyết định: giấy chứng nhận đi theo.",
            "Gives the certificate of an entry to a listing that was registered for it.")
        about.body = BodyNote(.members(["listing": .text]))
        about.answer = .named("AnnexEntry")
        let path = "/v1/producers/{id}/annex-entries/{entry}/completion"
        let roles = AccessRule.keys(of: [.producer, .helper, .admin])
        return Endpoint(.post, path, roles, about) { call in
            var (fields, bytes) = try await call.object()
            let listing = fields.text("listing")
            try fields.finish()
            return Reply(
                try await desks.annexes.complete(
                    AnnexEntryID(call.parameters[1]), of: ProducerID(call.id0),
                    with: ListingID(listing), by: try call.known(), once: call.once(bytes),
                    render: { entry in
                        Answer(
                            status: 200,
                            body: JSONWriter.object { json in
                                write(entry, &json)
                                json.member("candidates", texts: [String]())
                            })
                    }))
        }
    }

    private static func write(_ entry: AnnexEntry, _ json: inout JSONWriter) {
        json.member("id", entry.id.text)
        json.member("producer", entry.producer.text)
        json.member("producer_name", entry.producerName)
        json.member("commune_code", entry.commune?.digits)
        json.member("product", entry.product)
        json.member("set", entry.set)
        json.member("star", entry.claim.star)
        json.member("decision_number", entry.claim.decisionNumber)
        json.member("decision_date", entry.claim.decisionDay.text)
        json.member("issuer", entry.claim.issuer)
        json.member("kind", entry.claim.kind.rawValue)
        json.member("created_at", Instant.text(entry.createdAt))
        json.member("listing", entry.listing?.text)
        json.member("completed_at", entry.completedAt.map(Instant.text))
    }
}
