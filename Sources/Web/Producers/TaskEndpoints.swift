internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// What partners say of a producer's listings, for the producer and the officers of its area.
enum TaskEndpoints {
    private static let roles = AccessRule.keys(of: [.producer, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [tasks(desks), partners(desks)]
    }

    private static func tasks(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Việc chủ thể cần làm để đối tác nhận sản phẩm.",
            "What a producer has to mend so that partners take its listings.")
        about.answer = .object([.init("items", .list(.named("ProducerTask")))])
        return Endpoint(.get, "/v1/producers/{id}/tasks", roles, about) { call in
            let tasks = try await desks.partners.tasks(
                of: ProducerID(call.id0), by: try call.known())
            return call.spoken(.json(bytes(tasks, in: call.language)))
        }
    }

    private static func partners(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Sản phẩm này ở từng đối tác.", "How the listing stands at each partner.")
        about.answer = .object([.init("items", .list(.named("StandingAtPartner")))])
        return Endpoint(.get, "/v1/listings/{id}/partners", roles, about) { call in
            let views = try await desks.partners.standings(
                of: ListingID(call.id0), by: try call.known())
            return .json(PartnerWriting.bytes(views))
        }
    }

    private static func bytes(_ tasks: [ProducerTask], in language: Language) -> [UInt8] {
        JSONWriter.object(capacity: 1_024) { json in
            json.member("items", list: tasks) { json, task in
                json.object { json in
                    json.member("kind", "partner_rejected")
                    json.member("message", task.message.text(in: language))
                    json.member("listing", task.refusal.listing.text)
                    json.member("listing_name", task.refusal.listingName)
                    json.member("partner", task.refusal.partner)
                    json.member("partner_name", task.refusal.partnerName)
                    json.member("code", task.refusal.code)
                    json.member("partner_message", task.refusal.message)
                    json.member("at", Instant.text(task.refusal.at))
                }
            }
        }
    }
}
