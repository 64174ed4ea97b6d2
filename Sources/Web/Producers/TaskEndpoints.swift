internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// What partners say of a producer's listings, for the producer and the officers of its area.
enum TaskEndpoints {
    private static let roles = AccessRule.keys(of: [.producer, .helper, .officer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [tasks(desks), partners(desks)]
    }

    private static func tasks(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Việc chủ thể cần làm: kiện quá hạn đóng gói, sản phẩm đối tác chưa nhận, dữ liệu nên"
                + " sửa trước.",
            "What a producer has to do: parcels late to be packed, listings partners refuse, data"
                + " that is worth mending first.")
        about.answer = .object([.init("items", .list(.named("ProducerTask")))])
        return Endpoint(.get, "/v1/producers/{id}/tasks", roles, about) { call in
            let (producer, caller) = (ProducerID(call.id0), try call.known())
            let late = try await desks.packing.tasks(of: producer, by: caller)
            let refused = try await desks.partners.tasks(of: producer, by: caller)
            let ending = try await desks.listings.leaseTasks(of: producer, by: caller)
            let worst = try await desks.quality.tasks(of: producer, by: caller)
            let tasks =
                late.map(Task.late) + ending.map(Task.ending) + refused.map(Task.refused)
                + worst.map(Task.worst)
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

    /// Parcels come first: they are given up when nothing happens.
    private static func bytes(_ tasks: [Task], in language: Language) -> [UInt8] {
        JSONWriter.object(capacity: 1_024) { json in
            json.name("items")
            json.list(tasks) { json, task in
                json.object { json in
                    switch task {
                    case .late(let task): write(task, in: language, &json)
                    case .ending(let task): write(task, in: language, &json)
                    case .refused(let task): write(task, in: language, &json)
                    case .worst(let task):
                        QualityWriting(language: language).write(task, &json)
                    }
                }
            }
        }
    }

    private enum Task {
        case late(PackingTask)
        case ending(LeaseTask)
        case refused(ProducerTask)
        case worst(QualityDesk.QualityTask)
    }

    private static func write(
        _ task: PackingTask, in language: Language, _ json: inout JSONWriter
    ) {
        let message = Sentence(
            vi:
                "Kiện \(task.parcel.text) đã quá hạn; hãy đóng gói hoặc báo không làm được,"
                + " nếu không kiện sẽ bị huỷ.",
            en: "The parcel \(task.parcel.text) is late; pack it or refuse it, or it is given up.")
        json.member("kind", "parcel_to_pack")
        json.member("message", message.text(in: language))
        json.member("parcel", task.parcel.text)
        json.member("at", Instant.text(task.packBy))
        json.member("released_at", Instant.text(task.releasedAt))
    }

    private static func write(
        _ task: LeaseTask, in language: Language, _ json: inout JSONWriter
    ) {
        let message =
            task.daysLeft == 0
            ? Sentence(
                vi: "“\(task.name)” đã tự tạm ngừng bán; hãy xác nhận còn hàng, đúng giá.",
                en: "“\(task.name)” has paused itself; confirm its stock and price.")
            : Sentence(
                vi: "“\(task.name)” sẽ tự tạm ngừng bán sau \(task.daysLeft) ngày; hãy xác nhận"
                    + " còn hàng, đúng giá.",
                en: "“\(task.name)” pauses itself in \(task.daysLeft) days; confirm its stock and"
                    + " price.")
        json.member("kind", "listing_to_confirm")
        json.member("message", message.text(in: language))
        json.member("listing", task.listing.text)
        json.member("listing_name", task.name)
        json.member("at", Instant.text(task.until.startUTCMilliseconds))
        json.member("days_left", task.daysLeft)
    }

    private static func write(
        _ task: ProducerTask, in language: Language, _ json: inout JSONWriter
    ) {
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
